/** Which column is meant for which field: by name and by what stands in it, each field and column once. */
import type { Field, Strategy } from '../../../engine/index.ts'
import { formatsOf } from '../cells/dates.ts'
import { parseNumber } from '../cells/numbers.ts'
import { NAME_NAMES, PREVIOUS_TIER_NAMES, SUBJECT_NAMES, truthOf } from '../lexicon.ts'
import type { Mapping } from '../mapping.ts'
import { foldName, likeness, namesOf, withoutBrackets } from '../names.ts'
import { type ColumnEvidence, isPlainNumber } from './evidence.ts'

type Target = { field: string } | { as: 'subject' | 'name' | 'previousTier' }

export interface Assigned {
  target: Target
  /** 1: the names are the same. Less: it is proposed, and to be decided. */
  likeness: number
}

/** A name that is less like is no proposal. */
const LEAST = 0.55
/** From here on names are the same, but for case, spaces, brackets. */
export const SAME = 0.95

/** By index of column. What is given already stays as it is. */
export function assignColumns(
  names: readonly string[],
  evidence: readonly ColumnEvidence[],
  strategy: Strategy,
  given: Mapping | undefined,
): Map<number, Assigned> {
  const assigned = new Map<number, Assigned>()
  const taken = new Set<string>()
  const settled = new Set<number>()
  for (const { column, field, as } of given?.columns ?? []) {
    const index = names.indexOf(column.normalize('NFC'))
    settled.add(index)
    if (as === 'ignore' || as === 'label') continue
    const target: Target = as === undefined ? { field: field ?? '' } : { as }
    assigned.set(index, { target, likeness: 1 })
    taken.add(JSON.stringify(target))
  }
  const pairs = names.flatMap((name, index) =>
    candidatesOf(name, evidence[index], strategy).map((one) => ({ index, ...one })),
  )
  pairs.sort((a, b) => b.likeness - a.likeness || a.index - b.index)
  for (const { index, target, likeness: like } of pairs) {
    const key = JSON.stringify(target)
    if (settled.has(index) || assigned.has(index) || taken.has(key)) continue
    assigned.set(index, { target, likeness: like })
    taken.add(key)
  }
  return assigned
}

/** The names that a header of this strategy's table may have, folded. */
export function knownNames(strategy: Strategy): (folded: string) => boolean {
  const fields = new Set(strategy.fields.flatMap((field) => namesOf(field).map(foldName)))
  return (folded) =>
    fields.has(folded) || SUBJECT_NAMES.has(folded) || NAME_NAMES.has(folded) || PREVIOUS_TIER_NAMES.has(folded)
}

function candidatesOf(name: string, evidence: ColumnEvidence | undefined, strategy: Strategy): Assigned[] {
  const candidates: Assigned[] = []
  for (const field of strategy.fields) {
    const named = Math.max(...namesOf(field).map((other) => nameLikeness(name, other)))
    const like = named >= SAME ? named : named * fit(field, evidence)
    if (like >= LEAST) candidates.push({ target: { field: field.id }, likeness: like })
  }
  const folded = [foldName(name), foldName(withoutBrackets(name))]
  const isOne = (words: ReadonlySet<string>) => folded.some((one) => words.has(one))
  // Just below a field of the very same name.
  if (isOne(SUBJECT_NAMES)) candidates.push({ target: { as: 'subject' }, likeness: name === 'subject' ? 1.1 : 0.97 })
  if (isOne(NAME_NAMES)) candidates.push({ target: { as: 'name' }, likeness: name === 'name' ? 0.99 : 0.96 })
  if (isOne(PREVIOUS_TIER_NAMES)) {
    candidates.push({ target: { as: 'previousTier' }, likeness: name === 'previousTier' ? 0.99 : 0.96 })
  }
  return candidates
}

function nameLikeness(name: string, other: string): number {
  if (name.normalize('NFC') === other.normalize('NFC')) return 1
  const [plain, otherPlain] = [withoutBrackets(name), withoutBrackets(other)]
  const [first, second] = [foldName(plain), foldName(otherPlain)]
  if (first !== '' && first === second) return 0.98
  const contains = first.length > 3 && second.length > 3 && (first.includes(second) || second.includes(first))
  return Math.max(likeness(plain, otherPlain) * 0.94, contains ? 0.7 : 0)
}

/** From 0 to 1: the share of what stands in the column that could be a value of the field. */
function fit(field: Field, evidence: ColumnEvidence | undefined): number {
  if (!evidence || evidence.filled === 0) return 1
  let [fits, looked] = [evidence.numbers * Number(field.type !== 'boolean'), evidence.numbers]
  fits += evidence.booleans * Number(field.type === 'boolean')
  looked += evidence.booleans
  let texts = 0
  for (const [text, count] of evidence.texts) {
    if (++texts > 200) break
    looked += count
    if (couldBe(field, text)) fits += count
  }
  return looked === 0 ? 1 : 0.4 + 0.6 * Math.min(1, (fits / looked) * 1.25)
}

function couldBe(field: Field, text: string): boolean {
  switch (field.type) {
    case 'number':
    case 'integer':
      return isPlainNumber(text) || parseNumber(text, '.') !== undefined || parseNumber(text, ',') !== undefined
    case 'date':
      return formatsOf(text).length > 0
    case 'boolean':
      return truthOf(text) !== undefined
    case 'string':
      return true
  }
}
