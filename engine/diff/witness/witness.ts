/** An example on which two versions differ, found by search. */
import type { CompiledStrategy } from '../../compile.ts'
import { copyOf, type Draft, marksOf, valuesOf } from './draft.ts'
import { fociOf, targetsOf } from './focus.ts'
import { type Random, seeded } from './random.ts'
import { bisect, movesOf, reach, smoothFields, type Target } from './reach.ts'
import { samePlan } from './samePlan.ts'
import { type Found, type Search, searchOf } from './search.ts'
import { type Subjects, subjectsOf } from './subjects.ts'

export type { Difference, Outcome } from './search.ts'

export type Witness =
  | ({ kind: 'found'; tries: number } & Found)
  /** The versions differ in texts at most: no input can tell them apart. */
  | { kind: 'same-plan' }
  /** No input was found; there may be one. */
  | { kind: 'none-found'; tries: number }

export interface WitnessOptions {
  /** How many subjects to evaluate by both versions. Default: 10,000. */
  tries?: number
  /** Another seed tries others. Default: 1. */
  seed?: number
}

/**
 * Looks for an input on which the two versions differ: by tier if there is one, else by refusal, scores,
 * treatments or flags. The search stands on what differs between the plans (edges and beside them, keys,
 * options, constants of conditions, the days on which overrides start and expire) and reaches scores
 * between an old and a new threshold. The same seed gives the same answer.
 */
export function witness(
  a: CompiledStrategy,
  b: CompiledStrategy,
  { tries = 10_000, seed = 1 }: WitnessOptions = {},
): Witness {
  if (samePlan(a.plan, b.plan)) return { kind: 'same-plan' }
  const random = seeded(seed)
  const plans = [a.plan, b.plan]
  const marks = marksOf(plans)
  const subjects = subjectsOf(plans, marks, random)
  const search = searchOf(a, b, tries)
  const foci = fociOf(a.plan, b.plan)
  const targets = targetsOf(a.plan, b.plan)
  for (let round = 0; !search.isOver(); round++) {
    const starts = startsOf(search, subjects, round)
    for (const start of starts) if (!search.isOver()) search.attempt(start)
    // What is near is tried first, on few subjects; what needs luck, on more of them.
    for (const focus of foci) {
      for (const start of starts.slice(0, 3)) {
        if (search.isOver()) break
        const draft = copyOf(start)
        focus(draft, random)
        search.attempt(draft)
      }
    }
    for (const target of targets)
      if (!search.isOver()) aimAtScore(search, target, startFor(target, subjects), { marks, random })
    for (let more = 0; more < 40 && !search.isOver(); more++) {
      const draft = subjects.draw()
      if (foci.length > 0 && !random.oneIn(3)) random.pick(foci)(draft, random)
      search.attempt(draft)
    }
  }
  const found = search.best()
  return found ? { kind: 'found', tries: search.tries(), ...found } : { kind: 'none-found', tries: search.tries() }
}

/** Corners in the first round, and others by chance. */
function startsOf({ a, b }: Search, subjects: Subjects, round: number): Draft[] {
  const plan = round % 2 === 0 ? b.plan : a.plan
  return [subjects.corner(plan, true), subjects.corner(plan, false), subjects.draw(), subjects.draw()]
}

function startFor({ previousTier }: Target, subjects: Subjects): Draft {
  return { ...subjects.draw(), previousTier }
}

interface Means {
  marks: ReturnType<typeof marksOf>
  random: Random
}

function aimAtScore(search: Search, target: Target, start: Draft, { marks, random }: Means): void {
  const { plan } = search[target.side]
  const nearest = reach(search, target, start, movesOf(plan, marks, random))
  for (const field of smoothFields(plan)) {
    if (search.isOver()) return
    const values = valuesOf(field, marks).filter((value) => typeof value === 'number') as number[]
    const ends = [Math.min(...values), Math.max(...values)] as const
    if (values.length > 1) bisect(search, target, nearest, field.id, ends, field.type === 'integer')
  }
}
