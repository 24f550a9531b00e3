/**
 * Generated strategies × generated subjects: every backend gives what rows gives, digit for digit.
 *
 * CONFORMANCE_STRATEGIES sets how many strategies are drawn (default 1,000), CONFORMANCE_SEED the seed,
 * CONFORMANCE_SHRINK_MS how long a failure is made smaller.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CompiledStrategy, compile, type EvaluateRequest } from '../../engine/index.ts'
import { type Backend, backends, type Outcome } from './backends.ts'
import { drawFrom } from './generate/choose.ts'
import { strategy } from './generate/strategy.ts'
import { subject } from './generate/subject.ts'

const strategies = Number(process.env.CONFORMANCE_STRATEGIES ?? 1000)
const seed = Number(process.env.CONFORMANCE_SEED ?? Date.now() % 0x7fffffff)
const SUBJECTS = 8
/** Milliseconds. */
const SHRINK_FOR = Number(process.env.CONFORMANCE_SHRINK_MS ?? 30_000)

const [rows, ...others] = backends as [Backend, ...Backend[]]

interface Tally {
  refusedDocuments: Record<string, number>
  subjects: number
  outcomes: Record<string, number>
}

it(`gives the same scores and tier, or the same refusal, in every backend (seed ${seed})`, { timeout: 600_000 }, () => {
  const tally: Tally = { refusedDocuments: {}, subjects: 0, outcomes: {} }
  const property = fc.property(fc.gen(), (g) => compareOne(drawFrom(g), tally))
  const found = fc.check(property, { numRuns: strategies, seed, endOnFailure: true })
  // Shrinking a whole strategy could go on for long; what is smallest by then is reported.
  if (found.failed)
    fc.assert(property, { seed, path: found.counterexamplePath ?? '', interruptAfterTimeLimit: SHRINK_FOR })
  const refused = Object.values(tally.refusedDocuments).reduce((sum, count) => sum + count, 0)
  console.log(
    `generated: seed ${seed}, ${strategies} strategies (${refused} refused by check), ${tally.subjects} subjects: ${JSON.stringify(tally.outcomes)}`,
  )
  // A generator whose strategies are mostly refused, or a subject that is, would prove nothing.
  expect(refused, JSON.stringify(tally.refusedDocuments)).toBeLessThan(strategies / 10)
  expect(tally.outcomes.decided ?? 0).toBeGreaterThan(tally.subjects / 4)
})

function compareOne(draw: ReturnType<typeof drawFrom>, tally: Tally): void {
  const document = strategy(draw)
  const compilation = compile(document)
  if (!compilation.ok) {
    for (const { code } of compilation.problems.filter(({ severity }) => severity === 'error').slice(0, 1))
      tally.refusedDocuments[code] = (tally.refusedDocuments[code] ?? 0) + 1
    return
  }
  for (let count = 0; count < SUBJECTS; count++) {
    const request = subject(draw, document)
    const outcome = compare(compilation.strategy, request, document)
    const kind = 'refusal' in outcome ? outcome.refusal : 'decided'
    tally.subjects++
    tally.outcomes[kind] = (tally.outcomes[kind] ?? 0) + 1
  }
}

function compare(compiled: CompiledStrategy, request: EvaluateRequest, document: unknown): Outcome {
  const expected = rows.run(compiled, request)
  for (const backend of others) {
    const actual = backend.run(compiled, request)
    if (actual !== undefined)
      expect(
        actual,
        `${backend.name} differs from rows: ${JSON.stringify({ strategy: document, request })}`,
      ).toStrictEqual(expected)
  }
  return expected as Outcome
}
