/** How the text is laid out: lines of at most 100 characters where that can be, blocks indented by two spaces. */

const WIDTH = 100

/** Every line but the first a step to the right. */
export const hang = (sql: string): string => sql.replaceAll('\n', '\n  ')

export const indent = (sql: string): string => `  ${hang(sql)}`

export type Branch = readonly [when: string, result: string]

/** CASE in one line where it is short; `otherwise` undefined is NULL. */
export function caseOf(branches: readonly Branch[], otherwise?: string): string {
  if (branches.length === 0) return otherwise ?? 'NULL'
  const parts = [
    ...branches.map(([when, result]) => `WHEN ${hang(when)} THEN ${hang(result)}`),
    ...(otherwise === undefined ? [] : [`ELSE ${hang(otherwise)}`]),
  ]
  const line = `CASE ${parts.join(' ')} END`
  if (line.length <= WIDTH && !line.includes('\n')) return line
  return `CASE\n${parts.map(indent).join('\n')}\nEND`
}

/** Items joined in one line where it is short, else one a line. */
export function joined(items: readonly string[], separator: string): string {
  const line = items.join(` ${separator} `)
  if (line.length <= WIDTH) return line
  return items.map((item, index) => (index === 0 ? item : `${separator} ${item}`)).join('\n')
}

/** A function's call. */
export function call(name: string, operands: readonly string[]): string {
  const line = `${name}(${operands.join(', ')})`
  if (line.length <= WIDTH) return line
  return `${name}(\n${operands.map(indent).join(',\n')}\n)`
}

/** A text of the author's as one comment line; nothing in it can end the comment or be taken for a variable. */
export function comment(text: string): string {
  const plain = text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('${', '$ {')
    .trim()
  return `-- ${plain.length > WIDTH ? `${[...plain].slice(0, WIDTH).join('')}…` : plain}`
}
