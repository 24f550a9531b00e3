// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { moveEdge } from '../../../designer/model/edit/bands.ts'
import { trialOf } from '../../../designer/model/edit/newDimension.ts'
import { createPreviewEngine, type PreviewEngine } from '../../../designer/model/preview/engine.ts'
import type { Answers, QuestionName, Questions } from '../../../designer/model/preview/questions/index.ts'
import {
  columnsOf,
  compile,
  type Decision,
  encodePopulation,
  evaluate,
  type Strategy,
  type SubjectRequest,
} from '../../../engine/index.ts'
import { packSubjects } from './population.ts'

const asOf = '2026-06-30'
const before: Strategy = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../rules/cosmetics-a-group/v3.json'), 'utf8'),
)
const grid = { step: 0.01, base: 0, own: undefined, min: 0, max: 1 }
const now = moveEdge('delivery', 2, 0.95, grid)(before)
const subjects: SubjectRequest[] = packSubjects('cosmetics-a-group', before)

const decided = (document: Strategy): (Decision | undefined)[] => {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error('a version of a pack has errors')
  return subjects.map((subject) => {
    const evaluation = evaluate(compilation.strategy, { ...subject, asOf, trace: 'summary' })
    return evaluation.ok ? evaluation.decision : undefined
  })
}
const pointsOf = (decision: Decision | undefined) => decision?.dimensions?.find(({ id }) => id === 'delivery')

let engine: PreviewEngine
let rowsBefore: (Decision | undefined)[] = []
let rowsNow: (Decision | undefined)[] = []
beforeAll(() => {
  engine = createPreviewEngine()
  const columns = columnsOf(
    subjects,
    before.fields.map(({ id }) => id),
  )
  engine.open(encodePopulation({ columns, name: undefined }))
  engine.setBase(before)
  rowsBefore = decided(before)
  rowsNow = decided(now)
})

function ask<N extends QuestionName>(name: N, params: Questions[N]): Answers[N] {
  const answered = engine.frame({ kind: 'frame', document: now, asOf, asked: { a: { name, params } as never } })
  if (answered.kind !== 'answered') throw new Error(`answered ${answered.kind}`)
  return answered.answers.a as Answers[N]
}

describe('what bands ask of the population agrees with subjects decided one by one', () => {
  const values = () => rowsNow.map((row) => pointsOf(row)?.value).filter((value) => typeof value === 'number')

  it('where the values lie', () => {
    const spread = ask('spread', { dimension: 'delivery' })
    expect(spread?.low).toBe(Math.min(...values()))
    expect(spread?.high).toBe(Math.max(...values()))
    expect(spread?.distinct).toBe(new Set(values()).size)
    expect(ask('spread', { dimension: 'brand' })).toBeUndefined()
  })

  it('how many lie in each bin, a value on a border in the one above it', () => {
    const borders = [0.8, 0.85, 0.9, 0.95, 1]
    const answer = ask('bins', { dimension: 'delivery', borders })
    const counted = borders.slice(1).map((to, index) => {
      const from = borders[index] as number
      return values().filter((value) => value >= from && (value < to || (to === 1 && value === 1))).length
    })
    expect(answer?.counts.map((tiers) => tiers.reduce((sum, count) => sum + count, 0))).toEqual(counted)
    expect(answer?.beyond).toBe(values().length - counted.reduce((sum, count) => sum + count, 0))
  })

  it('who gets other points, and how many of them change tier', () => {
    const moved = rowsNow.flatMap((row, index) => {
      const [was, is] = [pointsOf(rowsBefore[index])?.points, pointsOf(row)?.points]
      return was !== undefined && was !== is ? [row?.tier.id !== rowsBefore[index]?.tier.id] : []
    })
    expect(moved.length).toBeGreaterThan(0)
    expect(ask('shifts', { dimension: 'delivery', from: 0, to: 1 })).toEqual([
      { before: 70, after: 40, count: moved.length, moved: moved.filter(Boolean).length },
    ])
    expect(ask('shifts', { dimension: 'delivery', from: 0, to: 0.5 })).toEqual([])
  })

  it('what edges it would place, for a dimension that is there and for one that is not yet', () => {
    const equal = ask('suggestEdges', { dimension: 'delivery', method: 'equal-counts' })
    if (!equal.ok) throw new Error('placed')
    expect(equal.bands.map(({ points }) => points)).toEqual([0, 40, 70, 100])
    expect(equal.bands.reduce((sum, { count }) => sum + count, 0)).toBe(values().length)
    const trial = trialOf(now, { var: 'annual_sales' }, now.dimensions[0]?.into as string, 3)
    const placed = ask('suggestEdges', { ...trial, method: 'round-numbers', bands: 3 })
    expect(placed.ok && placed.bands.map(({ edge }) => edge !== undefined)).toEqual([false, true, true])
    expect(ask('suggestEdges', { dimension: 'brand', method: 'equal-counts' })).toEqual({
      ok: false,
      reason: undefined,
    })
  })
})
