/** What the descriptions of several commands share. */

/** Told of a command's exit code. */
export type Done = (code: number) => void

export const STRATEGY = 'a strategy document: a JSON file, or id@version with --data'
export const AS_OF = ['--as-of <date>', 'the evaluation date, such as 2026-04-01 (default: today, UTC)'] as const
export const MAPPING = [
  '--mapping <file>',
  'read the population as this mapping says, as import makes one; .xlsx too',
] as const
export const DATA = ['--data <folder>', "the server's data folder, for a STRATEGY given as id@version"] as const

export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`
}
