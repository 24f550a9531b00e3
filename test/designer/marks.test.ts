import { describe, expect, it } from 'vitest'
import { changePart, removePart } from '../../designer/model/editor/change.ts'
import { marksOf } from '../../designer/model/marks.ts'
import { placeOf } from '../../designer/model/places.ts'
import { check, type Strategy } from '../../engine/index.ts'
import example from '../fixtures/a-group.json'

const base = example as unknown as Strategy
const [first, second] = base.dimensions.map(({ id }) => id)

describe('what the outline marks', () => {
  it('is nothing where nothing differs, or where there is nothing to compare with', () => {
    expect(marksOf(structuredClone(base), base, []).changed.size).toBe(0)
    expect(marksOf(base, undefined, []).changed.size).toBe(0)
  })

  it('are the part that was changed and the list that it is in', () => {
    const edited = changePart('dimensions', first ?? '', (dimension) => ({ ...dimension, title: 'Other' }))(base)
    expect([...marksOf(edited, base, []).changed].sort()).toEqual(['dimensions', `dimensions/${first}`])
    const fewer = removePart('dimensions', second ?? '')(base)
    expect([...marksOf(fewer, base, []).changed]).toEqual(['dimensions'])
    expect([...marksOf({ ...base, ordered: false }, base, []).changed]).toEqual(['tiers'])
  })

  it('are problems, at their part and at its list', () => {
    const broken = changePart('dimensions', first ?? '', (dimension) => ({ ...dimension, into: 'nowhere' }))(base)
    const { problems } = marksOf(broken, base, check(broken).problems)
    expect(problems.get(`dimensions/${first}`)).toMatchObject({ errors: 1 })
    expect(problems.get('dimensions')?.errors).toBeGreaterThanOrEqual(1)
  })
})

describe('the place of a problem', () => {
  it.each([
    ['/dimensions/1/points/bands/0/from', 'dimensions', second],
    ['/assign/bands/0', 'tiers', undefined],
    ['/hold', 'tiers', undefined],
    ['/title', undefined, undefined],
    ['', undefined, undefined],
  ])('%s is shown on %s', (pointer, part, item) => {
    expect(placeOf(pointer, base)).toEqual({ part, item })
  })
})
