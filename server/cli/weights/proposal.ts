/** Weights proposed for one score, and how they are told. */
import { type Family, type Strategy, withWeights } from '../../../engine/index.ts'

export interface Proposal {
  family: Family
  /** Decimals with the total 1; undefined where they can't be used, and then the lines say why. */
  weights: number[] | undefined
  lines: string[]
}

/** A line a child: its weight now and as computed, and a remark. */
export function memberLines(
  { members }: Family,
  computed: readonly number[],
  remarks: readonly string[] = [],
): string[] {
  const width = Math.max(...members.map(({ id }) => id.length))
  return members.map(({ id, weight }, index) => {
    const now = (weight === undefined ? '–' : String(weight)).padStart(8)
    const remark = remarks[index] === undefined ? '' : `  ${remarks[index]}`
    return `  ${id.padEnd(width)} ${now} → ${(computed[index] ?? 0).toFixed(4)}${remark}`
  })
}

/** The document with all that was proposed. */
export function documentWith(document: Strategy, proposals: readonly Proposal[]): Strategy {
  return proposals.reduce(
    (changed, { family, weights }) => (weights === undefined ? changed : withWeights(changed, family, weights)),
    document,
  )
}
