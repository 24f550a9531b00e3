/** What things are called in a report: as the new version has it, else the old one. */
import type { Strategy, Text } from '../../strategy/document.ts'
import { localize } from '../../strategy/text.ts'
import { formatNumber } from '../../words/format.ts'
import type { Language } from '../../words/glossary.ts'
import { nameOf } from '../../words/names.ts'
import type { Cause, Impact, Mover } from '../shape.ts'
import { type Say, sayIn } from '../words/speak.ts'

export interface ImpactReport {
  impact: Impact
  a: Strategy
  b: Strategy
  language: Language
  /** How the two are called: “v1”, a file, a draft. */
  before: string
  after: string
}

export interface Names {
  language: Language
  say: Say
  tier(id: string, side?: 'a' | 'b'): string
  dimension(id: string): string
  field(id: string): string
  /** The measure's name with its unit. */
  measure(): string
  cause(cause: Cause): string
  /** Why one subject moves, with its largest changes of contribution. */
  reason(mover: Mover): string
}

type Titled = { id: string; title?: Text | undefined }

export function namesOf({ impact, a, b, language }: ImpactReport): Names {
  const say = sayIn(language)
  const called = (id: string, ...lists: (readonly Titled[] | undefined)[]) =>
    nameOf(lists.flatMap((list) => list?.find((item) => item.id === id) ?? [])[0] ?? { id }, language)
  const tier = (id: string, side: 'a' | 'b' = 'b') =>
    side === 'b' ? called(id, b.tiers, a.tiers) : called(id, a.tiers, b.tiers)
  const dimension = (id: string) => called(id, b.dimensions, a.dimensions)
  const field = (id: string) => called(id, b.fields, a.fields)
  const part = (id: string) =>
    called(id, b.fields, b.derived, b.dimensions, b.scores, b.overrides, a.fields, a.derived, a.dimensions, a.scores)
  const cause = (found: Cause): string => {
    switch (found.kind) {
      case 'dimension':
        return dimension(found.id)
      case 'override':
        return called(found.id, b.overrides, a.overrides)
      case 'assignment':
        return say(a.assign.bands && b.assign.bands ? 'cause.assignment' : 'cause.assignmentOther')
      case 'hold':
        return say('cause.hold')
      case 'refusal': {
        const what = say(`refusal.${found.code}`)
        return found.id === undefined
          ? say('cause.refusal', { what })
          : say('cause.refusalAt', { what, field: part(found.id) })
      }
    }
  }
  return {
    language,
    say,
    tier,
    dimension,
    field,
    measure: () => {
      const id = impact.measure?.field ?? ''
      const unit = [...b.fields, ...a.fields].find((one) => one.id === id)?.unit
      return unit === undefined ? field(id) : say('withUnit', { name: field(id), unit: localize(unit, language) })
    },
    cause,
    reason: (mover) => reasonOf(mover, { a, b, say, language, tier, dimension, cause }),
  }
}

interface Speaking extends Pick<Names, 'say' | 'language' | 'tier' | 'dimension' | 'cause'> {
  a: Strategy
  b: Strategy
}

function reasonOf(mover: Mover, speaking: Speaking): string {
  const { say, language, dimension, cause } = speaking
  if (mover.cause.kind === 'assignment') return thresholdOf(mover, speaking) ?? cause(mover.cause)
  if (mover.cause.kind !== 'dimension') {
    if (mover.direction === 'admitted' && mover.cause.kind === 'refusal')
      return say('cause.admittedFrom', { what: say(`refusal.${mover.cause.code}`) })
    return cause(mover.cause)
  }
  const changes = mover.dimensions.map(({ id, before, after }) => ({ id, change: rounded(after - before) }))
  const sign = Math.sign(changes[0]?.change ?? 0)
  const told = changes.filter(({ change }) => Math.sign(change) === sign).slice(0, TOLD)
  return told.map(({ id, change }) => `${dimension(id)} ${signed(change, language)}`).join(say('comma'))
}

const TOLD = 2

const rounded = (change: number): number => Math.round(change * 100) / 100

const signed = (change: number, language: Speaking['language']): string =>
  `${change > 0 ? '+' : ''}${formatNumber(change, language, 2)}`

/** The threshold that passed the subject by: of the tier that it comes to, or of the one that it leaves. */
function thresholdOf({ direction, from, to }: Mover, { a, b, say, language, tier }: Speaking): string | undefined {
  const which = direction === 'up' ? to : from
  const edge = (strategy: Strategy) => {
    const band = strategy.assign.bands?.find((one) => one.tier === which)
    return band?.from ?? band?.above
  }
  const [before, after] = [edge(a), edge(b)]
  if (which === undefined || before === undefined || after === undefined || before === after) return undefined
  return say('cause.threshold', {
    tier: tier(which),
    before: formatNumber(before, language),
    after: formatNumber(after, language),
  })
}
