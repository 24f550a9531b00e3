/** Treatments changed: their cells, words and conditions, their order and aspects. */
import type { Scalar, Strategy, Text, Treatment } from '../../../engine/index.ts'
import { addPart, type Change, changePart, freeId, movePart, withProperty } from '../editor/change.ts'
import { byId } from '../names.ts'

export type TreatmentValue = Treatment['byTier'][string]

/** Sets a property, or takes it away where the value is undefined. */
export const setTreatment = <K extends keyof Treatment>(id: string, key: K, value: Treatment[K] | undefined): Change =>
  changePart('treatments', id, (treatment) => withProperty(treatment, key, value))

/** Sets what a tier gets; undefined: nothing. A treatment that no tier gets says so of the lowest one. */
export const setGiven =
  (id: string, tier: string, value: TreatmentValue | undefined): Change =>
  (document) => {
    const treatment = byId(document.treatments, id)
    if (!treatment || sameValue(treatment.byTier[tier], value)) return document
    const given = withProperty(treatment.byTier, tier, value)
    return setTreatment(id, 'byTier', inOrder(document, given))(document)
  }

/** By rank of the tiers, as it is read; those of no tier stay behind. A schema wants one entry at least. */
function inOrder(document: Strategy, given: Treatment['byTier']): Treatment['byTier'] {
  const ids = [...document.tiers.map(({ id }) => id), ...Object.keys(given)]
  const entries = [...new Set(ids)].flatMap((id) => (given[id] === undefined ? [] : [[id, given[id]] as const]))
  const lowest = document.tiers.at(-1)?.id
  return Object.fromEntries(entries.length > 0 || lowest === undefined ? entries : [[lowest, false]])
}

const sameValue = (a: TreatmentValue | undefined, b: TreatmentValue | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** What is typed into a cell: a number where it is one, yes or no, else a text; undefined where it is empty. */
export function readGiven(
  typed: string,
  words: { yes: string; no: string },
  asNumber: (typed: string) => number | undefined,
): Scalar | undefined {
  const text = typed.trim()
  if (text === '' || text === '—' || text === '-') return undefined
  const lower = text.toLowerCase()
  if (lower === words.yes.toLowerCase() || lower === 'true' || lower === '✓') return true
  if (lower === words.no.toLowerCase() || lower === 'false') return false
  return asNumber(text) ?? text
}

const takenIds = (document: Strategy): string[] => (document.treatments ?? []).map(({ id }) => id)

export const newTreatmentId = (document: Strategy, title: string): string => freeId(title, takenIds(document))

/** Adds one at the end of an aspect, for the best tier. */
export const addTreatment =
  (id: string, title: string, aspect: Text | undefined): Change =>
  (document) => {
    const [best] = document.tiers
    const treatment: Treatment = {
      id,
      ...(aspect === undefined ? {} : { aspect }),
      title,
      byTier: { [best?.id ?? '']: true },
    }
    const treatments = document.treatments ?? []
    const last = treatments.findLastIndex((one) => JSON.stringify(one.aspect) === JSON.stringify(aspect))
    return addPart('treatments', treatment, last < 0 ? treatments.length : last + 1)(document)
  }

export const duplicateTreatment =
  (id: string): Change =>
  (document) => {
    const original = byId(document.treatments, id)
    if (!original) return document
    const copy = { ...original, id: freeId(`${id}_copy`, takenIds(document)) }
    return addPart('treatments', copy, takenIds(document).indexOf(id) + 1)(document)
  }

/** One place up or down; over the border to another aspect it takes that aspect on. */
export const moveTreatment =
  (id: string, by: 1 | -1): Change =>
  (document) => {
    const treatments = document.treatments ?? []
    const index = treatments.findIndex((treatment) => treatment.id === id)
    const [own, neighbour] = [treatments[index], treatments[index + by]]
    if (!own || !neighbour) return document
    if (JSON.stringify(own.aspect) !== JSON.stringify(neighbour.aspect))
      return setTreatment(id, 'aspect', neighbour.aspect)(document)
    return movePart('treatments', id, index + by)(document)
  }

/** All treatments of an aspect get it by another name. */
export const renameAspect =
  (aspect: Text | undefined, renamed: Text | undefined): Change =>
  (document) => ({
    ...document,
    treatments: (document.treatments ?? []).map((treatment) =>
      JSON.stringify(treatment.aspect) === JSON.stringify(aspect)
        ? withProperty(treatment, 'aspect', renamed)
        : treatment,
    ),
  })
