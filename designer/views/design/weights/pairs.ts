/** Answers on a slider of 17 stops, from −8 (the left one counts nine times as much) over 0 (as much) to 8. */
import type { Judgement } from '../../../../engine/index.ts'

interface Pair {
  row: number
  column: number
  key: string
}

const keyOf = (left: string, right: string) => `${left}\n${right}`

/** Every pair of children once. */
export const pairsOf = (ids: readonly string[]): Pair[] =>
  ids.flatMap((left, row) =>
    ids.slice(row + 1).map((right, at) => ({ row, column: row + 1 + at, key: keyOf(left, right) })),
  )

/** On Saaty's scale from 1 to 9. */
export const timesOf = (stop: number): number => Math.abs(stop) + 1

/** What a document's judgements are on the sliders; a finer judgement stands at the nearest stop. */
export function answersOf(ids: readonly string[], judgements: readonly Judgement[]): Map<string, number> {
  const answers = new Map<string, number>()
  for (const { of, over, times } of judgements) {
    const [a, b] = [ids.indexOf(of), ids.indexOf(over)]
    if (a < 0 || b < 0) continue
    const stop = Math.min(Math.round(times), 9) - 1
    answers.set(a < b ? keyOf(of, over) : keyOf(over, of), a < b && stop > 0 ? -stop : stop)
  }
  return answers
}

/** What counts more stands in `of`, as a document writes it. */
export const judgementsOf = (ids: readonly string[], answers: ReadonlyMap<string, number>): Judgement[] =>
  pairsOf(ids).map(({ row, column, key }) => {
    const stop = answers.get(key) ?? 0
    const [left, right] = [ids[row] as string, ids[column] as string]
    return stop > 0 ? { of: right, over: left, times: timesOf(stop) } : { of: left, over: right, times: timesOf(stop) }
  })
