/** The same facts by scoring both versions row by row: what impact must agree with. */
import { type CompiledStrategy, type EvaluateRequest, type Evaluation, evaluate } from '../../../engine/index.ts'

export interface RowByRow {
  counts: number[][]
  sums: number[][]
  before: Evaluation[]
  after: Evaluation[]
  treatments: { before: Map<string, number[]>; after: Map<string, number[]> }
}

export function rowByRow(
  a: CompiledStrategy,
  b: CompiledStrategy,
  requests: readonly EvaluateRequest[],
  measure: string | undefined,
): RowByRow {
  const width = b.document.tiers.length + 1
  const grid = () => Array.from({ length: a.document.tiers.length + 1 }, () => new Array<number>(width).fill(0))
  const [counts, units] = [grid(), grid()]
  const evaluated = (strategy: CompiledStrategy) =>
    requests.map((request) => evaluate(strategy, { ...request, trace: 'summary' }))
  const [before, after] = [evaluated(a), evaluated(b)]
  requests.forEach(({ input }, row) => {
    const from = placeOf(a, before[row] as Evaluation)
    const to = placeOf(b, after[row] as Evaluation)
    const line = counts[from] as number[]
    line[to] = (line[to] as number) + 1
    const amount = measure === undefined ? undefined : (input as Record<string, unknown>)?.[measure]
    const cells = units[from] as number[]
    // In cents, so that the comparison doesn't add up doubles itself.
    if (typeof amount === 'number') cells[to] = (cells[to] as number) + Math.round(amount * 100)
  })
  return {
    counts,
    sums: units.map((line) => line.map((cents) => cents / 100)),
    before,
    after,
    treatments: { before: receivedIn(before), after: receivedIn(after) },
  }
}

const placeOf = ({ document: { tiers } }: CompiledStrategy, evaluation: Evaluation): number =>
  evaluation.ok ? tiers.findIndex(({ id }) => id === evaluation.decision.tier.id) : tiers.length

/** By treatment: how many get it, and the sum of its numbers. */
function receivedIn(evaluations: readonly Evaluation[]): Map<string, number[]> {
  const received = new Map<string, number[]>()
  for (const evaluation of evaluations) {
    if (!evaluation.ok) continue
    for (const [id, value] of Object.entries(evaluation.decision.treatments ?? {})) {
      const [subjects = 0, total = 0] = received.get(id) ?? []
      received.set(id, [subjects + 1, total + (typeof value === 'number' ? value : 0)])
    }
  }
  return received
}
