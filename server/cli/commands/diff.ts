/** `diff A B`: what changed from one strategy to another, in words; the answer is never no. */
import {
  compile,
  type DiffReport,
  diff,
  diffHtml,
  diffMarkdown,
  diffText,
  type Language,
  type Strategy,
  type Witness,
  witness,
} from '../../../engine/index.ts'
import { DONE, Failure } from '../failure.ts'
import { say, writeJson, writeOut } from '../io/output.ts'
import { readDocument, type SourceOptions } from '../strategySource.ts'

export const DIFF_FORMATS = ['text', 'json', 'markdown', 'html'] as const

interface DiffOptions extends SourceOptions {
  format: (typeof DIFF_FORMATS)[number]
  language: Language
  witness?: true
}

const printers = { text: diffText, markdown: diffMarkdown, html: diffHtml }

export async function diffCommand(before: string, after: string, options: DiffOptions): Promise<number> {
  const [a, b] = [await readStrategy(before, options), await readStrategy(after, options)]
  const found = options.witness ? witnessOf(a, b) : undefined
  const changes = diff(a, b)
  if (options.format === 'json') {
    await writeJson({ before, after, ...changes, ...(found ? { witness: found } : {}) })
    return DONE
  }
  const report: DiffReport = { diff: changes, a, b, language: options.language, before, after, witness: found }
  await writeOut(printers[options.format](report))
  return DONE
}

/** Drafts with errors can be compared; what isn't even an object can't. */
async function readStrategy(source: string, options: SourceOptions): Promise<Strategy> {
  const document = await readDocument(source, options)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new Failure(`${source}: a strategy is a JSON object.`)
  }
  return document as Strategy
}

/** An example needs two strategies that evaluate. */
function witnessOf(a: Strategy, b: Strategy): Witness | undefined {
  const [first, second] = [compile(a), compile(b)]
  if (first.ok && second.ok) return witness(first.strategy, second.strategy)
  say('No example: check finds errors in one of the two.')
  return undefined
}
