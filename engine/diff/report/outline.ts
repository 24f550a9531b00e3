/** A diff arranged for reading; text, Markdown and HTML print the same outline. */
import type { Strategy, Text } from '../../strategy/document.ts'
import type { Language } from '../../words/glossary.ts'
import { nameOf } from '../../words/names.ts'
import { plain } from '../../words/phrase.ts'
import { type Diff, type DiffEntry, diffGroups } from '../entry.ts'
import { speakIn, speechIn } from '../speeches.ts'
import type { Outcome, Witness } from '../witness/witness.ts'
import { type DiffKey, type SayParam, say } from '../words/say.ts'
import { valueText } from './values.ts'

export interface DiffReport {
  diff: Diff
  a: Strategy
  b: Strategy
  language: Language
  /** How the two are called: “v1”, a file, a draft. */
  before: string
  after: string
  witness?: Witness | undefined
}

export interface Section {
  heading: string
  count: string
  lines: string[]
}

/** A small table: its head, and rows of as many cells. */
export interface Table {
  heading: string
  head: string[]
  rows: string[][]
}

export interface Outline {
  language: Language
  /** The strategy's name. */
  title: string
  fromTo: string
  summary: string
  sections: Section[]
  /** What the search for an example said, where there is no table to show. */
  remark?: string
  tables: Table[]
}

export function outlineOf(report: DiffReport): Outline {
  const { diff, a, b, language, before, after } = report
  const speech = speechIn(language, a, b)
  const words = (key: DiffKey, params: Record<string, SayParam> = {}) => speakIn(say(key, params), speech)
  const deciding = diff.entries.filter(({ cosmetic }) => !cosmetic)
  const section = (heading: DiffKey, entries: readonly Pick<DiffEntry, 'sentence'>[]): Section[] =>
    entries.length === 0
      ? []
      : [
          {
            heading: words(heading),
            count: words('report.count', { n: entries.length }),
            lines: entries.map(({ sentence }) => sentence[language]),
          },
        ]
  const n = diff.entries.length
  return {
    language,
    title: titleOf(b, after, language),
    fromTo: words('report.fromTo', { before: () => [{ text: before, role: 'name' }], after }),
    summary:
      n === 0
        ? words('report.same')
        : deciding.length === 0
          ? words('report.onlyCosmetic', { n })
          : words('report.summary', { n, deciding: deciding.length }),
    sections: [
      ...diffGroups.flatMap((group) => [
        ...section(
          `group.${group}`,
          deciding.filter((entry) => entry.group === group),
        ),
        ...(group === 'weights' ? section('report.resulting', diff.resulting) : []),
      ]),
      ...section(
        'report.cosmetic',
        diff.entries.filter(({ cosmetic }) => cosmetic),
      ),
    ],
    ...witnessPart(report, words),
  }
}

type Words = (key: DiffKey, params?: Record<string, SayParam>) => string

function witnessPart(
  { witness, a, b, before, after, language }: DiffReport,
  words: Words,
): Pick<Outline, 'remark' | 'tables'> {
  if (witness === undefined) return { tables: [] }
  if (witness.kind === 'same-plan') return { remark: words('witness.samePlan'), tables: [] }
  if (witness.kind === 'none-found') return { remark: words('witness.noneFound', { n: witness.tries }), tables: [] }
  const { request } = witness
  const fields = [...b.fields, ...a.fields.filter(({ id }) => !b.fields.some((field) => field.id === id))]
  const input = request.input as Record<string, unknown>
  const given = fields.filter(({ id }) => Object.hasOwn(input, id))
  const about: string[][] = [
    [words('witness.asOf'), valueText(request.asOf, { type: 'date' }, b, language)],
    ...(request.subject ? [[words('witness.subject'), request.subject]] : []),
    ...(request.previousTier ? [[words('witness.previousTier'), tierName(request.previousTier, a, b, language)]] : []),
    ...given.map((field) => [nameOf(field, language), valueText(input[field.id], field, b, language)]),
  ]
  return {
    tables: [
      {
        heading: words('report.witness'),
        head: [words('witness.outcome'), before, after],
        rows: outcomeRows(witness, a, b, language, words),
      },
      { heading: words('witness.input'), head: [], rows: about },
    ],
  }
}

const tierName = (id: string, a: Strategy, b: Strategy, language: Language): string =>
  nameOf([...b.tiers, ...a.tiers].find((tier) => tier.id === id) ?? { id }, language)

/** The tier, and every score that differs. */
function outcomeRows(
  witness: { a: Outcome; b: Outcome },
  a: Strategy,
  b: Strategy,
  language: Language,
  words: Words,
): string[][] {
  const tier = (outcome: Outcome) =>
    outcome.ok ? tierName(outcome.tier, a, b, language) : words('witness.refused', { code: plain(outcome.code) })
  const score = (outcome: Outcome, id: string) =>
    outcome.ok && outcome.scores[id] !== undefined
      ? valueText(outcome.scores[id], { type: 'number' }, b, language)
      : '–'
  const scores = [...b.scores, ...a.scores.filter(({ id }) => !b.scores.some((item) => item.id === id))]
  const shown = scores.map((item) => [nameOf(item, language), score(witness.a, item.id), score(witness.b, item.id)])
  return [[words('witness.tier'), tier(witness.a), tier(witness.b)], ...shown.filter(([, old, now]) => old !== now)]
}

/** A draft can be any object: its title may be no text, and it may have no id. */
function titleOf({ id, title }: { id?: unknown; title?: unknown }, otherwise: string, language: Language): string {
  const named = { id: typeof id === 'string' ? id : otherwise }
  return nameOf(isText(title) ? { ...named, title } : named, language)
}

const isText = (title: unknown): title is Text =>
  typeof title === 'string' ||
  (typeof title === 'object' && title !== null && Object.values(title).every((text) => typeof text === 'string'))
