/** What the importer asks and refuses, in the language of the screens. */
import type { Field, Scalar, Strategy } from '../../../engine/index.ts'
import { formatDate, formatNumber, formatPercent } from '../../model/format.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import type { MappedColumn, Role } from '../../model/import/mapping.ts'
import type { Undecided } from '../../model/import/profile.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { valueText } from '../../model/values.ts'
import { label, listed, t } from '../../model/words.ts'

const problemCodes = [
  'not-a-number',
  'not-whole',
  'not-a-date',
  'not-true-or-false',
  'unknown-option',
  'out-of-range',
  'ragged-row',
  'duplicate-subject',
  'missing-subject',
  'total-row',
  'repeated-header',
  'invalid-json',
] as const

/** Why a row would be left out. */
export function problemText(code: string): string {
  const known = problemCodes.find((one) => one === code)
  return known === undefined ? code : t(`importing.fault.${known}`)
}

export function roleText(role: Role | 'ignore'): string {
  if (role === 'subject') return t('importing.role.subject', { term: label('subject') })
  return t(`importing.role.${role}`)
}

/** What is asked. */
export function questionText(
  { code, column = '', cell = '', count = 0, pointer, subjects = [], ...rest }: Undecided,
  document: Strategy,
): string {
  const n = count
  switch (code) {
    case 'encoding':
      return t('importing.ask.encoding')
    case 'column':
      return t('importing.ask.column', { column, target: targetText(rest.proposed, document) })
    case 'field':
      return t('importing.ask.field', { field: fieldName(document, rest.field ?? '') })
    case 'subject':
      return t('importing.ask.subject')
    case 'date-order':
      return cell === '' ? t('importing.ask.dates', { column }) : t('importing.ask.date', { column, cell })
    case 'decimal':
      return t('importing.ask.number', { column, cell })
    case 'percent':
      return t(pointer.endsWith('/times') ? 'importing.ask.percentages' : 'importing.ask.number', { column, cell })
    case 'value':
      return t('importing.ask.value', { column, cell, n })
    case 'unreadable':
      return t('importing.ask.unreadable', { column, cell, n, field: targetText(rest.proposed, document) })
    case 'duplicates':
      return t('importing.ask.duplicates', { n, examples: listed(subjects.map(onLines)) })
  }
}

const onLines = ({ subject, lines }: { subject: string; lines: number[] }): string =>
  t('importing.onLines', { subject, lines: listed(lines.map(String)) })

/** What one of the choices means. */
export function choiceText(
  about: Undecided,
  { value, reading }: Undecided['choices'][number],
  document: Strategy,
  mapped: MappedColumn | undefined,
): string {
  const { code, cell = '', pointer } = about
  switch (code) {
    case 'encoding':
      return t('importing.reads', { label: String(value), reading: reading ?? '' })
    case 'column':
      return t(value === 'ignore' ? 'importing.no' : 'importing.yes')
    case 'unreadable':
      return t(value === 'ignore' ? 'importing.noColumn' : 'importing.yesRows')
    case 'field':
    case 'subject':
      return (value as { column?: string }).column ?? t('importing.byLine')
    case 'date-order': {
      const order = (value as string[]).includes('dmy') ? 'dmy' : 'mdy'
      const date = dateIn(cell, order)
      const first = t(`importing.dates.${order}`)
      return date === undefined ? first : t('importing.order', { order: first, date: formatDate(date, language()) })
    }
    case 'decimal':
      return reading === undefined ? t('importing.fault.not-a-number') : formatNumber(Number(reading), language())
    case 'percent':
      return pointer.endsWith('/times')
        ? t('importing.is', { cell, value: formatPercent(Number(reading), language()) })
        : formatNumber(Number(reading), language())
    case 'value':
      return value === null
        ? t('importing.missing')
        : valueText(byId(document.fields, mapped?.field ?? ''), value as Scalar, language())
    case 'duplicates':
      return t(`importing.duplicates.${value as 'first' | 'last' | 'reject'}`)
  }
}

const targetText = (target: unknown, document: Strategy): string => {
  const text = String(target)
  const isRole = text === 'subject' || text === 'name' || text === 'previousTier'
  return isRole ? roleText(text) : fieldName(document, text)
}

const fieldName = (document: Strategy, id: string): string => nameOf(byId(document.fields, id) ?? { id }, language())

/** A date with day and month first, as one of the two orders reads it. */
function dateIn(cell: string, order: 'dmy' | 'mdy'): string | undefined {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(cell)
  if (!match) return undefined
  const [, first = '', second = '', year = ''] = match
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

export const dateFormats = ['ymd', 'dmy', 'mdy', 'roc', 'named', 'serial', 'serial-1904'] as const

const dateKey = (format: string): MessageKey => `importing.dates.${dateFormats.find((one) => one === format) ?? 'ymd'}`

const MOST_VALUES = 3

/** How a column's cells are read, where it isn't just as they are written. */
export function readingText({ number = {}, dates = [], values = {} }: MappedColumn, field: Field | undefined): string {
  const { times = 1, decimal, percent } = number
  const words = Object.entries(values)
  const parts = [
    ...(times === 1 ? [] : [t('importing.times', { n: times })]),
    ...(decimal === ',' ? [t('importing.comma')] : []),
    ...(percent === undefined ? [] : [t(`importing.percent.${percent}`)]),
    ...dates.map((format) => t(dateKey(format))),
    ...words
      .slice(0, MOST_VALUES)
      .map(([cell, value]) => t('importing.is', { cell, value: meaningText(value, field) })),
    ...(words.length > MOST_VALUES ? [t('importing.andMore', { n: words.length - MOST_VALUES })] : []),
  ]
  return parts.join(' · ')
}

const meaningText = (value: Scalar | null, field: Field | undefined): string =>
  value === null ? t('importing.missing') : valueText(field, value, language())
