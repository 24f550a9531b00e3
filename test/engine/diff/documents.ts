/** The documents that the tests of diff compare. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompiledStrategy, compile, type Strategy } from '../../../engine/index.ts'

const project = join(import.meta.dirname, '../../..')

const read = (path: string): Strategy => JSON.parse(readFileSync(join(project, path), 'utf8'))

export const example = (): Strategy => read('test/fixtures/a-group.json')

export const cosmetics = (version: 1 | 2 | 3): Strategy => read(`rules/cosmetics-a-group/v${version}.json`)

/** Strategies with texts, tables, matrices and all kinds of assignment. */
export const packs = (): Strategy[] =>
  [
    'cosmetics-a-group/v1',
    'cosmetics-a-group/v2',
    'cosmetics-a-group/v3',
    'key-account-matrix/strategy',
    'contact-cadence/strategy',
    'relationship-end/strategy',
    'private-banking/strategy',
    'delivered-value/strategy',
  ].map((name) => read(`rules/${name}.json`))

export function compiled(document: unknown): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
}

/** A copy with an edit. */
export function edited(source: Strategy, edit: (document: Strategy) => void): Strategy {
  const copy = structuredClone(source)
  edit(copy)
  return copy
}
