/** Overrides changed: their conditions and effects, their order, new ones and copies. */
import type { Effect, Expression, Override, Strategy, Text } from '../../../engine/index.ts'
import { addPart, type Change, changePart, freeId, movePart, withProperty } from '../editor/change.ts'
import { byId } from '../names.ts'
import { tidyPoints } from './grid.ts'

/** Sets a property, or takes it away where the value is undefined. */
export const setOverride = <K extends keyof Override>(id: string, key: K, value: Override[K] | undefined): Change =>
  changePart('overrides', id, (override) => withProperty(override, key, value))

const takenIds = (document: Strategy): string[] => (document.overrides ?? []).map(({ id }) => id)

/** The id that a new override gets: words joined by hyphens. */
export function newOverrideId(document: Strategy, title: string): string {
  const joined = (id: string, by: string) => id.replaceAll(/[_-]/g, by)
  return joined(
    freeId(
      title,
      takenIds(document).map((id) => joined(id, '_')),
    ),
    '-',
  )
}

/** Adds one at the end: nothing comes after it that could undo it. */
export const addOverride =
  (id: string, title: string, when: Expression): Change =>
  (document) => {
    const effect: Effect = document.ordered === false ? { flag: title } : { atMost: lowestBut(document) }
    return addPart('overrides', { id, title, when, then: effect })(document)
  }

/** The tier above the lowest: at most the best would do nothing. */
const lowestBut = ({ tiers }: Strategy): string => (tiers.at(-2) ?? tiers.at(-1))?.id ?? ''

/** Beside the override another one like it. */
export const duplicateOverride =
  (id: string, copyId: string, copyOf: (name: string) => string): Change =>
  (document) => {
    const original = byId(document.overrides, id)
    const index = takenIds(document).indexOf(id)
    if (!original) return document
    return addPart(
      'overrides',
      { ...original, id: copyId, title: eachWording(original.title ?? id, copyOf) },
      index + 1,
    )(document)
  }

const eachWording = (text: Text, change: (wording: string) => string): Text =>
  typeof text === 'string'
    ? change(text)
    : Object.fromEntries(Object.entries(text).map(([tag, wording]) => [tag, change(wording)]))

/** To another place in the order, counted without it; nothing beyond its ends. */
export const moveOverride =
  (id: string, index: number): Change =>
  (document) => {
    const ids = takenIds(document)
    if (index < 0 || index >= ids.length || ids.indexOf(id) === index) return document
    return movePart('overrides', id, index)(document)
  }

/** Behind another one. */
export const moveBehind =
  (id: string, other: string): Change =>
  (document) => {
    const rest = takenIds(document).filter((one) => one !== id)
    return moveOverride(id, rest.indexOf(other) + 1)(document)
  }

/** The code that decisions give as the reason; nothing where another override has it already. */
export const renameOverride =
  (id: string, code: string): Change =>
  (document) =>
    !isCode(code) || takenIds(document).includes(code)
      ? document
      : changePart('overrides', id, (override) => ({ ...override, id: code }))(document)

/** Letters of any script, digits, _ and -. */
export const isCode = (text: string): boolean =>
  /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*$/u.test(text) && text.length <= 128

export const EFFECTS = ['atMost', 'atLeast', 'tier', 'add', 'flag'] as const satisfies readonly (keyof Effect)[]
export type EffectKind = (typeof EFFECTS)[number]

export const effectKind = (effect: Effect): EffectKind => EFFECTS.find((kind) => effect[kind] !== undefined) ?? 'flag'

/** Another effect: the tier, if both name one, stays. */
export const setEffectKind =
  (id: string, kind: EffectKind, flag: string): Change =>
  (document) => {
    const override = byId(document.overrides, id)
    if (!override || effectKind(override.then) === kind) return document
    return setOverride(id, 'then', effectOf(document, override, kind, flag))(document)
  }

function effectOf(document: Strategy, { then, reason, title }: Override, kind: EffectKind, flag: string): Effect {
  const named = then.atMost ?? then.atLeast ?? then.tier ?? lowestBut(document)
  if (kind === 'add') return { add: { score: rootScores(document)[0]?.id ?? '', points: 0 } }
  return kind === 'flag' ? { flag: reason ?? title ?? flag } : { [kind]: named }
}

/** The scores that an override may add to: those that go into no other. */
export const rootScores = ({ scores }: Strategy) => scores.filter(({ into }) => into === undefined)

export const setAdd = (id: string, score: string, points: number): Change =>
  setOverride(id, 'then', { add: { score, points: tidyPoints(points) } })
