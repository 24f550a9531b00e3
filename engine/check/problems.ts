/**
 * Every problem that `check` can report, in one closed list: code → severity. Errors block
 * publishing and compiling, warnings don't. The sentences stand in `words/messages`, by language.
 */

export type Severity = 'error' | 'warning'

export const problemCodes = {
  // Shape: what the JSON Schema refuses
  'not-an-object': 'error',
  'too-deep': 'error',
  'too-large': 'error',
  'invalid-text': 'error',
  'unknown-key': 'error',
  'missing-key': 'error',
  'wrong-type': 'error',
  'wrong-value': 'error',
  'invalid-id': 'error',
  'invalid-language': 'error',
  'invalid-date': 'error',
  'out-of-range': 'error',
  'too-few': 'error',
  'too-many': 'error',
  'exactly-one': 'error',
  'needs-key': 'error',
  'excludes-key': 'error',
  // Names
  'duplicate-id': 'error',
  'reserved-id': 'error',
  'unknown-field': 'error',
  'unknown-score': 'error',
  'unknown-tier': 'error',
  'unknown-variable': 'error',
  'later-variable': 'error',
  'duplicate-option': 'error',
  // Expressions
  'unknown-operator': 'error',
  'not-an-operator': 'error',
  'wrong-arity': 'error',
  'type-mismatch': 'error',
  'misplaced-missing': 'error',
  // Numbers
  'too-many-decimals': 'error',
  'exact-range': 'error',
  // Fields
  'range-reversed': 'error',
  'options-need-string': 'error',
  'range-needs-number': 'error',
  // Bands, lookups, curves, tables
  'first-band-edge': 'error',
  'band-needs-edge': 'error',
  'edges-not-ascending': 'error',
  'edges-one-kind': 'error',
  'curve-not-ascending': 'error',
  'points-need-value': 'error',
  'cell-count': 'error',
  'cell-type': 'error',
  'interval-empty': 'error',
  'key-not-canonical': 'error',
  'mixed-types': 'error',
  'hit-needs-rank': 'error',
  // The score tree
  'score-cycle': 'error',
  'score-without-children': 'error',
  'weight-missing': 'error',
  'weight-not-positive': 'error',
  'weight-not-allowed': 'error',
  'weights-total': 'error',
  'floor-above-cap': 'error',
  // Judgements behind weights
  'judgements-not-allowed': 'error',
  'unknown-child': 'error',
  'judgement-of-itself': 'error',
  'judgement-twice': 'error',
  'judgements-missing': 'error',
  'judgements-inconsistent': 'error',
  'weights-disagree': 'error',
  // Tiers
  'tiers-order': 'error',
  'tier-twice': 'error',
  'matrix-shape': 'error',
  'needs-rank': 'error',
  'hold-needs-bands': 'error',
  'measure-needs-number': 'error',
  // Overrides
  'add-needs-root': 'error',
  'add-after-tier': 'error',
  'dates-reversed': 'error',
  // Analysis: said only when proven
  'threshold-unattainable': 'warning',
  'tier-unreachable': 'warning',
  'band-unreachable': 'warning',
  'row-unreachable': 'warning',
  'rows-overlap': 'warning',
  'override-never': 'warning',
  'override-undone': 'warning',
  'field-unused': 'warning',
  'derived-unused': 'warning',
  'option-without-entry': 'warning',
  'entry-without-option': 'warning',
  'missing-not-needed': 'warning',
  'null-in-list': 'warning',
  'look-alike': 'warning',
} as const satisfies Record<string, Severity>

export type ProblemCode = keyof typeof problemCodes

export type ProblemParams = Record<string, string | number | boolean | readonly (string | number)[]>

export interface Problem {
  code: ProblemCode
  severity: Severity
  /** JSON pointer (RFC 6901) into the document. */
  pointer: string
  /** In English; `describeProblem` says it in the other languages. */
  message: string
  params: ProblemParams
}

/** How the passes of check report: a problem is noted, and the pass goes on. */
export type Report = (code: ProblemCode, pointer: string, params?: ProblemParams) => void

/** A JSON pointer from its steps. */
export const pointerTo = (base: string, ...steps: (string | number)[]): string =>
  base + steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
