// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest'
import { truthsOf } from '../../../designer/model/condition/checkOne.ts'
import { createPreviewEngine, type PreviewEngine } from '../../../designer/model/preview/engine.ts'
import type { FromWorker } from '../../../designer/model/preview/protocol.ts'
import { withProbes } from '../../../designer/model/preview/questions/conditions.ts'
import type { Answers, QuestionName, Questions } from '../../../designer/model/preview/questions/index.ts'
import {
  columnsOf,
  compile,
  type Decision,
  type Expression,
  encodePopulation,
  evaluate,
  type Strategy,
  type SubjectRequest,
} from '../../../engine/index.ts'
import { readPack } from '../../packs/loader.ts'
import { packSubjects } from './population.ts'

const asOf = '2026-06-30'
const pack = readPack('cosmetics-a-group').document('v3.json')
/** With a floor behind the caps, which undoes some of them, and treatments that ask for the tier. */
const document: Strategy = {
  ...pack,
  overrides: [
    ...(pack.overrides ?? []),
    { id: 'floor', when: { '>=': [{ var: 'annual_sales' }, 20_000_000] }, then: { atLeast: 'development' } },
  ],
  treatments: [
    ...(pack.treatments ?? []),
    { id: 'gift', byTier: { key: 2, maintenance: 1 }, when: { '!=': [{ var: 'tier' }, 'key'] } },
  ],
}
const subjects: SubjectRequest[] = packSubjects('cosmetics-a-group', document)
const inputOf = (row: number) => subjects[row]?.input as Record<string, unknown>

const decided = (of: Strategy): (Decision | undefined)[] => {
  const compilation = compile(of)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return subjects.map((subject) => {
    const evaluation = evaluate(compilation.strategy, { ...subject, asOf, trace: 'full' })
    return evaluation.ok ? evaluation.decision : undefined
  })
}
const decisions = decided(document)
const outcome = (decision: Decision | undefined, id: string) => decision?.overrides?.find((one) => one.id === id)

let engine: PreviewEngine
beforeAll(() => {
  engine = createPreviewEngine()
  const fields = document.fields.map(({ id }) => id)
  engine.open(encodePopulation({ columns: columnsOf(subjects, fields), name: undefined }))
})

type Answered = Extract<FromWorker, { kind: 'answered' }>
const ask = <N extends QuestionName>(name: N, params: Questions[N]): Answers[N] => {
  const answer = engine.frame({ kind: 'frame', document, asOf, asked: { one: { name, params } as never } }) as Answered
  return answer.answers.one as Answers[N]
}
const matches = (override: string, filter: 'matched' | 'changed' | 'same' = 'matched', limit = 1_000) =>
  ask('overrideMatches', { override, filter, fields: ['diversion_cases', 'contract_since'], offset: 0, limit })

describe('overrides over a population', () => {
  it('count whom parts of a condition concern, as judging one by one does', () => {
    const conditions: Expression[] = [
      { '>=': [{ var: 'diversion_cases' }, 3] },
      { '<': [{ var: 'on_time_rate' }, 0.9] },
      { and: [{ '==': [{ var: 'tier' }, 'maintenance'] }, { '>': [{ var: 'scores.value' }, 40] }] },
    ]
    for (const override of [undefined, 'diversion-cap', 'floor']) {
      const negations = conditions.map((condition) => ({ '!': [condition] }))
      const judged = decided(withProbes(document, [...conditions, ...negations], override))
      const given = (index: number) => judged.filter((one) => one?.treatments?.[`probe-${index}`] === true).length
      const rows = judged.filter(Boolean).length
      expect(ask('conditions', { conditions, override })).toEqual({
        rows,
        counts: conditions.map((_, index) => ({
          matched: given(index),
          unknown: rows - given(index) - given(conditions.length + index),
        })),
      })
      const someone = subjects[5] as SubjectRequest
      const truths = truthsOf(document, conditions, override, { ...someone, asOf })
      const holds = (index: number) => judged[5]?.treatments?.[`probe-${index}`] === true
      expect(truths?.map((truth) => truth === 'holds')).toEqual(conditions.map((_, index) => holds(index)))
    }
    // What the tier is depends on the place.
    expect(ask('conditions', { conditions, override: 'floor' })).not.toEqual(ask('conditions', { conditions }))
    expect(ask('conditions', { conditions: [{ '>': [{ var: 'nothing' }, 1] }] })).toBeUndefined()
  })

  it('list whom each concerns, with the tier by score and the final one', () => {
    for (const { id, then } of document.overrides ?? []) {
      const applied = decisions.filter((one) => outcome(one, id)?.outcome === 'applied')
      if (then.flag === undefined) expect(matches(id, 'changed')?.counts.changed, id).toBe(applied.length)
    }
    const cap = matches('diversion-cap')
    expect(cap?.lines).toHaveLength(cap?.counts.matched ?? -1)
    expect(cap?.counts.matched).toBe((cap?.counts.changed ?? 0) + (cap?.counts.same ?? 0))
    expect(cap?.counts.matched).toBe(subjects.filter((_, row) => Number(inputOf(row).diversion_cases) >= 3).length)
    for (const line of cap?.lines ?? []) {
      const decision = decisions[line.row]
      expect(line.tier).toBe(decision?.tier.id)
      expect(line.values).toEqual([inputOf(line.row).diversion_cases, inputOf(line.row).contract_since])
      expect(line.changedBy).toBe(
        decision?.overrides?.findLast((one, index) => index > 4 && one.outcome === 'applied')?.id,
      )
      const first = decision?.overrides?.find((one) => one.outcome === 'applied' && typeof one.from === 'string')
      expect(line.tierByScore).toBe(first?.from ?? decision?.tier.id)
    }
    expect(cap?.lines.some(({ changedBy }) => changedBy === 'floor')).toBe(true)
    const measures = (cap?.lines ?? []).map(({ measure }) => measure ?? 0)
    expect(measures).toEqual([...measures].sort((a, b) => b - a))
    expect(matches('diversion-cap', 'matched', 0)?.lines).toEqual([])
  })

  it('find pairs that undo each other, and say what moving one does', () => {
    const rank = (tier: unknown) => document.tiers.findIndex(({ id }) => id === tier)
    const way = (decision: Decision | undefined, id: string) => {
      const { outcome: result, from, to } = outcome(decision, id) ?? {}
      return result === 'applied' ? Math.sign(rank(to) - rank(from)) : 0
    }
    const undone = decisions.filter((one) => way(one, 'diversion-cap') * way(one, 'floor') < 0).length
    expect(undone).toBeGreaterThan(0)
    const pair = ask('overridePairs', {}).find(({ first }) => first === 'diversion-cap')
    expect(pair).toMatchObject({ first: 'diversion-cap', later: 'floor', count: undone })
    const overrides = [...(document.overrides ?? [])]
    const [cap] = overrides.splice(4, 1)
    const after = decided({ ...document, overrides: [...overrides, ...(cap ? [cap] : [])] })
    const changes = after.map((one, row) => rank(one?.tier.id) - rank(decisions[row]?.tier.id))
    expect(pair?.moved).toEqual({
      up: changes.filter((change) => change < 0).length,
      down: changes.filter((change) => change > 0).length,
      changed: changes.filter((change) => change !== 0).length,
    })
    expect(ask('overridePairs', { override: 'newcomer' })).toEqual([])
  })
})

it('treatments: who gets them, and what their quantities come to', () => {
  const { treatments, tiers } = ask('treatments', {})
  expect(tiers).toEqual(document.tiers.map(({ id }) => decisions.filter((one) => one?.tier.id === id).length))
  for (const { id, given, sum } of treatments) {
    const values = decisions.map((one) => one?.treatments?.[id]).filter((one) => one !== undefined)
    expect(
      given.reduce((total, count) => total + count, 0),
      id,
    ).toBe(values.filter((value) => value !== false).length)
    const numbers = values.filter((value) => typeof value === 'number')
    if (sum !== undefined) expect(sum, id).toBe(numbers.reduce((total, value) => total + value, 0))
  }
  expect(treatments.find(({ id }) => id === 'gift')?.given[0]).toBe(0)
})
