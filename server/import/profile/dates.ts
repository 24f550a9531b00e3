/** How a column's dates are to be read. Which of day and month comes first is asked where no date shows it. */
import { DATE_FORMATS, type DateFormat, formatsOf } from '../cells/dates.ts'
import type { ColumnEvidence } from './evidence.ts'
import type { Undecided } from './profile.ts'
import type { FileHints, Proposal } from './proposal.ts'

export function proposeDates(proposal: Proposal, evidence: ColumnEvidence, hints: FileHints, pointer: string): void {
  const serial: DateFormat = hints.is1904 ? 'serial-1904' : 'serial'
  const found = new Set<DateFormat>(evidence.numbers > 0 ? [serial] : [])
  let [dayFirst, monthFirst, either] = [0, 0, '']
  for (const text of evidence.texts.keys()) {
    const formats = formatsOf(text)
    const [isDay, isMonth] = [formats.includes('dmy'), formats.includes('mdy')]
    if (isDay && isMonth) either ||= text
    else if (isDay) dayFirst++
    else if (isMonth) monthFirst++
    for (const format of formats)
      if (format !== 'dmy' && format !== 'mdy') found.add(format === 'serial' ? serial : format)
  }
  if (dayFirst > 0 && monthFirst === 0) found.add('dmy')
  else if (monthFirst > 0 && dayFirst === 0) found.add('mdy')
  else if (either !== '' || dayFirst > 0) proposal.undecided.push(dateOrder(proposal, either, pointer, [...found]))
  const dates = DATE_FORMATS.filter((format) => found.has(format))
  if (dates.length > 0) proposal.column.dates = dates
  for (const format of dates) proposal.reading.push(`dates as ${format}`)
}

function dateOrder({ column }: Proposal, text: string, pointer: string, others: DateFormat[]): Undecided {
  const example = text === '' ? 'the first number' : JSON.stringify(text)
  const means = (order: DateFormat, word: string) => ({ value: [...others, order], means: `${word} comes first` })
  return {
    code: 'date-order',
    column: column.column,
    pointer: `${pointer}/dates`,
    message: `Does ${example} in ${JSON.stringify(column.column)} begin with the day or the month?`,
    ...(text === '' ? {} : { cell: text }),
    choices: [means('dmy', 'the day'), means('mdy', 'the month')],
  }
}
