/**
 * Typed expressions as plain JsonLogic. null is missing, and every operator says itself what a missing
 * operand makes of it, since json-logic-js would go on with 0 or with falsity.
 */
import type { Arithmetic, Node, Read } from '../logic/node.ts'
import { EXPRESSION_LIMIT, POINT_SCALE } from '../numbers/scaled.ts'
import { between } from './dates.ts'
import type { Names } from './names.ts'
import { bind, choose, isMissing, type Rule, unlessMissing } from './rule.ts'

export function expressionRule(node: Node, names: Names): Rule {
  const of = (operand: Node): Rule => expressionRule(operand, names)
  switch (node.kind) {
    case 'constant':
      return node.value
    case 'absent':
      return null
    case 'read':
      return readRule(node, names)
    case 'default':
      return bind([of(node.value), of(node.fallback)], ([value, fallback]) =>
        choose([[isMissing(value), fallback]], value),
      )
    case 'isMissing':
      return { [node.negated ? '!==' : '===']: [of(node.operand), null] }
    case 'anyMissing': {
      const isAnyMissing: Rule = { in: [null, node.operands.map(of)] }
      return node.negated ? { '!': isAnyMissing } : isAnyMissing
    }
    case 'equal':
      return strict([of(node.left), of(node.right)], (operands) => ({ [node.negated ? '!==' : '===']: operands }))
    case 'compare':
      return strict(node.operands.map(of), (operands) => ({ [node.operator]: operands }))
    case 'and':
      return connective(node.operands.map(of), false)
    case 'or':
      return connective(node.operands.map(of), true)
    case 'not':
      return strict([of(node.operand)], (operands) => ({ '!': operands }))
    case 'if':
      return conditional(
        node.branches.map(({ when, then: result }) => [of(when), of(result)]),
        of(node.otherwise),
      )
    case 'arithmetic':
      return strict(node.operands.map(of), (operands) => withinLimit(arithmetic(node.operator, operands)))
    case 'in':
      return strict([of(node.operand)], ([operand = null]) => ({ in: [operand, node.list] }))
    case 'between':
      return strict([of(node.first), of(node.second)], ([first = null, second = null]) =>
        between(node.unit, first, second),
      )
  }
}

function readRule({ source, index }: Read, names: Names): Rule {
  switch (source) {
    case 'field':
      return names.fields[index] ?? null
    case 'derived':
      return names.derived[index] ?? null
    case 'points':
      return unscaled(names.results[index] ?? null)
    case 'score':
      return unscaled(names.results[names.firstScore + index] ?? null)
    case 'tier':
      return names.tier
    case 'asOf':
      return names.asOf
    case 'subject':
      return names.subject
    case 'value':
      return names.value
  }
}

const unscaled = (scaled: Rule): Rule => unlessMissing([scaled], { '/': [scaled, POINT_SCALE] })

/** Missing where one of the operands is. */
const strict = (operands: Rule[], rule: (operands: Rule[]) => Rule): Rule =>
  bind(operands, (bound) => unlessMissing(bound, rule(bound)))

/** Kleene's logic: the decisive value wins over a missing one. */
const connective = (operands: Rule[], decisive: boolean): Rule =>
  bind(operands, (bound) =>
    choose(
      [
        [{ in: [decisive, bound] }, decisive],
        [{ in: [null, bound] }, null],
      ],
      !decisive,
    ),
  )

/** A missing condition makes the whole missing; the first true one gives its result. */
function conditional(branches: [when: Rule, result: Rule][], otherwise: Rule): Rule {
  const operands = [...branches.flat(), otherwise]
  return bind(operands, (bound) => {
    const cases = branches.flatMap((_, branch): [Rule, Rule][] => {
      const [when = null, result = null] = bound.slice(2 * branch)
      return [
        [isMissing(when), null],
        [when, result],
      ]
    })
    return choose(cases, bound.at(-1) ?? null)
  })
}

/** json-logic-js folds `+` and `*` from the left, as the design wants it. */
function arithmetic(operator: Arithmetic, operands: Rule[]): Rule {
  const [first = null] = operands
  if (operator === 'abs') return { max: [first, { '-': [0, first] }] }
  if (operator === '-' && operands.length === 1) return { '-': [0, first] }
  return { [operator]: operands }
}

/** Beyond the limit a result is missing; a division by zero fails the same comparison. */
const withinLimit = (result: Rule): Rule =>
  bind([result], ([bound]) => choose([[{ '<=': [-EXPRESSION_LIMIT, bound, EXPRESSION_LIMIT] }, bound]], null))
