/** A table as Markdown; what stands in its cells is never taken for markup. */
import { escapeMarkdown } from '../../engine/index.ts'
import type { Cell } from './cell.ts'

export function markdownOf([head = [], ...rows]: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map((cell) => escapeMarkdown(String(cell ?? ''))).join(' | ')} |`
  const isFigure = (column: number) =>
    rows.some((row) => typeof row[column] === 'number') && rows.every((row) => typeof row[column] !== 'string')
  const rule = head.map((_, column) => (isFigure(column) ? '---:' : '---'))
  return `${[line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')}\n`
}
