/** One subject of a population, as people and systems are shown it. */
import { type PopulationTable, type RawColumn, requestAt } from '../../engine/index.ts'

export interface SubjectAnswer {
  /** From 0. */
  row: number
  subject: string
  name?: string
  previousTier?: string
  labels?: Record<string, string>
  input: unknown
}

export const subjectAt = ({ columns, name, labels = [] }: PopulationTable, row: number): SubjectAnswer => {
  const { subject, input, previousTier } = requestAt(columns, row)
  const called = textAt(name, row)
  const labelled = labels.flatMap(({ id, column }) => {
    const text = textAt(column, row)
    return text === undefined ? [] : [[id, text]]
  })
  return {
    row,
    subject: subject ?? '',
    ...(called === undefined ? {} : { name: called }),
    ...(previousTier ? { previousTier } : {}),
    ...(labelled.length === 0 ? {} : { labels: Object.fromEntries(labelled) }),
    input,
  }
}

const textAt = (column: RawColumn | undefined, row: number): string | undefined => {
  if (column?.kind !== 'coded') return undefined
  const code = column.codes[row] ?? 0
  return code === 0 ? undefined : String(column.dictionary[code])
}
