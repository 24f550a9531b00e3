/** A document that may become a version: it has no errors. */
import { canonicalJson, compile, type Problem } from '../../engine/index.ts'
import { digestOfCanonical } from './compiled.ts'
import { Fault } from './fault.ts'
import { Lru } from './lru.ts'

export interface CheckedDocument {
  id: string
  canonical: string
  digest: string
  /** Warnings. */
  problems: Problem[]
}

/** Documents without errors, by digest: what is proposed is checked once and not again when it is published. */
const known = new Lru<CheckedDocument>({ entries: 200, weight: 8_000_000 })

/** @param at where the document stands in the request @throws Fault strategy-has-errors, with all problems */
export const checkedDocument = (document: unknown, at = '/document'): CheckedDocument => {
  const canonical = canonicalJson(document)
  const digest = digestOfCanonical(canonical)
  const before = known.get(digest)
  if (before) return before
  const compilation = compile(document)
  if (!compilation.ok) throw strategyHasErrors(compilation.problems, at)
  const { id } = compilation.strategy.document
  const checked = { id, canonical, digest, problems: compilation.problems }
  known.set(digest, checked, canonical.length)
  return checked
}

/** A document without errors that keeps the strategy's id. @throws Fault strategy-has-errors, id-mismatch */
export const checkedFor = (strategy: string, document: unknown, at?: string): CheckedDocument => {
  const checked = checkedDocument(document, at)
  if (checked.id === strategy) return checked
  const message = `The document's id is "${checked.id}"; a version of "${strategy}" must keep the strategy's id.`
  throw new Fault('id-mismatch', message, [{ pointer: `${at ?? '/document'}/id`, code: 'id-mismatch', message }])
}

/** `at` is where the document stands in the request's body. */
export const strategyHasErrors = (problems: Problem[], at: string): Fault => {
  const errors = problems.filter((problem) => problem.severity === 'error')
  return new Fault(
    'strategy-has-errors',
    `The strategy has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`,
    errors.map(({ pointer, code, message }) => ({ pointer: at + pointer, code, message })),
    { problems },
  )
}
