/** Examples on which two versions differ: found for small edits, and true. */
import { describe, expect, it, vi } from 'vitest'
import { evaluate, type Strategy, type Witness, witness } from '../../../engine/index.ts'
import { compiled, cosmetics, edited, example } from './documents.ts'

vi.setConfig({ testTimeout: 60_000 })

type Edit = (document: Strategy) => void

function find(base: Strategy, edit: Edit, seed = 1): Witness {
  const [a, b] = [compiled(base), compiled(edited(base, edit))]
  const found = witness(a, b, { seed })
  if (found.kind === 'found') {
    const [old, now] = [evaluate(a, found.request), evaluate(b, found.request)]
    expect(old.ok ? old.decision.tier.id : old.refusal.code).toBe(found.a.ok ? found.a.tier : found.a.code)
    expect(now.ok ? now.decision.tier.id : now.refusal.code).toBe(found.b.ok ? found.b.tier : found.b.code)
    expect({ ...found.a }).not.toEqual({ ...found.b })
  }
  return found
}

const threshold =
  (index: number, by: number): Edit =>
  (d) => {
    const band = d.assign.bands?.[index]
    if (band?.from !== undefined) band.from = Math.round((band.from + by) * 100) / 100
  }

describe('a witness', () => {
  it.each<[string, Edit]>([
    ['a band edge from 20 to 21', (d) => void Object.assign(d.dimensions[0]?.points.bands?.[2] ?? {}, { from: 21 })],
    ['a threshold from 60 to 60.01', threshold(2, 0.01)],
    ['a threshold from 80 to 79.99', threshold(3, -0.01)],
    ['a hold of 2.5 points', (d) => void Object.assign(d, { hold: { margin: 2.5, maxDrop: 1 } })],
    [
      'a condition of more than 6',
      (d) => void Object.assign(d.overrides?.[0] ?? {}, { when: { '>': [{ var: 'claims' }, 6] } }),
    ],
    ['an override that expires', (d) => void Object.assign(d.overrides?.[0] ?? {}, { expires: '2027-01-01' })],
    ['a treatment', (d) => void Object.assign(d.treatments?.[0]?.byTier ?? {}, { key: 5 })],
    ['a field that must be given', (d) => void Object.assign(d.fields[5] ?? {}, { required: true })],
  ])('is found for %s', (_, edit) => {
    expect(find(example(), edit).kind).toBe('found')
  })

  it('is found for a hundredth of a threshold on a score of many parts', () => {
    const found = ([1, 2] as const).flatMap((version) =>
      [1, 2, 3].flatMap((index) => [0.01, -0.01].map((by) => find(cosmetics(version), threshold(index, by)).kind)),
    )
    expect(found.filter((kind) => kind === 'found').length).toBeGreaterThanOrEqual(found.length - 1)
  })

  it('is the same for the same seed', () => {
    expect(find(cosmetics(2), threshold(1, 0.5), 7)).toEqual(find(cosmetics(2), threshold(1, 0.5), 7))
  })

  it('knows that texts alone decide nothing, and says when it found nothing', () => {
    expect(
      find(example(), (d) => {
        d.title = 'Another'
      }),
    ).toEqual({ kind: 'same-plan' })
    const never = find(example(), (d) => void Object.assign(d.overrides?.[0] ?? {}, { final: true }))
    expect(never).toMatchObject({ kind: 'none-found' })
  })
})
