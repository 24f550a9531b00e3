// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPreviewEngine, type PreviewEngine } from '../../../designer/model/preview/engine.ts'
import type { FromWorker } from '../../../designer/model/preview/protocol.ts'
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
const read = (version: number): Strategy =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../rules/cosmetics-a-group/v${version}.json`), 'utf8'))
const [before, now] = [read(2), read(3)]
const subjects: SubjectRequest[] = packSubjects('cosmetics-a-group', now)

/** Each subject decided one by one, which is what the whole population must agree with. */
const decided = (document: Strategy): (Decision | undefined)[] => {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error('a version of a pack has errors')
  return subjects.map((subject) => {
    const evaluation = evaluate(compilation.strategy, { ...subject, asOf, trace: 'full' })
    return evaluation.ok ? evaluation.decision : undefined
  })
}

let engine: PreviewEngine
beforeAll(() => {
  engine = createPreviewEngine()
  engine.open(
    encodePopulation({
      columns: columnsOf(
        subjects,
        now.fields.map(({ id }) => id),
      ),
      name: undefined,
    }),
  )
  engine.setBase(before)
})

type Answered = Extract<FromWorker, { kind: 'answered' }>

const ask = <N extends QuestionName>(name: N, params: Questions[N], document = now): Answers[N] => {
  const answer = engine.frame({ kind: 'frame', document, asOf, asked: { one: { name, params } as never } }) as Answered
  return answer.answers.one as Answers[N]
}

describe('a population under a document being edited', () => {
  const rank = (tier: string | undefined) => now.tiers.findIndex(({ id }) => id === tier)
  const [was, is] = [decided(before), decided(now)]

  it('counts tiers, and who rises and falls, as deciding one by one does', () => {
    const { summary } = engine.frame({ kind: 'frame', document: now, asOf, asked: {} }) as Answered
    const count = (decisions: typeof is, id: string) => decisions.filter((one) => one?.tier.id === id).length
    expect(summary.tiers).toEqual(now.tiers.map(({ id }) => ({ id, count: count(is, id), before: count(was, id) })))
    const moves = is.map((one, row) => Math.sign(rank(was[row]?.tier.id) - rank(one?.tier.id)))
    expect([summary.up, summary.down]).toEqual([
      moves.filter((move) => move > 0).length,
      moves.filter((move) => move < 0).length,
    ])
    expect(summary.up).toBeGreaterThan(0)
    expect(summary.rows).toBe(subjects.length)
  })

  it('says who each band, key and row of each dimension has', () => {
    for (const { id } of now.dimensions) {
      const { hits, missing } = ask('dimension', { dimension: id })
      const results = is.flatMap((one) => one?.dimensions?.filter((result) => result.id === id) ?? [])
      for (const share of hits.filter(({ hit }) => hit >= 0)) {
        const banded = results.filter(({ band }) => band !== undefined)
        if (banded.length > 0) expect(share.count, id).toBe(banded.filter(({ band }) => band === share.hit).length)
        expect(share.tiers.reduce((sum, n) => sum + n, 0)).toBe(share.count)
      }
      expect(missing).toBeGreaterThanOrEqual(0)
    }
  })

  it('bins values by tier without losing anybody', () => {
    const { range } = ask('dimension', { dimension: 'coverage' })
    expect(range).toBeDefined()
    const [from, to] = range as [number, number]
    const { histogram, missing } = ask('dimension', { dimension: 'coverage', bins: { from, to, count: 12 } })
    const total = histogram?.flat().reduce((sum, n) => sum + n, 0) ?? 0
    expect(total + missing + is.filter((one) => one === undefined).length).toBeGreaterThanOrEqual(subjects.length)
    const best = histogram?.reduce((sum, tiers) => sum + (tiers[0] ?? 0), 0)
    expect(best).toBe(is.filter((one) => one?.tier.id === now.tiers[0]?.id).length)
  })

  it('bins scores by tier, beside those of the version in effect', () => {
    const score = now.assign.score ?? ''
    const { histogram, before: base, range } = ask('scores', { score, bins: { from: 0, to: 100, count: 20 } })
    const bin = (one: Decision | undefined) => Math.min(Math.floor(Number(one?.scores[score]) / 5), 19)
    const counted = Array.from({ length: 20 }, (_, index) => is.filter((one) => one && bin(one) === index).length)
    expect(histogram.map((tiers) => tiers.reduce((sum, n) => sum + n, 0))).toEqual(counted)
    expect(base?.reduce((sum, n) => sum + n, 0)).toBe(was.filter(Boolean).length)
    expect(range?.[0]).toBeLessThanOrEqual(range?.[1] ?? 0)
  })

  it('finds subjects by part of an id, and lists those that move', () => {
    const moved = ask('subjects', { way: 'moved', offset: 0, limit: 1_000 })
    expect(moved.lines.every(({ tier, tierBefore }) => tier !== tierBefore)).toBe(true)
    expect(moved.count).toBe(is.filter((one, row) => one?.tier.id !== was[row]?.tier.id).length)
    const [someone] = moved.lines
    const found = ask('subjects', { search: String(someone?.id).toLowerCase(), offset: 0, limit: 5 })
    expect(found.lines.map(({ id }) => id)).toContain(someone?.id)
    expect(ask('subjects', { search: 'nobody is called that', offset: 0, limit: 5 })).toEqual({ count: 0, lines: [] })
  })

  it('gives a subject with all that it brings', () => {
    const subject = ask('subject', { row: 3 })
    expect(subject?.request.input).toEqual(subjects[3]?.input)
    expect(subject?.tier).toBe(is[3]?.tier.id)
    expect(ask('subject', { row: subjects.length })).toBeUndefined()
  })

  it('says that a document with errors can’t be scored, and goes on afterwards', () => {
    const broken = { ...now, tiers: [] }
    expect(engine.frame({ kind: 'frame', document: broken, asOf, asked: {} })).toEqual({ kind: 'broken' })
    expect(engine.frame({ kind: 'frame', document: now, asOf, asked: {} }).kind).toBe('answered')
  })
})
