import { describe, expect, it } from 'vitest'
import {
  inOrderOf,
  isForColumns,
  type Mapping,
  withNumber,
  withTarget,
  withValue,
} from '../../designer/model/import/mapping.ts'
import { fitOf } from '../../designer/model/import/otherPopulations.ts'
import { populationLines } from '../../designer/model/import/populationLines.ts'
import type { Undecided } from '../../designer/model/import/profile.ts'
import { columnsOfAnswer, mergeQuestions, questionsOf, withAnswer } from '../../designer/model/import/questions.ts'
import type { Population } from '../../designer/model/populations.ts'
import { columnsOf, encodePopulation, type Field, type Strategy } from '../../engine/index.ts'
import { example as read } from './strategies.ts'

const mapping: Mapping = {
  format: 'tiersmith-mapping/1',
  columns: [
    { column: 'id', as: 'subject' },
    { column: 'sales', field: 'annual_sales', number: { times: 10_000 } },
    { column: 'region', as: 'label' },
    { column: 'owner', as: 'ignore' },
  ],
  duplicates: 'last',
}

describe('a mapping', () => {
  it('gives a purpose to one column: whoever had it before is left out, and nothing of its reading stays', () => {
    const { columns, duplicates } = withTarget(mapping, 'owner', 'field:annual_sales')
    expect(columns[1]).toEqual({ column: 'sales', as: 'ignore' })
    expect(columns[3]).toEqual({ column: 'owner', field: 'annual_sales' })
    expect(duplicates).toBe('last')
  })

  it('has as many labels as somebody wants', () => {
    expect(withTarget(mapping, 'owner', 'label').columns.filter(({ as }) => as === 'label')).toHaveLength(2)
  })

  it('asks anew which of two rows holds, where other rows are the same subject', () => {
    expect(withTarget(mapping, 'owner', 'subject').duplicates).toBe(undefined)
  })

  it('takes decisions back', () => {
    const percent = withNumber(mapping, 'sales', { percent: 'points' })
    expect(percent.columns[1]?.number).toEqual({ times: 10_000, percent: 'points' })
    expect(withNumber(percent, 'sales', { percent: undefined }).columns[1]?.number).toEqual({ times: 10_000 })
  })

  it('fits a file with the same columns in another order, and no other', () => {
    expect(isForColumns(mapping, ['owner', 'id', 'sales', 'region'])).toBe(true)
    expect(isForColumns(mapping, ['owner', 'id', 'sales'])).toBe(false)
    expect(inOrderOf(mapping, ['sales', 'id', 'region', 'owner']).columns.map(({ column }) => column)).toEqual([
      'sales',
      'id',
      'region',
      'owner',
    ])
  })
})

const about = (asked: Partial<Undecided> & Pick<Undecided, 'code'>): Undecided => ({
  pointer: '/columns/1',
  choices: [],
  ...asked,
})

describe('questions', () => {
  const ofColumn = about({ code: 'value', column: 'sales', cell: '-', pointer: '/columns/1/values/-' })
  const ofFile = about({ code: 'subject', pointer: '/columns' })

  it('about a column stay until it has another purpose; about the file they are asked anew', () => {
    const before = questionsOf([ofColumn, ofFile])
    expect(mergeQuestions(before, [], new Set(), {}).map(({ about: asked }) => asked.code)).toEqual(['value'])
    expect(mergeQuestions(before, [], new Set(['sales']), {})).toEqual([])
    expect(mergeQuestions(before, [ofFile], new Set(), {})).toHaveLength(2)
  })

  it('that were answered stay to be changed', () => {
    const before = questionsOf([ofFile])
    const answers = { [before[0]?.key ?? '']: 0 }
    expect(mergeQuestions(before, [], new Set(), answers)).toEqual(before)
  })

  it('write their answers where they belong', () => {
    expect(withAnswer(mapping, ofColumn, null)).toEqual(withValue(mapping, 'sales', '-', null))
    expect(withAnswer(mapping, about({ code: 'duplicates' }), 'first').duplicates).toBe('first')
    expect(withAnswer(mapping, about({ code: 'column', column: 'sales' }), 'annual_sales')).toBe(mapping)
    expect(withAnswer(mapping, about({ code: 'column', column: 'sales' }), 'ignore').columns[1]).toEqual({
      column: 'sales',
      as: 'ignore',
    })
    const byLine = withAnswer(mapping, about({ code: 'subject' }), { numbered: true })
    expect(byLine).toMatchObject({ numbered: true, columns: [{ column: 'id', as: 'ignore' }, {}, {}, {}] })
    const percent = about({ code: 'percent', column: 'sales', pointer: '/columns/1/number/times' })
    expect(withAnswer(mapping, percent, 0.01).columns[1]?.number).toEqual({ times: 0.01 })
  })

  it('say which columns an answer gives another purpose', () => {
    expect([...columnsOfAnswer(about({ code: 'field' }), { column: 'owner', field: 'x' })]).toEqual(['owner'])
    expect([...columnsOfAnswer(about({ code: 'column', column: 'sales' }), 'ignore')]).toEqual(['sales'])
    expect([...columnsOfAnswer(ofColumn, null)]).toEqual([])
  })
})

describe('a population of another strategy', () => {
  const example = read()
  const fields = (document: Strategy) => document.fields.map(({ id }) => ({ field: id, missing: 0, distinct: 1 }))
  const population = { id: 'p', strategy: 'x', fields: fields(example) } as unknown as Population

  it('fits where every needed field is there in the same type', () => {
    expect(fitOf(example, population, example).lacking).toEqual([])
    const [first, ...rest] = example.fields as [Field, ...Field[]]
    const other = { ...example, fields: [{ ...first, type: 'date' as const, required: true }, ...rest] }
    const fit = fitOf(other, population, example)
    expect(fit.lacking.map(({ id }) => id)).toEqual([first.id])
    expect(fit.shared).toEqual(rest.map(({ id }) => id))
  })

  it('is read as lines: the fields that are shared, who it is, and labels, each column under a name of its own', () => {
    const columns = columnsOf(
      [
        { subject: 'A', input: { sales: 1.5, subject: 'x', secret: 'no' } },
        { subject: 'B', input: { sales: 2 }, previousTier: 'key' },
      ],
      ['sales', 'subject', 'secret'],
    )
    const { text, mapping: made } = populationLines(
      encodePopulation({ columns, name: undefined }),
      new Set(['sales', 'subject']),
    )
    expect(made.columns).toEqual([
      { column: 'sales', field: 'sales' },
      { column: 'subject', field: 'subject' },
      { column: 'subject*', as: 'subject' },
      { column: 'previousTier', as: 'previousTier' },
    ])
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { sales: 1.5, subject: 'x', 'subject*': 'A', previousTier: null },
      { sales: 2, subject: null, 'subject*': 'B', previousTier: 'key' },
    ])
  })
})
