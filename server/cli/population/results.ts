/** Decisions as rows of a results file: which columns it has, and how they are written. */
import type { Decision, Strategy } from '../../../engine/index.ts'
import type { Format } from '../../import/text/format.ts'
import { type CsvCell, csvLines } from './csvLines.ts'
import { PASSED_THROUGH, type PassedThrough, type Reject, type SubjectRow } from './row.ts'

export interface Result {
  row: Omit<SubjectRow, 'input'>
  decision: {
    tier: Pick<Decision['tier'], 'id'>
    scores: Decision['scores']
    dimensions?: readonly Pick<NonNullable<Decision['dimensions']>[number], 'id' | 'points' | 'contribution'>[]
  }
}

export interface ResultColumns {
  /** Undefined where the input says only row by row what it brings. */
  passed: readonly PassedThrough[] | undefined
  /** Ids of the scores to write. */
  scores: string[]
  /** Ids of the dimensions whose points and contributions to write. */
  dimensions: string[]
}

export interface TextFormat<T> {
  header: string
  lines(entries: T[]): string
}

const toNdjson = (values: object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

/** All scores and dimensions, or the scores that the tier is assigned by and the roots. */
export function resultColumns(strategy: Strategy, passed: ResultColumns['passed'], all: boolean): ResultColumns {
  const { assign, scores, dimensions } = strategy
  const assigned = [assign.score, assign.matrix?.x.score, assign.matrix?.y.score]
  const chosen = scores.filter((score) => all || score.into === undefined || assigned.includes(score.id))
  return {
    passed,
    scores: chosen.map((score) => score.id),
    dimensions: all ? dimensions.map((dimension) => dimension.id) : [],
  }
}

export function resultFormat(format: Format, columns: ResultColumns): TextFormat<Result> {
  if (format === 'csv') return csvResults(columns)
  return { header: '', lines: (results) => toNdjson(results.map((result) => ndjsonResult(result, columns))) }
}

/** The names of the columns of a table. Without a subject the line is all that leads back to the input. */
export const resultNames = ({ passed = PASSED_THROUGH, scores, dimensions }: ResultColumns): string[] => [
  ...(passed.includes('subject') ? [] : ['line']),
  ...passed,
  'tier',
  ...scores.map((id) => `scores.${id}`),
  ...dimensions.flatMap((id) => [`points.${id}`, `contribution.${id}`]),
]

function csvResults(columns: ResultColumns): TextFormat<Result> {
  const { passed = PASSED_THROUGH, scores, dimensions } = columns
  const hasSubject = passed.includes('subject')
  const cells = ({ row, decision }: Result): CsvCell[] => {
    const byId = dimensions.length === 0 ? undefined : dimensionsById(decision)
    return [
      ...(hasSubject ? [] : [row.line]),
      ...passed.map((column) => row.passed[column]),
      decision.tier.id,
      ...scores.map((id) => decision.scores[id]),
      ...dimensions.flatMap((id) => [byId?.get(id)?.points, byId?.get(id)?.contribution]),
    ]
  }
  return { header: csvLines([resultNames(columns)]), lines: (results) => csvLines(results.map(cells)) }
}

function ndjsonResult({ row, decision }: Result, { scores, dimensions }: ResultColumns): object {
  const byId = dimensionsById(decision)
  return {
    ...(row.passed.subject === undefined ? { line: row.line } : {}),
    ...row.passed,
    tier: decision.tier.id,
    scores: Object.fromEntries(scores.map((id) => [id, decision.scores[id]])),
    ...(dimensions.length === 0
      ? {}
      : { dimensions: Object.fromEntries(dimensions.map((id) => [id, yielded(byId.get(id))])) }),
  }
}

const yielded = (dimension: { points?: number; contribution?: number } | undefined) => ({
  points: dimension?.points,
  contribution: dimension?.contribution,
})

const dimensionsById = (decision: Result['decision']) =>
  new Map((decision.dimensions ?? []).map((dimension) => [dimension.id, dimension]))

export function rejectFormat(format: Format): TextFormat<Reject> {
  if (format === 'ndjson') return { header: '', lines: toNdjson }
  const cells = ({ line, subject, code, reason }: Reject): CsvCell[] => [line, subject, code, reason]
  return {
    header: csvLines([['line', 'subject', 'code', 'reason']]),
    lines: (rejects) => csvLines(rejects.map(cells)),
  }
}
