/** From a request to a decision: which version answers, for which evaluation date. */
import { type CompiledStrategy, evaluateToJson, type JsonEvaluation, type TraceLevel } from '../../engine/index.ts'
import { type Due, dueOf } from '../decisions/policy.ts'
import type { Catalog, CatalogEntry } from './catalog.ts'
import { strategyHasErrors } from './checked.ts'
import type { CompiledStrategies } from './compiled.ts'
import { Fault } from './fault.ts'
import { formatMoment, type Moment, parseMoment } from './moment.ts'
import { noticeAt } from './notices.ts'
import { evaluationDate, inEffect, instantOf } from './timeline.ts'

/** What answers, and whether it is recorded: texts as the request gives them. */
export interface When {
  asOf?: string | undefined
  knownAt?: string | undefined
  version?: number | undefined
  record?: boolean | undefined
}

export interface Subject {
  subject?: string | null | undefined
  input: unknown
  previousTier?: string | null | undefined
}

/** A version and an evaluation date; the same for every line of a batch. */
export interface Resolved {
  strategy: CompiledStrategy
  asOf: string
  /** Which of its decisions are recorded. */
  due: Due
  /** What is announced of the versions to come: a header's text. */
  notice?: string | undefined
}

export type Resolution = ({ ok: true } & Resolved) | { ok: false; refusal: Extract<JsonEvaluation, { ok: false }> }

/** `at` is the pointer to the object that holds asOf and knownAt: '' for a body, '/query'. */
export class Evaluations {
  readonly #catalog: Catalog
  readonly #compiled: CompiledStrategies
  readonly #clock: () => number

  constructor(catalog: Catalog, compiled: CompiledStrategies, clock: () => number) {
    this.#catalog = catalog
    this.#compiled = compiled
    this.#clock = clock
  }

  /**
   * The version in effect, or the one asked for by number, and the evaluation date.
   * @throws Fault unknown-strategy, unknown-version, invalid-request, recording-off
   */
  async resolve(id: string, when: When, at: string): Promise<Resolution> {
    const asOf = when.asOf === undefined ? { instant: this.#clock() } : momentAt(when.asOf, `${at}/asOf`)
    const knownAt = when.knownAt === undefined ? undefined : momentAt(when.knownAt, `${at}/knownAt`)
    const found = await this.#catalog.find(id)
    const { timeZone } = found.timeline
    const date = dateOf(asOf, timeZone, `${at}/asOf`)
    const notice = noticeAt(found.notices, this.#clock())
    const due = dueOf(found.strategy.settings.record, when.record, `${at}/record`)
    if (when.version !== undefined) {
      if (knownAt !== undefined) throw conflict(`${at}/knownAt`)
      return { ok: true, strategy: await this.#catalog.version(found, when.version), asOf: date, due, notice }
    }
    const entry = entryInEffect(found, asOf, knownAt)
    if (!entry) return { ok: false, refusal: noVersionInEffect(id, date, at) }
    return { ok: true, strategy: await this.#catalog.inForce(id, entry), asOf: date, due, notice }
  }

  /**
   * A document that isn't stored; a date-time is its UTC date.
   * @throws Fault strategy-has-errors, invalid-request
   */
  unsaved(document: unknown, asOf: string | undefined): Resolved {
    const moment = asOf === undefined ? { instant: this.#clock() } : momentAt(asOf, '/asOf')
    const compiled = this.#compiled.unsaved(document)
    if (!compiled.ok) throw strategyHasErrors(compiled.problems, '/strategy')
    return { strategy: compiled.strategy, asOf: dateOf(moment, 'UTC', '/asOf'), due: 'none' }
  }
}

const entryInEffect = ({ timeline }: CatalogEntry, asOf: Moment, knownAt: Moment | undefined) =>
  inEffect(timeline, instantOf(asOf, timeline.timeZone), knownAt && instantOf(knownAt, timeline.timeZone))

/** The decision is JSON text: nobody here looks into it. */
export const decide = (resolved: Resolved, subject: Subject, trace: TraceLevel | undefined): JsonEvaluation =>
  evaluateToJson(resolved.strategy, {
    subject: subject.subject,
    input: subject.input,
    asOf: resolved.asOf,
    previousTier: subject.previousTier,
    trace,
  })

/** A decision's text with its id in front. */
export const withId = (json: string, decisionId: string): string => `{"decisionId":"${decisionId}",${json.slice(1)}`

/** @throws Fault invalid-request */
export const momentAt = (text: string, pointer: string): Moment => {
  const moment = parseMoment(text)
  if (moment) return moment
  const message = `"${text}" is no calendar date (2026-04-01) and no RFC 3339 date-time (2026-04-01T09:30:00+02:00) of the years 1 to 9999.`
  throw new Fault('invalid-request', message, [{ pointer, code: 'invalid-value', message }])
}

/** @throws Fault invalid-request where the time zone leads out of the years that a date can be written in */
const dateOf = (moment: Moment, timeZone: string, pointer: string): string => {
  const date = evaluationDate(moment, timeZone)
  if (FOUR_DIGIT_YEAR.test(date)) return date
  const message = `The date at ${formatMoment(moment)} in ${timeZone} lies outside the years 1 to 9999.`
  throw new Fault('invalid-request', message, [{ pointer, code: 'invalid-value', message }])
}

const FOUR_DIGIT_YEAR = /^(?!0000)\d{4}-/

const conflict = (pointer: string) => {
  const message = 'knownAt says which version was known to be in effect; with a version by number leave it out.'
  return new Fault('invalid-request', message, [{ pointer, code: 'conflicting-keys', message }])
}

const noVersionInEffect = (id: string, asOf: string, at: string): Extract<JsonEvaluation, { ok: false }> => {
  const message = `No version of "${id}" is in effect on ${asOf}.`
  const code = 'no-version-in-effect'
  return { ok: false, refusal: { code, message, errors: [{ pointer: `${at}/asOf`, code, message }] } }
}
