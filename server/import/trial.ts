/** What would come of a file under a mapping, with nothing kept: how many rows, which problems, the first rows. */
import type { Strategy } from '../../engine/index.ts'
import { type Binding, MappingMisfit } from './binding.ts'
import type { Value } from './cells/value.ts'
import type { Mapping } from './mapping.ts'
import { type Opened, openMapped } from './open.ts'
import { type ImportReject, type RowReading, readSubjects } from './read.ts'
import type { SourceRow } from './rows.ts'

export interface Trial {
  rows: number
  /** Rows that would be left out. */
  refused: number
  /** There are more rows than were tried. */
  sampled: boolean
  /** By column and code, the most frequent first. */
  problems: TrialProblem[]
  /** The first rows, and the first ones that would be left out. */
  first: TrialRow[]
}

interface TrialProblem {
  /** Absent where the reason isn't in one cell. */
  column?: string
  code: string
  count: number
  examples: { line: number; cell?: string }[]
}

/** A row as it would be read, or why it would be left out. */
interface TrialRow {
  line: number
  subject?: string
  name?: string
  previousTier?: string
  /** By field; what is missing, or can't be read, isn't there. */
  input?: Record<string, Value>
  rejects?: { column?: string; code: string; cell?: string }[]
}

const MOST_ROWS = 200_000
const FIRST = 8
const MOST_REFUSED = 8
const EXAMPLES = 3
const LONGEST = 60

/** Undefined where the mapping is still incomplete. @throws Unreadable */
export async function tryMapping(
  path: string,
  mapping: Mapping,
  strategy: Strategy,
  fileName?: string,
): Promise<Trial | undefined> {
  const opened = await openIfComplete(path, mapping, strategy, fileName)
  return opened && tryRows(opened)
}

async function openIfComplete(path: string, mapping: Mapping, strategy: Strategy, fileName?: string) {
  try {
    return await openMapped(path, mapping, strategy, fileName)
  } catch (error) {
    if (error instanceof MappingMisfit) return undefined
    throw error
  }
}

async function tryRows({ table, binding }: Opened): Promise<Trial> {
  const trial: Trial = { rows: 0, refused: 0, sampled: false, problems: [], first: [] }
  const problems = new Map<string, TrialProblem>()
  const refused: TrialRow[] = []
  const fields = binding.fields.map(({ field }) => field.id)
  for await (const batch of readSubjects(table, binding)) {
    for (const reading of batch) {
      trial.rows++
      if (trial.first.length < FIRST) trial.first.push(rowOf(reading, fields))
      else if (!reading.ok && refused.length < MOST_REFUSED) refused.push(rowOf(reading, fields))
      if (reading.ok) continue
      trial.refused++
      for (const reject of reading.rejects) count(problems, reject)
    }
    trial.sampled = trial.rows >= MOST_ROWS
    if (trial.sampled) break
  }
  await addReadable(trial.first, table, binding)
  trial.first.push(...refused)
  trial.problems = [...problems.values()].sort((a, b) => b.count - a.count)
  return trial
}

/** Of a row that would be left out: what can be read of it all the same. */
async function addReadable(first: TrialRow[], table: Opened['table'], binding: Binding): Promise<void> {
  const rows: SourceRow[] = []
  for await (const batch of table.rows()) {
    rows.push(...batch.slice(0, FIRST))
    if (rows.length >= FIRST) break
  }
  for (const row of first) {
    const source = rows.find(({ line }) => line === row.line)
    if (row.rejects === undefined || source === undefined) continue
    row.input = {}
    for (const { field, index, read } of binding.fields) {
      const reading = read(source.cells[index] ?? '')
      if (reading.ok && reading.value !== undefined) row.input[field.id] = reading.value
    }
  }
}

function count(problems: Map<string, TrialProblem>, { line, column, code, cell }: ImportReject): void {
  const key = JSON.stringify([column, code])
  const problem = problems.get(key) ?? { ...(column === undefined ? {} : { column }), code, count: 0, examples: [] }
  problem.count++
  if (problem.examples.length < EXAMPLES) problem.examples.push({ line, ...cellOf(cell) })
  problems.set(key, problem)
}

function rowOf(reading: RowReading, fields: readonly string[]): TrialRow {
  if (reading.ok) {
    const { line, subject, name, previousTier, values } = reading.row
    const input = fields.flatMap((field, index) => (values[index] === undefined ? [] : [[field, values[index]]]))
    return {
      line,
      subject,
      ...(name === undefined ? {} : { name }),
      ...(previousTier === undefined ? {} : { previousTier }),
      input: Object.fromEntries(input) as Record<string, Value>,
    }
  }
  const [first] = reading.rejects
  return {
    line: first?.line ?? 0,
    ...(first?.subject === undefined ? {} : { subject: first.subject }),
    rejects: reading.rejects.map(({ column, code, cell }) => ({
      ...(column === undefined ? {} : { column }),
      code,
      ...cellOf(cell),
    })),
  }
}

/** A cell as it is shown: its beginning. */
const cellOf = (cell: string | undefined): { cell?: string } =>
  cell === undefined ? {} : { cell: cell.length > LONGEST ? `${cell.slice(0, LONGEST)}…` : cell }
