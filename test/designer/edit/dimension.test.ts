import { describe, expect, it } from 'vitest'
import {
  addDimension,
  duplicateDimension,
  moveInto,
  removeDimension,
  setDimension,
  setKind,
  setValue,
} from '../../../designer/model/edit/dimension.ts'
import { canBe, convertPoints, KINDS, kindOf } from '../../../designer/model/edit/kinds.ts'
import { firstPoints, trialOf } from '../../../designer/model/edit/newDimension.ts'
import { ownText, withWording } from '../../../designer/model/edit/text.ts'
import { valueKind } from '../../../designer/model/edit/variable.ts'
import { check, isShaped, type Strategy } from '../../../engine/index.ts'
import { example, rich } from '../strategies.ts'

const errorsOf = (document: Strategy) =>
  check(document)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`)
const weightsIn = (document: Strategy, into: string) =>
  [...document.dimensions, ...document.scores].filter((part) => part.into === into).map(({ weight }) => weight ?? 0)
const total = (document: Strategy, into: string) =>
  Number(
    weightsIn(document, into)
      .reduce((sum, weight) => sum + weight, 0)
      .toFixed(9),
  )

describe('a dimension', () => {
  it('is added after its siblings with an even share, and the document stays without errors', () => {
    const document = example()
    const value = { var: 'claims' }
    const points = firstPoints(document, value, 4, undefined)
    const added = addDimension({ title: 'Claims a year', value, into: 'economic', points })(document)
    expect(errorsOf(added)).toEqual([])
    const index = added.dimensions.findIndex(({ id }) => id === 'claims_a_year')
    expect(added.dimensions[index - 1]?.into).toBe('economic')
    expect(added.dimensions[index]).toMatchObject({ weight: 0.33, missing: { points: 0 } })
    expect(total(added, 'economic')).toBe(1)
  })

  it('is duplicated beside itself, the two sharing its weight', () => {
    const copied = duplicateDimension('coverage', (name) => `${name} (copy)`)(example())
    expect(errorsOf(copied)).toEqual([])
    expect(copied.dimensions.map(({ id }) => id)).toContain('coverage_copy')
    expect(weightsIn(copied, 'potential').slice(0, 2)).toEqual([0.35, 0.35])
  })

  it('is taken away, or moved into another group, and the weights of both groups total 100 %', () => {
    const without = removeDimension('payment')(example())
    expect([total(without, 'economic'), errorsOf(without)]).toEqual([1, []])
    const moved = moveInto('payment', 'potential')(example())
    expect([total(moved, 'economic'), total(moved, 'potential'), errorsOf(moved)]).toEqual([1, 1, []])
    expect(removeDimension('nobody')(example())).toEqual(example())
  })

  it('becomes every kind that its value can be, without an error, in every pack dimension', () => {
    for (const document of [example(), rich()]) {
      for (const { id, value } of document.dimensions) {
        if (value === undefined) continue
        for (const kind of KINDS.filter((one) => canBe(one, valueKind(document, value)))) {
          const turned = setKind(id, kind, [0, 100])(document)
          expect(isShaped(turned), `${id} ${kind}`).toBe(true)
          const own = errorsOf(turned).filter((error) => error.includes('/points'))
          expect(own, `${id} as ${kind}`).toEqual([])
        }
      }
    }
  })

  it('keeps edges and points from bands to a curve and back, and rows where it becomes a table', () => {
    const document = example()
    const source = { document, value: { var: 'tier1_outlets' }, range: [0, 50] } as const
    const bands = [{ points: 0 }, { from: 5, points: 50 }, { from: 20, points: 100 }]
    const curve = convertPoints({ bands }, 'curve', source)
    expect(curve.curve?.slice(1)).toEqual([
      [5, 50],
      [20, 100],
    ])
    expect(convertPoints(curve, 'bands', source)).toEqual({ bands })
    const { table } = convertPoints({ bands }, 'table', source)
    expect(table?.rows.map(({ when, points }) => [when, points])).toEqual([
      [[{ below: 5 }], 0],
      [[{ from: 5, below: 20 }], 50],
      [[{ from: 20 }], 100],
    ])
  })

  it('reads another field, with points that can be made of it', () => {
    const document = example()
    const words = setValue('coverage', { var: 'payment_term' }, [0, 100])(document)
    expect(kindOf(words.dimensions[0]?.points ?? {})).toBe('lookup')
    expect(Object.keys(words.dimensions[0]?.points.lookup ?? {})).toEqual(['prepaid', 'lc', 'oa30', 'oa60', 'oa90'])
    expect(errorsOf(words)).toEqual([])
    const numbers = setValue('coverage', { var: 'annual_sales' }, [0, 100])(document)
    expect(numbers.dimensions[0]?.points).toEqual(document.dimensions[0]?.points)
  })

  it('loses a property that is set to nothing', () => {
    const document = setDimension('coverage', 'missing', undefined)(example())
    expect('missing' in (document.dimensions[0] ?? {})).toBe(false)
  })

  it('can be asked about before it is there', () => {
    const trial = trialOf(example(), { var: 'annual_sales' }, 'potential', 4)
    expect(errorsOf(trial.document)).toEqual([])
    expect(trial.document.dimensions.map(({ id }) => id)).toContain(trial.dimension)
  })
})

describe('a text', () => {
  it('stays plain in one language and becomes one by language with the second', () => {
    expect(withWording(undefined, 'en', 'en', ' Reach ')).toBe('Reach')
    expect(withWording('Reach', 'zh-Hant', 'en', '覆蓋')).toEqual({ en: 'Reach', 'zh-Hant': '覆蓋' })
    expect(withWording({ en: 'Reach' }, 'en', 'en', '')).toBeUndefined()
    expect(ownText('Reach', 'zh-Hant', 'en')).toBe('')
  })
})
