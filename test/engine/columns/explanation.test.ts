/** What explanations of a whole population say: of each subject what its decision says. */
import { describe, expect, it } from 'vitest'
import {
  columnsOf,
  createScorer,
  type Decision,
  type Explanation,
  evaluate,
  explainColumns,
  HELD,
  SCORED,
} from '../../../engine/index.ts'
import { AS_OF, fieldIds, forPopulations } from './populations.ts'

const REASONS = 3

describe('an explanation by columns', () => {
  it('gives each subject the contributions, reasons, decider and spare points of its decision', () => {
    const tally = { decided: 0, reasons: 0, left: 0, overrides: 0, held: 0, spare: 0 }
    forPopulations(70, 40, ({ document, compiled, requests }) => {
      const scored = createScorer(columnsOf(requests, fieldIds(document))).score(compiled, AS_OF)
      const explanation = explainColumns(compiled, scored, REASONS)
      const ids = compiled.plan.overrides.map(({ id }) => id)
      requests.forEach((request, row) => {
        const evaluation = evaluate(compiled, request)
        if (!evaluation.ok) return
        const told = toldOf(explanation, ids, row)
        expect(told, JSON.stringify({ document, request })).toEqual(expectedOf(evaluation.decision))
        tally.decided++
        tally.reasons += told.reasons.length
        tally.left += told.contributions.filter((points) => points === undefined).length
        tally.overrides += told.decidedBy !== undefined && told.decidedBy !== HELD ? 1 : 0
        tally.held += told.decidedBy === HELD ? 1 : 0
        tally.spare += told.sparePoints === undefined ? 0 : 1
      })
    })
    for (const [what, count] of Object.entries(tally)) expect(count, what).toBeGreaterThan(0)
  }, 60_000)
})

function toldOf(explanation: Explanation, overrides: readonly string[], row: number) {
  const present = (value: number | undefined) => (Number.isNaN(value) ? undefined : value)
  const decider = explanation.decidedBy[row] ?? SCORED
  return {
    contributions: explanation.contributions.map((column) => present(column[row])),
    reasons: explanation.reasons.flatMap((column) => explanation.reasonCodes[column[row] ?? 0] ?? []),
    decidedBy: decider === SCORED ? undefined : (overrides[decider] ?? HELD),
    sparePoints: present(explanation.sparePoints[row]),
  }
}

function expectedOf({ dimensions = [], reasons = [], overrides = [], hold, lowerTier }: Decision) {
  const override = overrides.findLast(({ outcome, from }) => outcome === 'applied' && typeof from === 'string')
  const held = hold?.outcome === 'kept' || hold?.outcome === 'limited' ? HELD : undefined
  return {
    contributions: dimensions.map(({ contribution }) => contribution),
    reasons: reasons.slice(0, REASONS).map(({ code }) => code),
    decidedBy: override ? override.id : held,
    sparePoints: lowerTier?.sparePoints,
  }
}
