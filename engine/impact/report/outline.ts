/** An impact arranged for reading; text and Markdown print the same outline. */

import { formatDate } from '../../words/format.ts'
import { nameOf } from '../../words/names.ts'
import { directions, type MoveCounts } from '../shape.ts'
import { ablationTable, causesTable } from './changes.ts'
import { compact } from './format.ts'
import { moversTable } from './movers.ts'
import { type ImpactReport, type Names, namesOf } from './names.ts'
import { movedOf, type Table } from './table.ts'
import { byTable, distributionTable, matrixTables, refusedTable, targetsTable, treatmentsTable } from './tables.ts'

export type { ImpactReport }

export interface Outline {
  title: string
  fromTo: string
  summary: string[]
  tables: Table[]
}

export function outlineOf(report: ImpactReport): Outline {
  const { impact, a, b, language, before, after } = report
  const names = namesOf(report)
  const { say } = names
  const tables = [
    ...matrixTables(report, names),
    distributionTable(report, names),
    ...ablationTable(report, names),
    ...causesTable(report, names),
    ...byTable(report, names),
    ...treatmentsTable(report, names),
    ...targetsTable(report, names),
    ...refusedTable(report, names),
    ...moversTable(report, names),
  ]
  return {
    title: nameOf(b.title === undefined && a.title !== undefined ? a : b, language),
    fromTo: [
      `${before} → ${after}`,
      say('about', { n: impact.subjects, date: formatDate(impact.asOf, language) }),
    ].join(say('comma')),
    summary: summaryOf(report, names),
    tables,
  }
}

/** “44 up, 76 down”: the ways that occur. */
const waysText = (moves: MoveCounts, { say }: Names): string =>
  directions.flatMap((way) => (moves[way] === 0 ? [] : [say(`way.${way}`, { n: moves[way] })])).join(say('comma'))

function summaryOf({ impact, language }: ImpactReport, names: Names): string[] {
  const { say } = names
  const { moves, moved, measure, subjects } = impact
  const count = movedOf(moves)
  const lines =
    count === 0
      ? [say('nobody')]
      : [say('moving', { moved: count, n: subjects, same: moves.same, ways: waysText(moves, names) })]
  if (!measure) return lines
  if (moved && count > 0) {
    const amount = directions.reduce((sum, way) => sum + moved[way], 0)
    lines.push(
      say('holding', {
        moved: compact(amount, language),
        total: compact(measure.total, language),
        measure: names.measure(),
      }),
    )
  }
  if (measure.missing > 0)
    lines.push(say('missing.measure', { n: measure.missing, measure: names.field(measure.field) }))
  return lines
}
