/** Reading JsonLogic: the few questions that the sentence makers ask of an expression. */
import type { Expression } from '../../strategy/document.ts'
import type { Facet, Vocabulary } from './vocabulary.ts'

export interface Operation {
  operator: string
  operands: readonly Expression[]
}

/** The operator and its operands; undefined for a literal. A single operand may stand without a list. */
export function operationOf(expression: Expression): Operation | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined
  const [entry] = Object.entries(expression)
  if (!entry) return undefined
  const [operator, operands] = entry
  return { operator, operands: (Array.isArray(operands) ? operands : [operands]) as Expression[] }
}

export const isLiteral = (expression: Expression | undefined): boolean =>
  expression === null || typeof expression !== 'object'

const sameKind = new Set(['+', '-', 'min', 'max', 'abs'])

/** What an expression stands for, found from the variables that it reads; undefined for a literal. */
export function facetOf(expression: Expression, vocabulary: Vocabulary): Facet | undefined {
  const operation = operationOf(expression)
  if (!operation) return undefined
  const { operator, operands } = operation
  if (operator === 'var') return vocabulary.variable(String(operands[0]))
  if (sameKind.has(operator)) return commonFacet(operands, vocabulary)
  if (operator === 'if' || operator === '?:') {
    return commonFacet(
      operands.filter((_, index) => index % 2 === 1 || index === operands.length - 1),
      vocabulary,
    )
  }
  return { kind: 'number' }
}

/** The facet of the first operand that has one; shown as percent only if all of them are. */
function commonFacet(operands: readonly Expression[], vocabulary: Vocabulary): Facet | undefined {
  const facets = operands.map((operand) => facetOf(operand, vocabulary)).filter((facet) => facet !== undefined)
  const first = facets[0]
  if (!first) return { kind: 'number' }
  return facets.every((facet) => facet.show === first.show) ? first : { kind: first.kind }
}
