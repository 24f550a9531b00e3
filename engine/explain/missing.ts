/**
 * Whose absence it is that leaves an expression without a result: a default that stood in, a branch not
 * taken and a test for absence are not to blame.
 */
import type { Node, Read } from '../logic/node.ts'
import { operandsOf } from '../logic/node.ts'
import type { Plan } from '../plan/plan.ts'
import { compileExpression } from '../rows/expression.ts'
import type { Frame } from '../rows/frame.ts'

type Blame = (frame: Frame) => readonly Read[]

/** Made when first asked for: most expressions are never missing. */
const blames = new WeakMap<Node, Blame>()

function blameOf(node: Node, frame: Frame): readonly Read[] {
  const blame = blames.get(node) ?? compileBlame(node)
  blames.set(node, blame)
  return blame(frame)
}

const NOBODY: readonly Read[] = []

function compileBlame(node: Node): Blame {
  const evaluate = compileExpression(node)
  const blame = compileMissing(node)
  return (frame) => (evaluate(frame) === undefined ? blame(frame) : NOBODY)
}

/** For a node that has no result: the reads that keep it from one. */
function compileMissing(node: Node): Blame {
  switch (node.kind) {
    case 'read':
      return () => [node]
    case 'default':
      return (frame) => {
        const fallback = blameOf(node.fallback, frame)
        return fallback.length > 0 ? fallback : [node.value]
      }
    case 'if': {
      const conditions = node.branches.map(({ when }) => compileExpression(when))
      return (frame) => {
        const decisive = conditions.findIndex((condition) => condition(frame) !== false)
        const branch = node.branches[decisive]
        if (!branch) return blameOf(node.otherwise, frame)
        return blameOf(conditions[decisive]?.(frame) === undefined ? branch.when : branch.then, frame)
      }
    }
    default: {
      const operands = operandsOf(node)
      return (frame) => operands.flatMap((operand) => blameOf(operand, frame))
    }
  }
}

/** The names to blame: fields, `subject`, or a part that is missing although all of its fields are there. */
export function missingNames(plan: Plan, frame: Frame, node: Node | undefined): string[] {
  if (!node) return []
  return [...new Set(blameOf(node, frame).flatMap((read) => namesOf(plan, frame, read)))]
}

function namesOf(plan: Plan, frame: Frame, { source, index, name }: Read): string[] {
  const inner =
    source === 'derived'
      ? missingNames(plan, frame, plan.derived[index]?.value)
      : source === 'points'
        ? dimensionNames(plan, frame, index)
        : []
  return inner.length > 0 ? inner : [name]
}

function dimensionNames(plan: Plan, frame: Frame, index: number): string[] {
  const dimension = plan.dimensions[index]
  const names = missingNames(plan, frame, dimension?.value)
  if (names.length > 0 || dimension?.points.kind !== 'formula') return names
  frame.value = frame.values[index]
  return missingNames(plan, frame, dimension.points.formula)
}

const fieldsAmong = (plan: Plan, names: readonly string[]): string[] =>
  names.filter((name) => plan.fields.some(({ id }) => id === name))

/** The fields, absent or beyond the limit of expressions, through which a dimension is missing. */
export const fieldsMissingFor = (plan: Plan, frame: Frame, dimension: number): string[] =>
  fieldsAmong(plan, dimensionNames(plan, frame, dimension))
