/** Weights from the pairwise judgements that stand in a document. */
import {
  decimalWeights,
  type Family,
  INCONSISTENT_FROM,
  matrixOf,
  weightsFromJudgements,
} from '../../../engine/index.ts'
import { memberLines, type Proposal } from './proposal.ts'

export const judgedProposals = (families: readonly Family[]): Proposal[] => families.map(judged)

function judged(family: Family): Proposal {
  const ids = family.members.map(({ id }) => id)
  const { weights, eigenvalue, index, ratio, leastConsistent } = weightsFromJudgements(
    matrixOf(ids, family.judgements ?? []),
  )
  const decimals = decimalWeights(weights)
  const consistent = ratio < INCONSISTENT_FROM
  const figures = `λmax ${eigenvalue.toFixed(4)}, CI ${index.toFixed(4)}, CR ${ratio.toFixed(4)}`
  const lines = [`${family.score}: ${figures}`, ...memberLines(family, decimals)]
  if (leastConsistent) {
    const { row, column, times, fits } = leastConsistent
    lines.push(
      `  least consistent: ${spoken(ids, row, column, times)}; by the others ${spoken(ids, row, column, fits)}`,
    )
  }
  if (!consistent) lines.push(`  inconsistent: the ratio must be below ${INCONSISTENT_FROM}; judge again`)
  return { family, weights: consistent ? decimals : undefined, lines }
}

/** As one would judge it: who counts more comes first. */
function spoken(ids: readonly string[], row: number, column: number, times: number): string {
  const [of, over, count] = times >= 1 ? [row, column, times] : [column, row, 1 / times]
  return `${ids[of]} over ${ids[over]} ${Number(count.toFixed(2))} times`
}
