/** The tables of a report about the whole population. */
import type { Text } from '../../strategy/document.ts'
import { localize } from '../../strategy/text.ts'
import { formatNumber, formatPercent, formatSigned } from '../../words/format.ts'
import { nameOf, optionName, optionsOf } from '../../words/names.ts'
import type { BreakdownEntry, Given, Holding, TargetDrift } from '../shape.ts'
import { compact } from './format.ts'
import type { ImpactReport, Names } from './names.ts'
import type { Table } from './table.ts'

const figuresAfter = (texts: number, columns: number): boolean[] =>
  Array.from({ length: columns }, (_, column) => column >= texts)

export function matrixTables({ impact, before, after }: ImpactReport, names: Names): Table[] {
  const { say, language } = names
  const { counts, sums, from, to } = impact.matrix
  const isRefusedRow = sumOf(counts.at(-1) ?? []) > 0
  const isRefusedColumn = counts.some((row) => (row.at(-1) ?? 0) > 0)
  const rowNames = [...from.map((id) => names.tier(id, 'a')), ...(isRefusedRow ? [say('refused')] : [])]
  const columnNames = [...to.map((id) => names.tier(id)), ...(isRefusedColumn ? [say('refused')] : [])]
  const table = (cells: readonly number[][], heading: string, show: (value: number) => string): Table => {
    const kept = cells.slice(0, rowNames.length).map((row) => row.slice(0, columnNames.length))
    const totals = columnNames.map((_, column) => sumOf(kept.map((row) => row[column] ?? 0)))
    return {
      heading,
      head: ['', ...columnNames, say('total')],
      figures: figuresAfter(1, columnNames.length + 2),
      rows: [
        ...kept.map((row, index) => [rowNames[index] ?? '', ...row.map(show), show(sumOf(row))]),
        [say('total'), ...totals.map(show), show(sumOf(totals))],
      ],
      hasTotal: true,
    }
  }
  const heading = say('heading.matrix', { before, after })
  return [
    table(counts, heading, (value) => (value === 0 ? '·' : formatNumber(value, language))),
    ...(sums
      ? [
          table(sums, say('heading.sums', { measure: names.measure() }), (value) =>
            value === 0 ? '·' : compact(value, language),
          ),
        ]
      : []),
  ]
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

export function distributionTable({ impact, before, after }: ImpactReport, names: Names): Table {
  const { say, language } = names
  const hasMeasure = impact.measure !== undefined
  const number = (holding: Holding | undefined) =>
    holding === undefined ? say('none') : formatNumber(holding.subjects, language)
  const share = (holding: Holding | undefined) =>
    holding === undefined ? '' : formatPercent(holding.share, language, 1)
  const amount = (holding: Holding | undefined) =>
    holding?.measure === undefined ? say('none') : compact(holding.measure, language)
  return {
    heading: say('heading.distribution'),
    head: [
      say('tier'),
      before,
      say('share'),
      after,
      say('share'),
      say('change'),
      ...(hasMeasure ? [say('inVersion', { name: names.measure(), version: before }), after] : []),
    ],
    figures: figuresAfter(1, hasMeasure ? 8 : 6),
    rows: impact.distribution.map(({ tier, before: old, after: now }) => [
      names.tier(tier),
      number(old),
      share(old),
      number(now),
      share(now),
      formatSigned((now?.subjects ?? 0) - (old?.subjects ?? 0), language),
      ...(hasMeasure ? [amount(old), amount(now)] : []),
    ]),
  }
}

export function byTable({ impact, a, b }: ImpactReport, names: Names): Table[] {
  const { by, measure } = impact
  if (!by) return []
  const { say, language } = names
  const field = [...b.fields, ...a.fields].find(({ id }) => id === by.field)
  const valueText = ({ value }: BreakdownEntry): string => {
    if (value === undefined) return say('missing')
    const option = optionsOf(field?.options).find(({ id }) => id === value)
    return option
      ? optionName(option, language)
      : typeof value === 'number'
        ? formatNumber(value, language)
        : String(value)
  }
  const show = (value: number) => (value === 0 ? '·' : formatNumber(value, language))
  const hasOther = by.values.some(({ moves }) => moves.across + moves.refused + moves.admitted > 0)
  return [
    {
      heading: say('heading.by', { field: names.field(by.field) }),
      head: [
        say('value'),
        say('subjects'),
        say('movesUp'),
        say('movesDown'),
        ...(hasOther ? [say('movesOther')] : []),
        say('stay'),
        `${say('movesDown')} %`,
        ...(measure ? [names.measure(), say('movesDown')] : []),
      ],
      figures: figuresAfter(1, 6 + (hasOther ? 1 : 0) + (measure ? 2 : 0)),
      rows: by.values.map((entry) => {
        const { moves, subjects, moved } = entry
        return [
          valueText(entry),
          formatNumber(subjects, language),
          show(moves.up),
          show(moves.down),
          ...(hasOther ? [show(moves.across + moves.refused + moves.admitted)] : []),
          show(moves.same),
          formatPercent(moves.down / subjects, language, 1),
          ...(measure ? [compact(entry.measure ?? 0, language), compact(moved?.down ?? 0, language)] : []),
        ]
      }),
    },
  ]
}

/** One line a treatment that is a quantity, one a value where it isn't. */
export function treatmentsTable({ impact, before, after }: ImpactReport, names: Names): Table[] {
  if (impact.treatments.length === 0) return []
  const { say, language } = names
  const rows = impact.treatments.flatMap(({ id, title, before: old, after: now }): string[][] => {
    const called = nameOf({ id, title }, language)
    const isQuantity = [old, now].every((given) => given === undefined || given.total !== undefined)
    const line = (label: string, x: number | undefined, y: number | undefined) => [
      label,
      x === undefined ? say('none') : formatNumber(x, language),
      y === undefined ? say('none') : formatNumber(y, language),
      formatSigned((y ?? 0) - (x ?? 0), language),
    ]
    if (isQuantity) return [line(say('inAll', { name: called }), old?.total, now?.total)]
    return valuesOf(old, now).map(({ value, x, y }) =>
      line(say('ofValue', { name: called, value: valueName(value, language) }), x, y),
    )
  })
  return [
    {
      heading: say('heading.treatments'),
      head: [say('treatment'), before, after, say('change')],
      figures: figuresAfter(1, 4),
      rows,
    },
  ]
}

const valueName = (value: Given['values'][number]['value'], language: Names['language']): string =>
  typeof value === 'object' || typeof value === 'string' ? localize(value as Text, language) : String(value)

function valuesOf(old: Given | undefined, now: Given | undefined) {
  const keys = new Map(
    [...(now?.values ?? []), ...(old?.values ?? [])].map(({ value }) => [JSON.stringify(value), value]),
  )
  const subjects = (given: Given | undefined, key: string) =>
    given && (given.values.find(({ value }) => JSON.stringify(value) === key)?.subjects ?? 0)
  return [...keys].map(([key, value]) => ({ value, x: subjects(old, key), y: subjects(now, key) }))
}

export function targetsTable({ impact, before, after }: ImpactReport, names: Names): Table[] {
  if (impact.targets.length === 0) return []
  const { say, language } = names
  type Side = NonNullable<TargetDrift['before']>
  const meant = ({ target, wanted }: Side): string => {
    if (target.count !== undefined) return say('target.count', { n: wanted })
    const share = formatPercent(wanted, language)
    const field = target.cumulative?.of
    return field === undefined
      ? say('target.share', { share })
      : say('target.cumulative', { share, field: names.field(field) })
  }
  const actual = (side: Side | undefined): string => {
    if (side?.actual === undefined) return say('none')
    return side.target.count === undefined
      ? formatPercent(side.actual, language, 1)
      : formatNumber(side.actual, language)
  }
  return [
    {
      heading: say('heading.targets'),
      head: [say('tier'), say('target'), before, after],
      figures: figuresAfter(2, 4),
      rows: impact.targets.map(({ tier, before: old, after: now }) => {
        const target = now ?? old
        return [names.tier(tier), target ? meant(target) : say('none'), actual(old), actual(now)]
      }),
    },
  ]
}

export function refusedTable({ impact, before, after }: ImpactReport, names: Names): Table[] {
  const { before: old, after: now } = impact.refused
  if (old.subjects + now.subjects === 0) return []
  const { say, language } = names
  const codes = [...new Set([...Object.keys(old.codes), ...Object.keys(now.codes)])] as (keyof typeof old.codes)[]
  return [
    {
      heading: say('heading.refused'),
      head: [say('code'), before, after],
      figures: figuresAfter(1, 3),
      rows: codes.map((code) => [
        say(`refusal.${code}`),
        formatNumber(old.codes[code] ?? 0, language),
        formatNumber(now.codes[code] ?? 0, language),
      ]),
    },
  ]
}
