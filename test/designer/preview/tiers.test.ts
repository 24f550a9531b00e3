// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest'
import { createPreviewEngine } from '../../../designer/model/preview/engine.ts'
import type { FromWorker } from '../../../designer/model/preview/protocol.ts'
import type { Answers, QuestionName, Questions } from '../../../designer/model/preview/questions/index.ts'
import {
  calibrate,
  columnsOf,
  compile,
  type Decision,
  encodePopulation,
  evaluate,
  type Strategy,
  type SubjectRequest,
  scoreBeforeOverrides,
} from '../../../engine/index.ts'
import { readPack } from '../../packs/loader.ts'
import { packSubjects } from './population.ts'

const asOf = '2026-06-30'
const engine = createPreviewEngine()
type Answered = Extract<FromWorker, { kind: 'answered' }>

const ask = <N extends QuestionName>(document: Strategy, name: N, params: Questions[N]): Answers[N] => {
  const answer = engine.frame({ kind: 'frame', document, asOf, asked: { one: { name, params } as never } }) as Answered
  return answer.answers.one as Answers[N]
}

const openWith = (document: Strategy, subjects: SubjectRequest[], base: Strategy) => {
  const fields = document.fields.map(({ id }) => id)
  engine.open(encodePopulation({ columns: columnsOf(subjects, fields), name: undefined }))
  engine.setBase(base)
}

const compiled = (document: Strategy) => {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error('a version of a pack has errors')
  return compilation.strategy
}

/** Each subject decided one by one, which is what the whole population must agree with. */
const decide = (document: Strategy, subjects: SubjectRequest[]): (Decision | undefined)[] => {
  const strategy = compiled(document)
  return subjects.map((subject) => {
    const evaluation = evaluate(strategy, { ...subject, asOf, trace: 'summary' })
    return evaluation.ok ? evaluation.decision : undefined
  })
}

const amount = (subject: SubjectRequest, field: string) => {
  const value = (subject.input as Record<string, unknown>)[field]
  return typeof value === 'number' ? value : undefined
}
const sum = (numbers: readonly (number | undefined)[]) => numbers.reduce<number>((total, one) => total + (one ?? 0), 0)

describe('tiers by thresholds', () => {
  const pack = readPack('cosmetics-a-group')
  const [base, document] = [pack.document('v2.json'), pack.document('v3.json')]
  const subjects = packSubjects('cosmetics-a-group', document)
  const decisions = decide(document, subjects)
  beforeAll(() => openWith(document, subjects, base))

  it('hold what deciding one by one gives them, and their share of a sum', () => {
    const { tiers, decided, range } = ask(document, 'tiers', { measure: 'annual_sales' })
    const earlier = decide(base, subjects)
    for (const { id, final, before, sum: total } of tiers) {
      expect(final).toBe(decisions.filter((one) => one?.tier.id === id).length)
      expect(before).toBe(earlier.filter((one) => one?.tier.id === id).length)
      const own = subjects.filter((_, row) => decisions[row]?.tier.id === id)
      expect(total).toBeCloseTo(sum(own.map((one) => amount(one, 'annual_sales'))), 3)
    }
    expect(decided).toBe(decisions.filter(Boolean).length)
    const scores = [...decisions, ...earlier].flatMap((one) => one?.scores.value ?? [])
    expect(range).toEqual([Math.min(...scores), Math.max(...scores)])
  })

  it('are counted by score before hold and overrides', () => {
    const { hold: _, ...plain } = document
    const unheld = decide({ ...plain, overrides: (document.overrides ?? []).filter(({ then }) => then.add) }, subjects)
    for (const { id, byScore } of ask(document, 'tiers', {}).tiers) {
      expect(byScore, id).toBe(unheld.filter((one, row) => decisions[row] && one?.tier.id === id).length)
    }
  })

  it('show what the best-scored bring, against ranking by the field', () => {
    const answer = ask(document, 'pareto', { field: 'annual_sales', steps: 10 })
    const decided = subjects.flatMap((subject, row) =>
      decisions[row] ? [{ score: decisions[row].scores.value ?? 0, amount: amount(subject, 'annual_sales') ?? 0 }] : [],
    )
    const total = sum(decided.map((one) => one.amount))
    const best = (key: 'score' | 'amount', share: number) => {
      const wanted = share * decided.length
      const keys = [...new Set(decided.map((one) => one[key]))].sort((a, b) => b - a)
      let [count, reached] = [0, 0]
      for (const value of keys) {
        const group = decided.filter((one) => one[key] === value)
        const taken = Math.min(Math.max(wanted - count, 0), group.length)
        reached += (taken / group.length) * sum(group.map((one) => one.amount))
        count += group.length
      }
      return reached / total
    }
    for (const step of [1, 2, 3, 5, 10]) {
      expect(answer?.now[step]).toBeCloseTo(best('score', step / 10), 9)
      expect(answer?.ranked[step]).toBeCloseTo(best('amount', step / 10), 9)
    }
    expect([answer?.now[0], answer?.subjects]).toEqual([0, decided.length])
    expect(answer?.before?.[10]).toBeCloseTo(1, 9)
    expect(ask(document, 'pareto', { field: 'brand_image', steps: 10 })).toBeUndefined()
  })

  it('are calibrated as the engine does it from decisions', () => {
    const answer = ask(document, 'calibration', { isMoving: false })
    const decided = subjects.flatMap((subject, row) => (decisions[row] ? [{ subject, decision: decisions[row] }] : []))
    const expected = calibrate(compiled(document), {
      scores: decided.map(({ decision }) => scoreBeforeOverrides(document, decision)),
      amounts: new Map([['annual_sales', decided.map(({ subject }) => amount(subject, 'annual_sales') ?? Number.NaN)]]),
    })
    if (!answer.ok || !expected.ok) throw new Error('nothing was calibrated')
    expect(answer.tiers).toEqual(expected.tiers)
    const then = decide(expected.document, subjects)
    expect(answer.final.then).toEqual(document.tiers.map(({ id }) => then.filter((one) => one?.tier.id === id).length))
  })
})

describe('tiers by a matrix', () => {
  const document = readPack('key-account-matrix').document('strategy.json')
  const subjects = packSubjects('key-account-matrix', document)
  const moved: Strategy = structuredClone(document)
  if (moved.assign.matrix) moved.assign.matrix.x.edges = [40, 60]
  const decisions = decide(moved, subjects)
  const question = { x: [0, 100], y: [0, 100], mostDots: 5_000, measure: 'annual_sales' } as const
  beforeAll(() => openWith(document, subjects, document))

  it('count cells by scores, now and under the base', () => {
    const answer = ask(moved, 'matrix', question)
    const before = decide(document, subjects)
    const inCell = (all: typeof decisions, edges: number[], x: number, y: number) =>
      all.filter((one) => {
        const [a, b] = [one?.scores.attraction ?? Number.NaN, one?.scores.importance ?? Number.NaN]
        return edges.filter((edge) => a >= edge).length === x && [40, 55].filter((edge) => b >= edge).length === y
      }).length
    answer?.cells.forEach((row, y) => {
      row.forEach((cell, x) => {
        // Who is refused has neither score nor cell.
        const [now, was] = [decisions, before].map((all) => all.filter(Boolean))
        expect(cell.count).toBe(inCell(now ?? [], [40, 60], x, y))
        expect(cell.before).toBe(inCell(was ?? [], [45, 65], x, y))
      })
    })
    expect(sum(answer?.moves.map(({ count }) => count) ?? [])).toBe(
      decisions.filter((one, row) => one?.tier.id !== before[row]?.tier.id).length,
    )
  })

  it('say who stands at a place, the closest first', () => {
    const there = subjects.flatMap(({ subject }, row) => {
      const { attraction = Number.NaN, importance = Number.NaN } = decisions[row]?.scores ?? {}
      const off = ((attraction - 60) / 5) ** 2 + ((importance - 40) / 4) ** 2
      return off <= 1 ? [{ subject, off }] : []
    })
    there.sort((a, b) => a.off - b.off)
    const near = ask(moved, 'matrixNear', { x: 60, y: 40, reach: { x: 5, y: 4 }, limit: 3 })
    expect(there.length).toBeGreaterThan(3)
    expect(near?.count).toBe(there.length)
    expect(near?.lines.map(({ id }) => id)).toEqual(there.slice(0, 3).map(({ subject }) => subject))
  })

  it('show every subject at its scores, or many as squares, none lost', () => {
    const dots = ask(moved, 'matrix', question)?.dots
    const [first] = dots?.rows ?? []
    expect(dots?.x[0]).toBeCloseTo(decisions[first ?? 0]?.scores.attraction ?? 0, 3)
    expect(Math.max(...(dots?.sizes ?? []))).toBe(1)
    const many = ask(moved, 'matrix', { ...question, mostDots: 10 })
    expect(many?.dots).toBeUndefined()
    expect(sum(many?.density?.squares.map(({ count }) => count) ?? [])).toBe(dots?.rows.length)
    expect(sum(many?.marginals.y ?? [])).toBe(dots?.rows.length)
  })

  it('name the largest of those that move', () => {
    const largest = ask(moved, 'matrix', question)?.largest ?? []
    expect(largest.length).toBeGreaterThan(0)
    expect(largest.map((one) => one.amount)).toEqual(largest.map((one) => one.amount).toSorted((a, b) => b - a))
    expect(largest.every(({ tier, tierBefore }) => tier !== tierBefore)).toBe(true)
  })
})
