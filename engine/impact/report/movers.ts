/** Those who move, one a line: for reading, and as cells for a spreadsheet. */
import { formatNumber } from '../../words/format.ts'
import type { Direction, Mover } from '../shape.ts'
import { compact } from './format.ts'
import { type ImpactReport, type Names, namesOf } from './names.ts'
import { movedOf, type Table } from './table.ts'

const SIGNS: Record<Direction, string> = { up: '▲', down: '▼', across: '◆', refused: '✕', admitted: '+' }

export function moversTable({ impact, before, after }: ImpactReport, names: Names): Table[] {
  const { movers, measure, moves } = impact
  if (movers.length === 0) return []
  const { say, language } = names
  const all = movedOf(moves)
  const hasName = movers.some(({ name }) => name !== undefined)
  const score = (scores: Record<string, number>) =>
    Object.values(scores)
      .map((value) => formatNumber(value, language, 2))
      .join(' · ')
  return [
    {
      heading: say('heading.movers'),
      note: measure
        ? say('note.movers', { n: movers.length, all, measure: names.field(measure.field) })
        : say('note.moversPlain', { n: movers.length, all }),
      head: [
        say('subject'),
        ...(hasName ? [say('name')] : []),
        ...(measure ? [names.measure()] : []),
        before,
        after,
        say('tier'),
        say('reason'),
      ],
      figures: [false, ...(hasName ? [false] : []), ...(measure ? [true] : []), true, true, false, false],
      rows: movers.map((mover) => [
        mover.subject ?? `#${mover.row + 1}`,
        ...(hasName ? [mover.name ?? ''] : []),
        ...(measure ? [mover.measure === undefined ? say('none') : compact(mover.measure, language)] : []),
        score(mover.before),
        score(mover.after),
        `${SIGNS[mover.direction]} ${tierOf(mover.from, 'a', names)} → ${tierOf(mover.to, 'b', names)}`,
        names.reason(mover),
      ]),
    },
  ]
}

const tierOf = (id: string | undefined, side: 'a' | 'b', names: Names): string =>
  id === undefined ? names.say('refused') : names.tier(id, side)

/** Movers as cells, with a head: numbers as numbers, ids and names both. */
export function moverCells(report: ImpactReport): (string | number | undefined)[][] {
  const { impact } = report
  const names = namesOf(report)
  const scoreIds = (side: 'before' | 'after') => [
    ...new Set(impact.movers.flatMap((mover) => Object.keys(mover[side]))),
  ]
  const [before, after] = [scoreIds('before'), scoreIds('after')]
  const head = [
    'subject',
    'name',
    'direction',
    'from',
    'to',
    ...before.map((id) => `before.${id}`),
    ...after.map((id) => `after.${id}`),
    ...(impact.measure ? [impact.measure.field] : []),
    'cause',
    'reason',
  ]
  const row = (mover: Mover) => [
    mover.subject ?? `#${mover.row + 1}`,
    mover.name,
    mover.direction,
    mover.from,
    mover.to,
    ...before.map((id) => mover.before[id]),
    ...after.map((id) => mover.after[id]),
    ...(impact.measure ? [mover.measure] : []),
    'id' in mover.cause && mover.cause.id !== undefined ? `${mover.cause.kind}:${mover.cause.id}` : mover.cause.kind,
    names.reason(mover),
  ]
  return [head, ...impact.movers.map(row)]
}
