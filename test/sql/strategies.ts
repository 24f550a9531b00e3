/** Strategies for what the conformance cases don't reach: columns of other types, many steps, long names. */
import { type CompiledStrategy, compile } from '../../engine/index.ts'

export function compiled(document: object): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return compilation.strategy
}

const BASE = {
  format: 'tiersmith/1',
  scores: [{ id: 'total', combine: 'sum', decimals: 4 }],
  tiers: [{ id: 'only' }],
  assign: { score: 'total', bands: [{ tier: 'only' }] },
}

/** One field of a type; its value, or 1 for a text or a boolean that is wanted, is the score. */
export function around(type: string, wanted: unknown = 1): CompiledStrategy {
  const isNumber = type === 'number' || type === 'integer'
  return compiled({
    ...BASE,
    id: 'one-field',
    fields: [{ id: 'x', type, required: false }],
    dimensions: [
      {
        id: 'd',
        into: 'total',
        ...(isNumber
          ? { value: { var: 'x' }, points: { formula: { var: 'value' } } }
          : { value: { '==': [{ var: 'x' }, wanted] }, points: { lookup: { true: 1, false: 0 } } }),
        missing: { points: -1 },
      },
    ],
  })
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

/** As deep as strategies get: derived values, scores and overrides that each read the one before. */
export const deep = (steps: number): CompiledStrategy =>
  compiled({
    ...BASE,
    id: 'deep',
    fields: [{ id: 'x', type: 'number' }],
    derived: range(steps).map((index) => ({
      id: `d${index}`,
      value: { '+': [{ var: index === 0 ? 'x' : `d${index - 1}` }, { '/': [{ var: 'x' }, 7] }] },
    })),
    dimensions: [
      { id: 'd', into: `s${steps - 1}`, value: { var: `d${steps - 1}` }, points: { formula: { var: 'value' } } },
    ],
    scores: [
      ...BASE.scores,
      ...range(steps).map((index) => ({
        id: `s${index}`,
        into: index === 0 ? 'total' : `s${index - 1}`,
        combine: 'sum',
      })),
    ],
    tiers: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    assign: { score: 'total', bands: [{ tier: 'c' }, { from: 1, tier: 'b' }, { from: 10, tier: 'a' }] },
    overrides: range(steps).map((index) => ({
      id: `o${index}`,
      when: { and: [{ '==': [{ var: 'tier' }, 'abc'[index % 3]] }, { '>': [{ var: 'x' }, index] }] },
      then: { tier: 'abc'[(index + 1) % 3] },
    })),
  })

/** Ids of 128 characters that begin alike. */
export function longNames(): CompiledStrategy {
  const name = (letter: string) => `${'名'.repeat(100)}_${letter}`
  return compiled({
    ...BASE,
    id: 'long',
    fields: [{ id: 'x', type: 'number' }],
    derived: ['a', 'b'].map((letter, index) => ({ id: name(letter), value: { '+': [{ var: 'x' }, index] } })),
    dimensions: ['a', 'b'].map((letter) => ({
      id: `${name(letter)}_points`,
      into: 'total',
      value: { var: name(letter) },
      points: { formula: { var: 'value' } },
    })),
  })
}

/** A product of so many fields. */
export const product = (factors: number): CompiledStrategy =>
  compiled({
    ...BASE,
    id: 'product',
    fields: [{ id: 'x', type: 'number' }],
    dimensions: [
      {
        id: 'd',
        into: 'total',
        value: { '*': range(factors).map(() => ({ var: 'x' })) },
        points: { formula: { var: 'value' } },
        missing: { points: -1 },
      },
    ],
  })
