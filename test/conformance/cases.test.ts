/** Every case through every backend; at the end a table of feature × backend. */
import { afterAll, describe, expect, it } from 'vitest'
import { type CompiledStrategy, compile, evaluate } from '../../engine/index.ts'
import { backends, type Outcome } from './backends.ts'
import { type Case, type Expectation, readCases } from './cases.ts'

const passed = new Map<string, Map<string, number>>()

const cases = readCases()
for (const feature of new Set(cases.map((one) => one.feature))) {
  describe(feature, () => {
    for (const one of cases.filter((other) => other.feature === feature)) it(one.title, () => runCase(one))
  })
}

afterAll(() => {
  const lines = [...passed].map(([feature, counts]) => {
    const cells = backends.map(({ name }) => String(counts.get(name) ?? '–').padStart(name.length + 2))
    return `${feature.padEnd(24)}${cells.join('')}`
  })
  const head = `${'feature × backend'.padEnd(24)}${backends.map(({ name }) => `  ${name}`).join('')}`
  console.log([head, ...lines, '(cases passed; – where intake already refuses)'].join('\n'))
})

function runCase(one: Case): void {
  const compilation = compile(one.strategy)
  if (!compilation.ok) expect.fail(`check refuses the strategy: ${JSON.stringify(compilation.problems)}`)
  for (const backend of backends) {
    const outcome = backend.run(compilation.strategy, one.request)
    if (outcome === undefined) continue
    expectOutcome(outcome, one.expect, backend.name)
    const counts = passed.get(one.feature) ?? new Map<string, number>()
    passed.set(one.feature, counts.set(backend.name, (counts.get(backend.name) ?? 0) + 1))
  }
  expectExplanation(compilation.strategy, one)
}

function expectOutcome(outcome: Outcome, wanted: Expectation, backend: string): void {
  const where = `${backend}: ${JSON.stringify(outcome)}`
  if (wanted.refusal !== undefined)
    expect('refusal' in outcome ? outcome.refusal : undefined, where).toBe(wanted.refusal)
  if (wanted.id !== undefined) expect('refusal' in outcome ? outcome.id : undefined, where).toBe(wanted.id)
  if (wanted.tier !== undefined) expect('tier' in outcome ? outcome.tier : undefined, where).toBe(wanted.tier)
  for (const [id, score] of Object.entries(wanted.scores ?? {}))
    expect('scores' in outcome ? (outcome.scores[id] ?? null) : undefined, where).toBe(score)
}

function expectExplanation(strategy: CompiledStrategy, { request, expect: wanted }: Case): void {
  if (wanted.overrides === undefined && wanted.hold === undefined && wanted.flags === undefined) return
  const evaluation = evaluate(strategy, request)
  if (!evaluation.ok) expect.fail(JSON.stringify(evaluation.refusal))
  const { overrides = [], hold, flags = [] } = evaluation.decision
  for (const [id, outcome] of Object.entries(wanted.overrides ?? {}))
    expect(overrides.find((override) => override.id === id)?.outcome, id).toBe(outcome)
  if (wanted.hold !== undefined) expect(hold?.outcome).toBe(wanted.hold)
  if (wanted.flags !== undefined) expect(flags.map(({ id }) => id)).toEqual(wanted.flags)
}
