/**
 * The entropy weight method: what tells subjects apart weighs more. An indicator on which all have the
 * same points carries no information and weighs nothing.
 *
 *   p_ij = x_ij / Σ_i x_ij    e_j = −(1 / ln n) Σ_i p_ij ln p_ij    d_j = 1 − e_j    w_j = d_j / Σ d_j
 *
 * Sources: C. E. Shannon, A Mathematical Theory of Communication, Bell System Technical Journal 27 (1948);
 * C. L. Hwang and K. Yoon, Multiple Attribute Decision Making, Springer 1981, section 2.2.2.
 *
 * The points are taken as they are. Many texts first stretch each indicator from its lowest to its highest
 * value, because theirs differ in unit and direction; points have one scale and one direction already, and
 * stretching them would let an indicator weigh much on which nobody differs by more than a point.
 */

export interface EntropyResult {
  /** e, from 0 (one subject has all the points) to 1 (all have the same). */
  entropies: number[]
  /** d_j / Σ d_j; undefined where no indicator tells subjects apart. */
  weights: number[] | undefined
}

/**
 * @param columns for each indicator the points of those subjects that have any, all 0 or more
 * @throws RangeError for negative points, which are no shares of a sum
 */
export function weightsFromEntropy(columns: readonly (readonly number[])[]): EntropyResult {
  const entropies = columns.map(entropyOf)
  const divergences = entropies.map((entropy) => 1 - entropy)
  const total = divergences.reduce((sum, divergence) => sum + divergence, 0)
  return { entropies, weights: total === 0 ? undefined : divergences.map((divergence) => divergence / total) }
}

function entropyOf(points: readonly number[]): number {
  if (points.some((one) => one < 0)) throw new RangeError('the entropy method takes points of 0 or more')
  const first = points[0]
  if (first === undefined || points.every((one) => one === first)) return 1
  const total = points.reduce((sum, one) => sum + one, 0)
  // 0 ln 0 counts as 0, its limit.
  const disorder = points.reduce((sum, one) => (one === 0 ? sum : sum - (one / total) * Math.log(one / total)), 0)
  return Math.min(1, Math.max(0, disorder / Math.log(points.length)))
}
