/** Who stands at a place of the matrix: subjects whose two scores are close to it, the closest first. */
import type { PreviewState } from '../state.ts'
import { axesOf, placedRows } from './matrix.ts'
import { lineOf, type SubjectLine } from './subjects.ts'

export interface MatrixNearQuestion {
  x: number
  y: number
  /** How far a score may be off. */
  reach: { x: number; y: number }
  limit: number
}

export interface MatrixNearAnswer {
  count: number
  lines: (SubjectLine & { x: number; y: number })[]
}

/** Undefined where no matrix assigns tiers. */
export function matrixNearAnswer(state: PreviewState, question: MatrixNearQuestion): MatrixNearAnswer | undefined {
  const axes = axesOf(state.now)
  if (!axes) return undefined
  const { reach, limit } = question
  const found: { row: number; off: number }[] = []
  for (const row of placedRows(state.now, axes)) {
    const across = ((axes.x.scaled[row] as number) / 10_000 - question.x) / reach.x
    const up = ((axes.y.scaled[row] as number) / 10_000 - question.y) / reach.y
    const off = across * across + up * up
    if (off <= 1) found.push({ row, off })
  }
  found.sort((a, b) => a.off - b.off || a.row - b.row)
  const lines = found.slice(0, limit).map(({ row }) => ({
    ...lineOf(state, row),
    x: (axes.x.scaled[row] as number) / 10_000,
    y: (axes.y.scaled[row] as number) / 10_000,
  }))
  return { count: found.length, lines }
}
