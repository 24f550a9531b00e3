/** What was changed from one version to another, in words, and what follows from it. */
import type { Strategy } from '../strategy/document.ts'
import validate from '../strategy/validate.generated.js'
import { compareAssign } from './compare/assign.ts'
import { compareDerived } from './compare/derived.ts'
import { compareFields } from './compare/fields.ts'
import { compareHold } from './compare/hold.ts'
import { compareOverrides } from './compare/overrides.ts'
import { compareStrategy } from './compare/strategy.ts'
import { compareTiers } from './compare/tiers.ts'
import { compareTreatments } from './compare/treatments.ts'
import { compareTree } from './compare/tree.ts'
import { compare, type Recorder } from './comparison.ts'
import type { Diff, DiffWhat } from './entry.ts'
import { below } from './pointer.ts'
import { diffRaw } from './raw.ts'
import { type Reference, type RenamedList, type Renames, rename } from './references.ts'
import { findRenames } from './renames.ts'
import { resultingShares } from './resulting.ts'
import { nameSay, rawSay } from './words/parts.ts'
import { say } from './words/say.ts'

/**
 * Compares two strategy documents by their ids.
 *
 * Nothing is left out: there is an entry for every difference of their canonical JSON, and none where
 * there is no difference. Drafts may have errors; where even their shape is wrong they are compared as
 * plain JSON. Neither document is changed.
 */
export function diff(a: Strategy, b: Strategy): Diff {
  if (!validate(a) || !validate(b)) return diffRaw(a, b)
  const renames = findRenames(a, b)
  const hasRenames = Object.values(renames).some((ids) => ids.size > 0)
  const { document, references } = hasRenames ? rename(a, renames) : { document: a, references: [] }
  const recorder = compare(a, document, b)
  reportRenames(recorder, a, renames, references)
  compareStrategy(recorder)
  compareTree(recorder)
  compareTiers(recorder)
  compareAssign(recorder)
  compareHold(recorder)
  compareOverrides(recorder)
  compareTreatments(recorder, oldIds(renames.tiers))
  compareFields(recorder)
  compareDerived(recorder)
  return { entries: recorder.entries(), resulting: resultingShares(recorder) }
}

const whatOf: Readonly<Record<RenamedList, DiffWhat>> = {
  fields: 'field',
  derived: 'derived',
  scores: 'score',
  dimensions: 'dimension',
  tiers: 'tier',
  overrides: 'override',
  treatments: 'treatment',
}

const groupOf = {
  fields: 'fields',
  derived: 'fields',
  scores: 'structure',
  dimensions: 'structure',
  tiers: 'thresholds',
  overrides: 'overrides',
  treatments: 'treatments',
} as const satisfies Record<RenamedList, string>

/** A new id is no cosmetic matter: callers and stored decisions know things by their ids. */
function reportRenames(recorder: Recorder, a: Strategy, renames: Renames, references: readonly Reference[]): void {
  const { b } = recorder
  for (const list of Object.keys(renames) as RenamedList[]) {
    for (const [from, to] of renames[list]) {
      const [before, after] = [a, b].map((document, index) => {
        const items = (document[list] ?? []) as { id: string }[]
        const at = items.findIndex(({ id }) => id === (index === 0 ? from : to))
        return { item: items[at] as { id: string }, path: below(below(below('', list), at), 'id') }
      }) as [{ path: string }, { item: { id: string }; path: string }]
      const what = whatOf[list]
      const params = { what: say(`what.${what}`), name: nameSay(after.item), before: rawSay(from), after: rawSay(to) }
      recorder.report({
        kind: 'renamed',
        what,
        id: to,
        path: { a: before.path, b: after.path },
        also: references.filter((one) => one.list === list && one.id === from).map(({ pointer }) => ({ a: pointer })),
        group: groupOf[list],
        say: say('renamed', params),
      })
    }
  }
}

/** From a tier's id in the new document to that in the old one. */
function oldIds(tiers: ReadonlyMap<string, string>): (id: string) => string {
  const old = new Map([...tiers].map(([from, to]) => [to, from]))
  return (id) => old.get(id) ?? id
}
