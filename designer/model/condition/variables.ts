/** What a condition may read at its place, and what is known of it. */
import type { Expression, Language, Strategy, Text } from '../../../engine/index.ts'
import { classesOf, type ValueKind, valueKind } from '../edit/variable.ts'
import { nameOf, optionName, optionsOf } from '../names.ts'
import { type Vocabulary, vocabularyOf } from '../sentence.ts'
import { isLiteral, operationOf } from './tree.ts'

export type VariableGroup = 'field' | 'derivedValue' | 'score' | 'points' | 'other'

export interface Variable {
  /** As expressions name it: `claims`, `scores.value`, `tier`. */
  path: string
  name: string
  group: VariableGroup
  kind: ValueKind
  /** Its values, where they are a list. */
  options: readonly { id: string; name: string }[]
  unit?: Text | undefined
  show?: 'percent' | undefined
  min?: number | undefined
  max?: number | undefined
  step?: number | undefined
}

/**
 * Where a condition stands. `inputs`: it reads fields and derived values alone. `results`: scores and points as
 * well, and the subject's id. `tier`: the tier, too.
 */
export type Place = 'inputs' | 'results' | 'tier'

export function variablesOf(document: Strategy, place: Place, language: Language): Variable[] {
  const vocabulary = vocabularyOf(document, language)
  const own = [...fieldVariables(document, language), ...derivedVariables(document, language)]
  const asOf = other('asOf', 'date', vocabulary)
  if (place === 'inputs') return [...own, asOf]
  const results = [
    ...document.scores.map(({ id }) => ({ ...other(`scores.${id}`, 'number', vocabulary), group: 'score' as const })),
    ...document.dimensions.map(({ id }) => ({
      ...other(`points.${id}`, 'number', vocabulary),
      group: 'points' as const,
    })),
  ]
  const tier: Variable[] =
    place === 'tier'
      ? [
          {
            ...other('tier', 'string', vocabulary),
            options: document.tiers.map((one) => ({ id: one.id, name: nameOf(one, language) })),
          },
        ]
      : []
  return [...own, ...results, ...tier, other('subject', 'string', vocabulary), asOf]
}

const fieldVariables = (document: Strategy, language: Language): Variable[] =>
  document.fields.map((field) => ({
    path: field.id,
    name: nameOf(field, language),
    group: 'field',
    kind: field.type,
    options: optionsOf(field.options).map((option) => ({ id: option.id, name: optionName(option, language) })),
    unit: field.unit,
    show: field.show,
    min: field.min,
    max: field.max,
    step: field.step,
  }))

const derivedVariables = (document: Strategy, language: Language): Variable[] =>
  (document.derived ?? []).map((derived) => {
    const value = { var: derived.id }
    const kind = valueKind(document, value)
    const classes = kind === 'string' ? classesOf(document, value).map(String) : []
    return {
      path: derived.id,
      name: nameOf(derived, language),
      group: 'derivedValue',
      kind,
      options: classes.map((id) => ({ id, name: id })),
      unit: derived.unit,
      show: derived.show,
    }
  })

const other = (path: string, kind: ValueKind, vocabulary: Vocabulary): Variable => ({
  path,
  name: vocabulary.variable(path).name,
  group: 'other',
  kind,
  options: [],
})

export type SpanUnit = 'days' | 'months' | 'years'

/** The time since a date, or until it, counted to the evaluation date. */
export interface Span {
  unit: SpanUnit
  path: string
  since: boolean
}

const spans: Record<string, SpanUnit> = { days_between: 'days', months_between: 'months', years_between: 'years' }

/** The span that an expression is; undefined where it is something else. */
export function spanOf(expression: Expression): Span | undefined {
  const operation = operationOf(expression)
  const unit = operation && Object.hasOwn(spans, operation.operator) ? spans[operation.operator] : undefined
  const [first, second] = (operation?.operands ?? []).map(pathOfVariable)
  if (!unit || first === undefined || second === undefined || (first === 'asOf') === (second === 'asOf'))
    return undefined
  return second === 'asOf' ? { unit, path: first, since: true } : { unit, path: second, since: false }
}

export function spanExpression({ unit, path, since }: Span): Expression {
  const [date, asOf] = [{ var: path }, { var: 'asOf' }]
  return { [`${unit}_between`]: since ? [date, asOf] : [asOf, date] }
}

/** The variable that an expression is, with no default; undefined where it is something else. */
export function pathOfVariable(expression: Expression): string | undefined {
  const operation = operationOf(expression)
  const [path] = operation?.operands ?? []
  return operation?.operator === 'var' && operation.operands.length === 1 && typeof path === 'string' ? path : undefined
}

/** What is read first in an expression: a condition over a formula or a default is about that. */
export function variableIn(expression: Expression, variables: readonly Variable[]): Variable | undefined {
  const operation = operationOf(expression)
  if (!operation) return undefined
  if (operation.operator === 'var') return variables.find(({ path }) => path === operation.operands[0])
  for (const operand of operation.operands) {
    const found = isLiteral(operand) ? undefined : variableIn(operand, variables)
    if (found) return found
  }
  return undefined
}
