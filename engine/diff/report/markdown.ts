/** A diff as Markdown; what a document says is never taken for markup. */
import { type DiffReport, outlineOf, type Section, type Table } from './outline.ts'
import { oneLine } from './text.ts'

export function diffMarkdown(report: DiffReport): string {
  const { title, fromTo, summary, sections, remark, tables } = outlineOf(report)
  const parts = [
    `# ${escaped(title)}`,
    `**${escaped(fromTo)}**`,
    escaped(summary),
    ...sections.map(sectionMarkdown),
    ...(remark === undefined ? [] : [escaped(remark)]),
    ...tables.map(tableMarkdown),
  ]
  return `${parts.join('\n\n')}\n`
}

const sectionMarkdown = ({ heading, count, lines }: Section): string =>
  `## ${escaped(heading)} (${escaped(count)})\n\n${lines.map((line) => `- ${escaped(line)}`).join('\n')}`

function tableMarkdown({ heading, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  const top = head.length > 0 ? head : ['', '']
  return [`## ${escaped(heading)}\n`, line(top), `|${' --- |'.repeat(top.length)}`, ...rows.map(line)].join('\n')
}

const escaped = (text: string): string =>
  oneLine(text)
    .replaceAll(/[\\`*_[\]#|~]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
