/** Subjects of the population, one by one: found by id or name, those that move, and one with all its values. */
import {
  NO_POINTS,
  type PopulationTable,
  requestAt,
  type SubjectRequest,
  valueOfRaw,
} from '../../../../engine/index.ts'
import { type PreviewState, SAME, WAYS } from '../state.ts'
import { mainScore } from './dimension.ts'

export interface SubjectsQuestion {
  /** Part of an id or a name; all where it is empty. */
  search?: string
  /** Only those that go this way; `moved` those that don't stay. */
  way?: (typeof WAYS)[number] | 'moved'
  offset: number
  limit: number
}

export interface SubjectLine {
  row: number
  id: string
  name: string | undefined
  /** The id of the tier; undefined without a decision. */
  tier: string | undefined
  tierBefore: string | undefined
  score: number | undefined
  way: (typeof WAYS)[number]
}

export interface SubjectsAnswer {
  /** How many there are altogether. */
  count: number
  lines: SubjectLine[]
}

export function subjectsAnswer(state: PreviewState, question: SubjectsQuestion): SubjectsAnswer {
  const { search = '', way, offset, limit } = question
  const wanted = search.trim().toLowerCase()
  const lines: SubjectLine[] = []
  let count = 0
  for (let row = 0; row < state.now.scored.length; row++) {
    if (way !== undefined && !goes(state.moves[row] as number, way)) continue
    if (wanted !== '' && !isNamed(state.table, row, wanted)) continue
    if (count >= offset && lines.length < limit) lines.push(lineOf(state, row))
    count++
  }
  return { count, lines }
}

const goes = (move: number, way: NonNullable<SubjectsQuestion['way']>): boolean =>
  way === 'moved' ? move !== SAME : WAYS[move] === way

const isNamed = (table: PopulationTable, row: number, wanted: string): boolean =>
  idOf(table, row).toLowerCase().includes(wanted) || (nameIn(table, row) ?? '').toLowerCase().includes(wanted)

export function lineOf({ table, now, base, moves }: PreviewState, row: number): SubjectLine {
  const index = mainScore(now.strategy.plan)
  const scaled = index === undefined ? NO_POINTS : (now.scored.scores[index]?.[row] ?? NO_POINTS)
  return {
    row,
    id: idOf(table, row),
    name: nameIn(table, row),
    tier: now.strategy.document.tiers[now.scored.tiers[row] as number]?.id,
    tierBefore: base?.strategy.document.tiers[base.scored.tiers[row] as number]?.id,
    score: scaled === NO_POINTS ? undefined : scaled / 10_000,
    way: WAYS[moves[row] as number] ?? 'same',
  }
}

/** What the subject is called by systems; its place in the population, from 1, where it has no id. */
const idOf = ({ columns }: PopulationTable, row: number): string => String(valueOfRaw(columns.subject, row) ?? row + 1)

const nameIn = ({ name }: PopulationTable, row: number): string | undefined => {
  const found = valueOfRaw(name, row)
  return found === null ? undefined : String(found)
}

export interface SubjectQuestion {
  row: number
}

export interface SubjectAnswer extends SubjectLine {
  /** What it brings, to be tried one by one. */
  request: SubjectRequest
}

export function subjectAnswer(state: PreviewState, { row }: SubjectQuestion): SubjectAnswer | undefined {
  if (row < 0 || row >= state.table.columns.length) return undefined
  return { ...lineOf(state, row), request: requestAt(state.table.columns, row) }
}
