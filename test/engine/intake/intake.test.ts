/** What intake takes of an input, whatever its shape: own keys in any order, and nothing else. */
import { describe, expect, it } from 'vitest'
import { type CompiledStrategy, compile, type Strategy } from '../../../engine/index.ts'

const document: Strategy = {
  format: 'tiersmith/1',
  id: 'intake',
  fields: [
    { id: 'sales', type: 'number', min: 0, max: 1000 },
    { id: 'cases', type: 'integer', required: false },
    { id: 'term', type: 'string', options: ['lc', 'é'], required: false },
    { id: 'note', type: 'string', required: false },
    { id: 'since', type: 'date', required: false },
    { id: 'key', type: 'boolean', required: false },
  ],
  scores: [{ id: 'total', combine: 'sum' }],
  dimensions: [{ id: 'd', into: 'total', value: { var: 'sales' }, points: { bands: [{ points: 1 }] } }],
  tiers: [{ id: 'a' }],
  assign: { score: 'total', bands: [{ tier: 'a' }] },
}

function compiled(): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return compilation.strategy
}

const { rows } = compiled()

/** Values in the order of fields, or the codes of what is wrong. */
function taken(input: unknown): unknown[] {
  const values: (string | number | boolean | undefined)[] = ['left', 'over', 'from', 'the', 'last', 'one']
  const errors = rows.intake.read(input, values)
  return errors ? errors.map(({ pointer, code }) => `${pointer} ${code}`) : values
}

const full = { sales: 5, cases: 3, term: 'lc', note: 'x', since: '2020-02-29', key: false }
const values = [5, 3, 'lc', 'x', 20200229, false]

describe('intake', () => {
  it('takes own keys in any order, one order after another', () => {
    const reversed = Object.fromEntries(Object.entries(full).reverse())
    for (const input of [full, reversed, full, { ...reversed, other: 1 }, { other: 1, ...full }, full])
      expect(taken(input)).toEqual(values)
  })

  it('forgets what the last input held', () => {
    expect(taken(full)).toEqual(values)
    const bare = [5, undefined, undefined, undefined, undefined, undefined]
    expect(taken({ sales: 5 })).toEqual(bare)
    expect(taken({ sales: 5, cases: null, term: '', note: undefined })).toEqual(bare)
  })

  it('reads nothing that stands on a prototype, and own keys that no listing shows', () => {
    const inherited = Object.assign(Object.create({ sales: 7, cases: 7 }), { note: 'x' })
    expect(taken(inherited)).toEqual(['/input/sales missing-value'])
    const own = Object.assign(Object.create({ cases: 7 }), { sales: 5 })
    expect(taken(own)).toEqual([5, undefined, undefined, undefined, undefined, undefined])
    const hidden = Object.defineProperty({ sales: 5 }, 'cases', { value: 4, enumerable: false })
    expect(taken(hidden)).toEqual([5, 4, undefined, undefined, undefined, undefined])
    expect(taken(Object.assign(Object.create(null), full))).toEqual(values)
  })

  it('finds fields behind more keys than it remembers the order of', () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${index}`, index]))
    for (const input of [
      { ...many, ...full },
      { ...full, ...many },
      { ...many, ...full },
    ])
      expect(taken(input)).toEqual(values)
  })

  it('brings texts to NFC and −0 to 0', () => {
    const [sales, , term, note] = taken({ sales: -0, term: 'e\u0301', note: 'e\u0301' })
    expect(Object.is(sales, 0)).toBe(true)
    expect([term, note]).toEqual(['é', 'é'])
  })

  it.each([
    [{ sales: 1001 }, ['/input/sales out-of-range']],
    [{ sales: Number.NaN }, ['/input/sales invalid-subject']],
    [{ cases: 1.5, sales: 1, key: 'yes' }, ['/input/cases invalid-subject', '/input/key invalid-subject']],
    [{ cases: 2 ** 60 }, ['/input/sales missing-value', '/input/cases out-of-range']],
    [{ sales: 1, term: 'oa', since: '2023-02-29' }, ['/input/term invalid-subject', '/input/since invalid-subject']],
    [{ sales: { value: 1 } }, ['/input/sales invalid-subject']],
    [[], ['/input invalid-subject']],
    [null, ['/input invalid-subject']],
  ])('says what is wrong with %j, in the order of fields', (input, errors) => {
    expect(taken(input)).toEqual(errors)
  })
})
