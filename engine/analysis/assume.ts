/**
 * What more is known of names once a condition has turned out true, or false. Undefined where it can't:
 * that is the proof which warnings about conditions rest on.
 */
import type { Comparison, Node } from '../logic/node.ts'
import { asNumbers } from './arithmetic.ts'
import { opposite } from './clauses.ts'
import { absent, type Facts, limitedTo, narrowed, present, values } from './facts.ts'
import { hullOf, nextAbove, nextBelow } from './interval.ts'
import type { Known } from './known.ts'
import { factsOf, truthOf } from './values.ts'

export function assume(node: Node, holds: boolean, known: Known): Known | undefined {
  switch (node.kind) {
    case 'and':
      return holds ? assumeAll(node.operands, true, known) : assumeAny(node.operands, false, known)
    case 'or':
      return holds ? assumeAny(node.operands, true, known) : assumeAll(node.operands, false, known)
    case 'not':
      return assume(node.operand, !holds, known)
    default: {
      const truth = truthOf(node, known)
      return (holds ? truth.canBeTrue : truth.canBeFalse) ? learn(node, holds, known) : undefined
    }
  }
}

type Step = (known: Known) => Known | undefined

const chain = (steps: readonly Step[], known: Known): Known | undefined =>
  steps.reduce<Known | undefined>((state, step) => state && step(state), known)

const assumeAll = (operands: readonly Node[], holds: boolean, known: Known): Known | undefined =>
  chain(
    operands.map((operand) => (state) => assume(operand, holds, state)),
    known,
  )

/** Where only one operand can bring it about, that one does. */
function assumeAny(operands: readonly Node[], holds: boolean, known: Known): Known | undefined {
  let only: Known | undefined
  for (const operand of operands) {
    const way = assume(operand, holds, known)
    if (way && only) return known
    only ??= way
  }
  return only
}

/** From one clause about names. */
function learn(node: Node, holds: boolean, known: Known): Known | undefined {
  switch (node.kind) {
    case 'read':
      return narrow(node, known, (facts) => limitedTo(facts, (value) => value === holds))
    case 'isMissing':
      return node.negated === holds ? beingPresent([node.operand], known) : beingAbsent(node.operand, known)
    case 'anyMissing':
      return node.negated === holds ? beingPresent(node.operands, known) : known
    case 'equal':
      return learnEquality(node.left, node.right, node.negated !== holds, known)
    case 'compare':
      return learnOrder(node.operator, node.operands, holds, known)
    case 'in':
      return narrow(node.operand, known, (facts) => amongListed(facts, node.list, holds))
    default:
      return known
  }
}

/** A clause that is true or false has its operands present; a name among them can be narrowed further. */
function narrow(node: Node, known: Known, narrower: (facts: Facts) => Facts | undefined): Known | undefined {
  if (node.kind !== 'read') return known
  const here = present(known.of(node))
  const facts = here && narrower(here)
  return facts && known.with(node, facts)
}

const beingPresent = (nodes: readonly Node[], known: Known): Known | undefined =>
  chain(
    nodes.map((node) => (state) => narrow(node, state, (facts) => facts)),
    known,
  )

function beingAbsent(node: Node, known: Known): Known | undefined {
  if (node.kind !== 'read') return known
  const facts = absent(known.of(node))
  return facts && known.with(node, facts)
}

function learnEquality(left: Node, right: Node, same: boolean, known: Known): Known | undefined {
  const [leftFacts, rightFacts] = [factsOf(left, known), factsOf(right, known)]
  const steps: Step[] = [
    (state) => narrow(left, state, (facts) => matching(facts, rightFacts, same)),
    (state) => narrow(right, state, (facts) => matching(facts, leftFacts, same)),
  ]
  return chain(steps, known)
}

/** What is left of one side where it is the same as the other, or different from it. */
function matching(facts: Facts, other: Facts, same: boolean): Facts | undefined {
  if (other.kind === 'numbers') return same ? narrowed(facts, other.within) : facts
  const possible = other.values
  if (!possible || facts.kind !== 'values') return facts
  if (same) return limitedTo(facts.values ? facts : values(possible, false), (value) => possible.has(value))
  return possible.size === 1 ? limitedTo(facts, (value) => !possible.has(value)) : facts
}

function amongListed(facts: Facts, list: readonly (number | string)[], holds: boolean): Facts | undefined {
  if (facts.kind === 'numbers')
    return holds ? narrowed(facts, hullOf(list.filter((item) => typeof item === 'number'))) : facts
  const listed = new Set<unknown>(list)
  if (!facts.values) return holds ? values(list as string[], false) : facts
  return limitedTo(facts, (value) => listed.has(value) === holds)
}

function learnOrder(operator: Comparison, operands: readonly Node[], holds: boolean, known: Known): Known | undefined {
  // a < b < c fails in several ways: only that its operands are present is sure.
  if (operands.length > 2 && !holds) return beingPresent(operands, known)
  const effective = holds ? operator : opposite[operator]
  const pairs = operands.slice(1).map((right, index) => [operands[index] as Node, right] as const)
  return chain(
    pairs.map(
      ([left, right]) =>
        (state) =>
          learnPair(effective, left, right, state),
    ),
    known,
  )
}

/** Doubles have neighbours, so a strict order is one of inclusive ends. */
function learnPair(operator: Comparison, left: Node, right: Node, known: Known): Known | undefined {
  if (operator === '>' || operator === '>=') return learnPair(operator === '>' ? '<' : '<=', right, left, known)
  const isStrict = operator === '<'
  const { high } = asNumbers(factsOf(right, known)).within
  const { low } = asNumbers(factsOf(left, known)).within
  const below = { low: Number.NEGATIVE_INFINITY, high: isStrict ? nextBelow(high) : high }
  const above = { low: isStrict ? nextAbove(low) : low, high: Number.POSITIVE_INFINITY }
  const steps: Step[] = [
    (state) => narrow(left, state, (facts) => narrowed(facts, below)),
    (state) => narrow(right, state, (facts) => narrowed(facts, above)),
  ]
  return chain(steps, known)
}
