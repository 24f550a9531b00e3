/**
 * The sql backend on a real engine: every conformance case, generated strategies and all packs' populations,
 * in one go. What it answers is what rows answers, digit for digit.
 *
 * TIERSMITH_SQL_STRATEGIES sets how many strategies are generated.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CompiledStrategy, type EvaluateRequest, evaluate } from '../../engine/index.ts'
import { backends, type Outcome } from '../conformance/backends.ts'
import type { SqlEngine } from './engines.ts'
import { type Answer, type Dimensions, plan } from './job.ts'
import { caseWork, generatedWork, packWork, verdictOf, type Work } from './workload.ts'

const GENERATED = Number(process.env.TIERSMITH_SQL_STRATEGIES ?? 40)
const [rows] = backends

/** Where an engine's answer differs on purpose, by the title of the case. */
const known: Record<string, Record<string, Outcome>> = {
  // A number whose products could vanish is refused, because PostgreSQL takes that for an error.
  postgresql: { 'very small numbers keep their digits': { refusal: 'out-of-range', id: 'a' } },
}

let drawn: ReturnType<typeof drawWork> | undefined

/** The same for every engine. */
const workload = () => {
  drawn ??= drawWork()
  return drawn
}

const drawWork = () => ({ cases: caseWork(), generated: generatedWork(GENERATED), packs: packWork() })

/** The tests of one engine; `absent` says why it isn't here. */
export function describeParity(name: string, start: () => Promise<SqlEngine>, absent?: string): void {
  if (absent !== undefined) return void it.skip(`${name}: ${absent}`)
  const work = workload()
  describe(name, () => {
    let engine: SqlEngine
    const answers = new Map<Work, Answer[]>()

    beforeAll(async () => {
      engine = await start()
      const planned = [...work.cases, ...work.generated, ...work.packs].map((one) => ({ one, ...planOf(one, engine) }))
      const found = await engine.run(planned.map(({ job }) => job))
      for (const [index, { one, answersOf }] of planned.entries()) answers.set(one, answersOf(found[index] ?? []))
    }, 900_000)

    afterAll(() => engine?.close())

    it('answers every case as it was worked out by hand', () => {
      for (const one of work.cases)
        for (const index of one.requests.keys()) expectCase(one, index, answersOf(one)[index], name)
    })

    afterAll(() => {
      const counts = new Map<string, number>()
      for (const one of work.cases)
        one.cases?.forEach(({ feature }, index) => {
          if (answersOf(one)[index]) counts.set(feature, (counts.get(feature) ?? 0) + 1)
        })
      const lines = [...counts].sort().map(([feature, count]) => `${feature.padEnd(40)}${count}`)
      console.log([`${'feature × backend'.padEnd(40)}${name}`, ...lines].join('\n'))
    })

    it('gives what rows gives for every case', () => {
      for (const one of work.cases) expectRows(one, answersOf(one), known[name])
    })

    it('gives what rows gives for generated strategies and subjects', () => {
      for (const one of work.generated) expectRows(one, answersOf(one))
      expect(work.generated.length).toBeGreaterThan(GENERATED * 0.9)
    })

    it.each(work.packs.map((one) => [one.title, one] as const))('%s: the whole population', (_, one) => {
      expectRows(one, answersOf(one))
      expect(answersOf(one)).not.toContain(undefined)
    })

    const answersOf = (one: Work) => answers.get(one) ?? []
  })
}

function planOf({ strategy, requests, title }: Work, { dialect }: SqlEngine) {
  const planned = plan(strategy, requests, dialect)
  if ('problems' in planned) throw new Error(`${title}: ${JSON.stringify(planned.problems)}`)
  return planned
}

/** Where the request could be put to the engine at all: typed columns hold no value of a wrong type. */
function expectRows({ title, strategy, requests, cases }: Work, answers: Answer[], exceptions = {}): void {
  requests.forEach((request, index) => {
    const answer = answers[index]
    if (!answer) return
    const name = `${cases?.[index]?.title ?? title}: ${JSON.stringify(request)}`
    const exception = (exceptions as Record<string, Outcome>)[cases?.[index]?.title ?? '']
    expect(answer.outcome, name).toStrictEqual(exception ?? rows?.run(strategy, request))
    if ('tier' in answer.outcome && answer.dimensions)
      expect(answer.dimensions, name).toStrictEqual(dimensionsOf(strategy, request))
  })
}

/** Points and contributions as a decision explains them. */
function dimensionsOf(strategy: CompiledStrategy, request: EvaluateRequest): Dimensions {
  const evaluation = evaluate(strategy, request)
  if (!evaluation.ok) throw new Error(evaluation.refusal.message)
  const { dimensions = [] } = evaluation.decision
  return Object.fromEntries(
    dimensions.map(({ id, points = null, contribution = null }) => [id, { points, contribution }]),
  )
}

function expectCase({ cases }: Work, index: number, answer: Answer, engine: string): void {
  const one = cases?.[index]
  if (!one || !answer || known[engine]?.[one.title]) return
  const { outcome } = answer
  const { tier, refusal, id, scores } = one.expect
  const where = `${one.feature}: ${one.title}: ${JSON.stringify(outcome)}`
  if (refusal !== undefined) expect('refusal' in outcome && outcome.refusal, where).toBe(refusal)
  if (id !== undefined) expect('refusal' in outcome && outcome.id, where).toBe(id)
  if (tier !== undefined) expect('tier' in outcome && outcome.tier, where).toBe(tier)
  const isExpression = (one.strategy as { id: string }).id === 'around-an-expression'
  for (const [score, value] of Object.entries(scores ?? {}))
    expect('scores' in outcome && (outcome.scores[isExpression ? verdictOf(index) : score] ?? null), where).toBe(value)
}
