/** An impact as plain text, for a terminal: tables with aligned columns. */
import { widthOf } from './format.ts'
import { type ImpactReport, outlineOf } from './outline.ts'
import type { Table } from './table.ts'

export function impactText(report: ImpactReport): string {
  const { title, fromTo, summary, tables } = outlineOf(report)
  const top = [title, fromTo, ...summary].map(oneLine).join('\n')
  return `${[top, ...tables.map(tableText)].join('\n\n')}\n`
}

const GAP = '  '
/** Names longer than this are cut: what a column is for can still be seen. */
const LONGEST = 44

function tableText({ heading, note, head, figures, rows, hasTotal }: Table): string {
  const last = head.length - 1
  const cells = [head, ...rows].map((row) => row.map((cell, column) => (column === last ? oneLine(cell) : cut(cell))))
  const widths = head.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const blank = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))
        return figures[column] ? blank + cell : column === last ? cell : cell + blank
      })
      .join(GAP)
      .trimEnd()
  const lines = cells.map(line)
  const rule = '─'.repeat(ruleWidth(widths, figures))
  const body = hasTotal ? [...lines.slice(1, -1), rule, lines.at(-1)] : lines.slice(1)
  const shown = [lines[0], ...body].map((one) => `${GAP}${one}`)
  return [`${heading}${note === undefined ? '' : ` (${note})`}`, ...shown].join('\n')
}

/** A rule ends with the last column of figures. */
function ruleWidth(widths: readonly number[], figures: readonly boolean[]): number {
  const columns = widths.slice(0, figures.lastIndexOf(true) + 1)
  return columns.reduce((sum, width) => sum + width, GAP.length * (columns.length - 1))
}

const oneLine = (text: string): string => text.replaceAll(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, ' ')

function cut(text: string): string {
  const whole = oneLine(text)
  if (widthOf(whole) <= LONGEST) return whole
  let kept = ''
  for (const character of whole) {
    if (widthOf(kept + character) >= LONGEST) break
    kept += character
  }
  return `${kept}…`
}
