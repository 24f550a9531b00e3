/** `check STRATEGY…`: every problem of every strategy; the answer is no where there is an error. */
import { check, type Problem } from '../../../engine/index.ts'
import { ANSWER_IS_NO, DONE, Failure, UNUSABLE } from '../failure.ts'
import { counted, say, writeJson, writeOut } from '../io/output.ts'
import { problemLine, readDocument, type SourceOptions } from '../strategySource.ts'

interface Report {
  strategy: string
  errors: number
  warnings: number
  problems: Problem[]
  /** Why the file couldn't be read. */
  failure?: string
}

export async function checkCommand(sources: string[], options: SourceOptions & { json?: true }): Promise<number> {
  const reports: Report[] = []
  for (const source of sources) reports.push(await report(source, options))
  if (options.json) await writeJson(reports)
  else for (const entry of reports) await print(entry)
  if (reports.some(({ failure }) => failure !== undefined)) return UNUSABLE
  return reports.some(({ errors }) => errors > 0) ? ANSWER_IS_NO : DONE
}

async function report(source: string, options: SourceOptions): Promise<Report> {
  try {
    return { strategy: source, ...check(await readDocument(source, options)) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { strategy: source, errors: 0, warnings: 0, problems: [], failure: error.message }
  }
}

async function print({ strategy, errors, warnings, problems, failure }: Report): Promise<void> {
  if (failure !== undefined) return say(failure)
  for (const problem of problems) await writeOut(`${strategy}: ${problemLine(problem)}\n`)
  say(`${strategy}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`)
}
