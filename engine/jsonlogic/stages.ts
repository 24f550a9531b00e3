/**
 * The state of an evaluation: one list that grows stage by stage. A stage appends values computed from
 * those before it, and nothing is ever changed, so a value's place is its name.
 *
 * The stages run in a loop, a `reduce` over their numbers that picks each by halving: rules nest no
 * deeper however many stages there are, and their size is linear in the number of values.
 */
import { accumulator, current, isAtom, type Rule, variable } from './rule.ts'

export interface Stages {
  /** Appends one stage of values that don't read each other; returns the variables that name them. */
  add(values: Rule[]): Rule[]
  /** The same, leaving out values that are as short as a name. */
  settle(values: Rule[]): Rule[]
  /** The whole rule: the answer, which may read every value. */
  answer(answer: Rule): Rule
}

/** Begins with values read from the data. */
export function beginStages(initial: Rule[]): { stages: Stages; initial: Rule[] } {
  const bodies: Rule[][] = []
  let size = 0
  const name = (values: Rule[]): Rule[] => values.map(() => variable(`accumulator.${size++}`))
  const add = (values: Rule[]): Rule[] => {
    if (values.length > 0) bodies.push(values)
    return name(values)
  }
  const settle = (values: Rule[]): Rule[] => {
    const named = add(values.filter((value) => !isAtom(value)))
    return values.map((value) => (isAtom(value) ? value : (named.shift() ?? null)))
  }
  const answer = (rule: Rule): Rule => ({ reduce: [[0], rule, loop(initial, bodies)] })
  return { initial: name(initial), stages: { add, settle, answer } }
}

const loop = (initial: Rule[], bodies: Rule[][]): Rule => ({
  reduce: [bodies.map((_, stage) => stage), { merge: [accumulator, pick(bodies, 0)] }, initial],
})

function pick(bodies: Rule[], first: number): Rule {
  if (bodies.length <= 1) return bodies[0] ?? []
  const half = Math.ceil(bodies.length / 2)
  const second = first + half
  return { if: [{ '<': [current, second] }, pick(bodies.slice(0, half), first), pick(bodies.slice(half), second)] }
}
