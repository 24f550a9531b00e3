/** A diff as plain text, for a terminal. */
import { type DiffReport, outlineOf, type Section, type Table } from './outline.ts'

export function diffText(report: DiffReport): string {
  const { title, fromTo, summary, sections, remark, tables } = outlineOf(report)
  const parts = [
    `${title}\n${fromTo}\n${summary}`,
    ...sections.map(sectionText),
    ...(remark === undefined ? [] : [remark]),
    ...tables.map(tableText),
  ]
  return `${parts.join('\n\n')}\n`
}

const sectionText = ({ heading, count, lines }: Section): string =>
  `${heading} (${count})\n${lines.map((line) => `  ${oneLine(line)}`).join('\n')}`

function tableText({ heading, head, rows }: Table): string {
  const lines = rows.map(([name = '', ...cells]) =>
    head.length > 0
      ? `${name}: ${cells.map((cell, index) => `${head[index + 1]} ${cell}`).join(', ')}`
      : `${name}: ${cells.join(', ')}`,
  )
  return `${heading}\n${lines.map((line) => `  ${oneLine(line)}`).join('\n')}`
}

/** Texts of a document may hold line breaks; a change is one line. */
export const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
