/** What an expression stands for: of which kind its values are, and which there can be. */
import type { Expression, Option, Strategy } from '../../../engine/index.ts'
import { operationOf } from '../condition/tree.ts'
import { byId, optionsOf } from '../names.ts'
import { classesOf, type ValueKind, valueKind } from './variable.ts'

const ANSWERING = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!==', '!', '!!', 'and', 'or', 'in', 'missing'])

export function expressionKind(document: Strategy, expression: Expression | undefined): ValueKind {
  const path = pathOf(expression)
  if (path === 'asOf') return 'date'
  if (path === 'subject' || path === 'tier') return 'string'
  if (path !== undefined) return valueKind(document, { var: path })
  const operation = operationOf(expression)
  if (!operation) return literalKind(expression)
  if (ANSWERING.has(operation.operator)) return 'boolean'
  // A choice is of the kind of what it chooses.
  const chosen = operation.operator === 'if' || operation.operator === '?:' ? operation.operands[1] : undefined
  return chosen === undefined || chosen === null ? 'number' : expressionKind(document, chosen)
}

const literalKind = (literal: unknown): ValueKind =>
  typeof literal === 'string' ? 'string' : typeof literal === 'boolean' ? 'boolean' : 'number'

/** The variable that it is, with a default or without. */
function pathOf(expression: Expression | undefined): string | undefined {
  const operation = operationOf(expression)
  const [path] = operation?.operands ?? []
  return operation?.operator === 'var' && typeof path === 'string' ? path : undefined
}

/** The values that it can have, where they are a list. */
export function expressionOptions(document: Strategy, expression: Expression | undefined): readonly Option[] {
  const path = pathOf(expression)
  const options = optionsOf(byId(document.fields, path ?? '')?.options)
  if (options.length > 0) return options
  if (path === undefined || expressionKind(document, expression) !== 'string') return []
  return classesOf(document, { var: path }).map((value) => ({ id: String(value) }))
}

/** In percent, where what it reads is shown so. */
export function expressionShow(document: Strategy, expression: Expression | undefined): 'percent' | undefined {
  const path = pathOf(expression) ?? ''
  return (byId(document.fields, path) ?? byId(document.derived, path))?.show
}
