/** An impact as sheets of a workbook: what is counted as numbers, all that is told as it reads. */
import { moverCells } from './movers.ts'
import { type ImpactReport, namesOf } from './names.ts'
import { outlineOf } from './outline.ts'

type Cell = string | number | undefined

interface ReportSheet {
  name: string
  /** The first is the head. */
  rows: Cell[][]
}

export function impactSheets(report: ImpactReport): ReportSheet[] {
  const { matrix, measure } = report.impact
  return [
    { name: 'impact', rows: readCells(report) },
    { name: 'matrix', rows: matrixCells(report, matrix.counts) },
    ...(matrix.sums && measure ? [{ name: measure.field, rows: matrixCells(report, matrix.sums) }] : []),
    { name: 'movers', rows: moverCells(report) },
  ]
}

/** Old tiers downwards, new ones across; those refused last. */
function matrixCells(report: ImpactReport, cells: readonly (readonly number[])[]): Cell[][] {
  const names = namesOf(report)
  const { from, to } = report.impact.matrix
  const refused = names.say('refused')
  const head = [`${report.before} → ${report.after}`, ...to.map((id) => names.tier(id)), refused]
  const labels = [...from.map((id) => names.tier(id, 'a')), refused]
  return [head, ...cells.map((row, index) => [labels[index], ...row])]
}

function readCells(report: ImpactReport): Cell[][] {
  const { title, fromTo, summary, tables } = outlineOf(report)
  const told = tables.flatMap(({ heading, note, head, rows }): Cell[][] => [
    [],
    [heading, ...(note === undefined ? [] : [note])],
    head,
    ...rows,
  ])
  return [[title], [fromTo], ...summary.map((line) => [line]), ...told]
}
