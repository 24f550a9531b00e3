/** An impact as Markdown; what a document or a population says is never taken for markup. */
import { type ImpactReport, outlineOf } from './outline.ts'
import type { Table } from './table.ts'

export function impactMarkdown(report: ImpactReport): string {
  const { title, fromTo, summary, tables } = outlineOf(report)
  const parts = [`# ${escapeMarkdown(title)}`, `**${escapeMarkdown(fromTo)}**`, ...summary.map(escapeMarkdown)]
  return `${[...parts, ...tables.map(tableMarkdown)].join('\n\n')}\n`
}

function tableMarkdown({ heading, note, head, figures, rows, hasTotal }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const bold = (cells: readonly string[]) => cells.map((cell) => (cell === '' ? '' : `**${cell}**`))
  const body = rows.map((row, index) => {
    const cells = row.map(escapeMarkdown)
    return line(hasTotal && index === rows.length - 1 ? bold(cells) : cells)
  })
  return [
    `## ${escapeMarkdown(heading)}`,
    '',
    ...(note === undefined ? [] : [escapeMarkdown(note), '']),
    line(head.map(escapeMarkdown)),
    line(figures.map((isFigure) => (isFigure ? '---:' : '---'))),
    ...body,
  ].join('\n')
}

/** A text of others in Markdown. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, ' ')
    .replaceAll(/[\\`*_[\]#|~]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
