/** Strategies that the tests of the designer read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompiledStrategy, compile, type Strategy } from '../../engine/index.ts'

const project = join(import.meta.dirname, '../..')

const read = (path: string): Strategy => JSON.parse(readFileSync(join(project, path), 'utf8'))

/** The worked example of the documentation. */
export const example = (): Strategy => read('test/fixtures/a-group.json')

/** A pack's strategy in three languages, with every kind of points, hold, adds, flags and exceptions. */
export const rich = (): Strategy => read('rules/cosmetics-a-group/v3.json')

export function compiled(document: Strategy): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map((problem) => problem.message).join('\n'))
  return compilation.strategy
}

/** The smallest strategy around the parts given. */
export const strategyWith = (parts: Partial<Strategy>): Strategy => ({
  format: 'tiersmith/1',
  id: 'small',
  fields: [],
  scores: [],
  dimensions: [],
  tiers: [{ id: 'a' }, { id: 'b' }],
  assign: { score: 'total', bands: [{ tier: 'b' }, { from: 50, tier: 'a' }] },
  ...parts,
})
