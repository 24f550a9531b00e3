/**
 * What more is known of names once a condition has turned out true, or false. Undefined where it can't:
 * then the condition never does, which is the proof that warnings rest on.
 */
import type { Comparison, Node, Read } from '../logic/node.ts'
import { type Facts, limitedTo, narrowed, present } from './facts.ts'
import { hullOf, nextAbove, nextBelow } from './interval.ts'
import { type Known, knowing } from './known.ts'
import { truthOf } from './truth.ts'
import { asNumbers, factsOf } from './values.ts'

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

function assumeAll(operands: readonly Node[], holds: boolean, known: Known): Known | undefined {
  let all: Known | undefined = known
  for (const operand of operands) all = all && assume(operand, holds, all)
  return all
}

/** Where one operand alone can bring it about, that one does. */
function assumeAny(operands: readonly Node[], holds: boolean, known: Known): Known | undefined {
  const ways = operands.flatMap((operand) => assume(operand, holds, known) ?? [])
  return ways.length > 1 ? known : ways[0]
}

/** From one clause about names. */
function learn(node: Node, holds: boolean, known: Known): Known | undefined {
  switch (node.kind) {
    case 'read':
      return narrow(node, known, (facts) => limitedTo(facts, (value) => value === holds))
    case 'isMissing':
      return node.negated === holds ? narrow(node.operand, known, (facts) => facts) : known
    case 'anyMissing': {
      if (node.negated !== holds) return known
      return chain(node.operands.map((read) => (state) => narrow(read, state, (facts) => facts)), known)
    }
    case 'equal':
      return learnEqual(node.left, node.right, node.negated !== holds, known)
    case 'compare':
      return learnOrder(node.operator, node.operands, holds, known)
    case 'in': {
      const { operand, list } = node
      const listed = new Set<unknown>(list)
      const texts = (facts: Facts) => limitedTo(facts, (value) => listed.has(value) === holds)
      const range = hullOf(list.filter((item) => typeof item === 'number'))
      return narrow(operand, known, (facts) =>
        facts.kind === 'numbers' ? (holds ? narrowed(facts, range) : facts) : texts(facts),
      )
    }
    default:
      return known
  }
}

type Step = (known: Known) => Known | undefined

const chain = (steps: readonly Step[], known: Known): Known | undefined =>
  steps.reduce<Known | undefined>((state, step) => state && step(state), known)

/** A clause that is true or false has its operands present; a name among them is narrowed further. */
function narrow(node: Node, known: Known, narrower: (facts: Facts) => Facts | undefined): Known | undefined {
  if (node.kind !== 'read') return known
  const here = present(known.of(node))
  const facts = here && narrower(here)
  return facts && knowing(known, node satisfies Read, facts)
}

function learnEqual(left: Node, right: Node, same: boolean, known: Known): Known | undefined {
  const [leftFacts, rightFacts] = [factsOf(left, known), factsOf(right, known)]
  return chain(
    [
      (state) => narrow(left, state, (facts) => matching(facts, rightFacts, same)),
      (state) => narrow(right, state, (facts) => matching(facts, leftFacts, same)),
    ],
    known,
  )
}

/** What is left of one side, where it is equal to the other, or different from it. */
function matching(facts: Facts, other: Facts, same: boolean): Facts | undefined {
  if (other.kind === 'numbers') return same ? narrowed(facts, other.within) : facts
  const { values } = other
  if (same) return values ? limitedTo(asAny(facts, other), (value) => values.has(value)) : facts
  return values?.size === 1 ? limitedTo(facts, (value) => !values.has(value)) : facts
}

/** A text of any kind that equals one of some texts is one of them. */
const asAny = (facts: Facts, other: Facts): Facts =>
  facts.kind === 'values' && !facts.values && other.kind === 'values' ? { ...facts, values: other.values } : facts

const negations: Record<Comparison, Comparison> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

function learnOrder(operator: Comparison, operands: readonly Node[], holds: boolean, known: Known): Known | undefined {
  // a < b < c is false in several ways; that its operands are present is all it then says.
  if (operands.length > 2 && !holds)
    return chain(operands.map((operand) => (state) => narrow(operand, state, (facts) => facts)), known)
  const effective = holds ? operator : negations[operator]
  const pairs = operands.slice(1).map((right, index) => [operands[index] as Node, right] as const)
  return chain(
    pairs.map(([left, right]) => (state) => learnPair(effective, left, right, state)),
    known,
  )
}

/** Doubles have neighbours, so a strict order is one of inclusive ends. */
function learnPair(operator: Comparison, left: Node, right: Node, known: Known): Known | undefined {
  if (operator === '>' || operator === '>=') return learnPair(operator === '>' ? '<' : '<=', right, left, known)
  const strict = operator === '<'
  const { high } = asNumbers(factsOf(right, known)).within
  const { low } = asNumbers(factsOf(left, known)).within
  const below = { low: Number.NEGATIVE_INFINITY, high: strict ? nextBelow(high) : high }
  const above = { low: strict ? nextAbove(low) : low, high: Number.POSITIVE_INFINITY }
  return chain(
    [
      (state) => narrow(left, state, (facts) => narrowed(facts, below)),
      (state) => narrow(right, state, (facts) => narrowed(facts, above)),
    ],
    known,
  )
}
