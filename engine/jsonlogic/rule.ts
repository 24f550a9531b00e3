/**
 * Plain JsonLogic as data, and the few shapes that all rules here are made of.
 *
 * JsonLogic knows no names for intermediate results. A `reduce` over a list of one element gives one:
 * inside, `current` is that element and nothing of the outside can be read. So an operand that is used
 * more than once is bound, and never written twice.
 */
import type { RefusalCode } from '../decision/decision.ts'

export type Rule = null | boolean | number | string | Rule[] | { [operator: string]: Rule }

export const variable = (path: string): Rule => ({ var: path })

export const current = variable('current')
export const accumulator = variable('accumulator')

const isLiteral = (rule: Rule): rule is null | boolean | number | string => typeof rule !== 'object' || rule === null

/** A literal or a variable: as short as a name for it would be, so it may be written twice. */
export const isAtom = (rule: Rule): boolean => isLiteral(rule) || (!Array.isArray(rule) && Object.hasOwn(rule, 'var'))

/**
 * A rule that uses its operands as often as it likes. The body may read nothing but the operands it is
 * given and literals, because they are all that it can see once they are bound.
 */
export function bind<Operands extends Rule[]>(operands: [...Operands], body: (operands: [...Operands]) => Rule): Rule {
  if (operands.every(isAtom)) return body(operands)
  const bound: Rule[] = []
  const names = operands.map((operand) =>
    isLiteral(operand) ? operand : variable(`current.${bound.push(operand) - 1}`),
  )
  return { reduce: [[bound], body(names as [...Operands])] }
}

/** A `reduce` with a start; in the step `current` is the element and `accumulator` the result so far. */
export const fold = (list: Rule, step: Rule, start: Rule): Rule => ({ reduce: [list, step, start] })

export const isMissing = (operand: Rule): Rule => ({ '===': [operand, null] })

/** null where one of the operands is; literals are never missing. */
export function unlessMissing(operands: Rule[], rule: Rule): Rule {
  const open = operands.filter((operand) => !isLiteral(operand))
  const [only] = open
  if (only === undefined) return rule
  return { if: [open.length === 1 ? isMissing(only) : { in: [null, open] }, null, rule] }
}

/** From the first condition that holds; conditions are booleans. */
export const choose = (branches: (readonly [when: Rule, result: Rule])[], otherwise: Rule): Rule =>
  branches.length === 0 ? otherwise : { if: [...branches.flat(), otherwise] }

/** What stands in the place of a value that refuses the evaluation. No value is a list, so nothing is mistaken for it. */
export const refusal = (code: RefusalCode): Rule => [code, true]

/** Whether the value at a variable is a refusal; a character of a text is never `true`. */
export const isRefusal = (place: Rule): Rule => ({ '===': [part(place, 1), true] })

export const refusalCode = (place: Rule): Rule => part(place, 0)

/** An element of the list that a variable holds. */
export const part = (place: Rule, index: number): Rule => variable(`${(place as { var: string }).var}.${index}`)

/** The element that a variable numbers of the list that another holds. */
export const elementOf = (list: Rule, index: Rule): Rule => ({
  var: { cat: [`${(list as { var: string }).var}.`, index] },
})
