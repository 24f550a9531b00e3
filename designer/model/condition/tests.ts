/** Which tests a value takes, and what becomes of a test that is changed. */
import type { Expression, Scalar } from '../../../engine/index.ts'
import { facetOf, type Vocabulary } from '../sentence.ts'
import { changed, isLiteral, type Leaf, type Test } from './tree.ts'
import { pathOfVariable, type Span, spanExpression, spanOf, type Variable, variableIn } from './variables.ts'

/** What is tested, as the fields of the editor show it. */
export type Tested =
  | { kind: 'variable'; variable: Variable }
  | { kind: 'span'; variable: Variable; span: Span }
  /** A computed number, or a variable with a default. */
  | { kind: 'formula'; variable: Variable | undefined; isNumber: boolean }
  /** A variable that isn't known here. */
  | { kind: 'unknown'; path: string }

export function testedOf(subject: Expression, variables: readonly Variable[], vocabulary: Vocabulary): Tested {
  const named = (path: string) => variables.find((variable) => variable.path === path)
  const path = pathOfVariable(subject)
  if (path !== undefined) {
    const variable = named(path)
    return variable ? { kind: 'variable', variable } : { kind: 'unknown', path }
  }
  const span = spanOf(subject)
  const dated = span && named(span.path)
  if (span && dated) return { kind: 'span', variable: dated, span }
  const kind = facetOf(subject, vocabulary)?.kind
  return {
    kind: 'formula',
    variable: variableIn(subject, variables),
    isNumber: kind === 'number' || kind === 'integer' || kind === 'points',
  }
}

/** What the values of a test are: the variable as whose value they are typed. */
export function comparedAs(
  tested: Tested,
): Pick<Variable, 'kind' | 'options' | 'unit' | 'show' | 'min' | 'max' | 'step'> {
  if (tested.kind === 'span') return { kind: 'integer', options: [] }
  if (tested.kind === 'unknown') return { kind: 'string', options: [] }
  if (tested.kind === 'formula') return formulaValue(tested)
  return tested.variable
}

/** A computed number is written as what it is made of, without its bounds. */
function formulaValue({ variable, isNumber }: Extract<Tested, { kind: 'formula' }>): ReturnType<typeof comparedAs> {
  if (!variable) return { kind: isNumber ? 'number' : 'string', options: [] }
  const { kind, options, unit, show } = variable
  return isNumber && kind === 'date' ? { kind: 'integer', options: [] } : { kind, options, unit, show }
}

const ordered: readonly Test[] = ['>', '>=', '<', '<=', '==', '!=', 'between', 'inside']
const presence: readonly Test[] = ['missing', 'known']

export function testsFor(tested: Tested): readonly Test[] {
  const { kind } = comparedAs(tested)
  if (tested.kind === 'span') return ['>', '>=', '<', '<=', '==', '!=', 'between']
  switch (kind) {
    case 'number':
    case 'integer':
      return [...ordered, 'in', 'notIn', ...presence]
    case 'date':
      return [...ordered, ...presence]
    case 'boolean':
      return ['yes', 'no', ...presence]
    default:
      return ['==', '!=', 'in', 'notIn', ...presence]
  }
}

const arity: Partial<Record<Test, number>> = { yes: 0, no: 0, missing: 0, known: 0, between: 2, inside: 2 }

/** Another test of the same: its values are kept as far as they serve. */
export function withTest(leaf: Leaf, test: Test, tested: Tested, asOf: string): Leaf {
  if (test === leaf.test) return leaf
  const wanted = arity[test] ?? 1
  const isList = test === 'in' || test === 'notIn'
  const usable = isList ? leaf.values.filter((value) => isLiteral(value)) : leaf.values
  const [first = defaultValue(tested, asOf)] = usable
  const kept = isList ? usable : usable.slice(0, wanted)
  const filled = kept.length > 0 ? kept : [first]
  const values = wanted === 0 ? [] : isList ? filled : Array.from({ length: wanted }, (_, i) => filled[i] ?? first)
  return changed(leaf, { test, values })
}

/** Another thing tested: the values stay where they are of the same kind and list. */
export function withSubject(leaf: Leaf, variable: Variable, asOf: string, variables: readonly Variable[]): Leaf {
  const before = variables.find(({ path }) => path === pathOfVariable(leaf.subject))
  const subject = { var: variable.path }
  const isAlike =
    before !== undefined &&
    isNumber(before.kind) === isNumber(variable.kind) &&
    (isNumber(before.kind) || before.kind === variable.kind) &&
    before.options.length === 0 &&
    variable.options.length === 0 &&
    before.show === variable.show
  const tests = testsFor({ kind: 'variable', variable })
  if (isAlike && tests.includes(leaf.test)) return changed(leaf, { subject })
  return newLeaf(variable, asOf)
}

const isNumber = (kind: Variable['kind']): boolean => kind === 'number' || kind === 'integer'

/** A first test of a variable, to be changed. */
export function newLeaf(variable: Variable, asOf: string): Leaf {
  const tested: Tested = { kind: 'variable', variable }
  const test: Test = variable.kind === 'boolean' ? 'yes' : variable.kind === 'string' ? '==' : '>='
  const values = test === 'yes' ? [] : [defaultValue(tested, asOf)]
  return { kind: 'leaf', test, subject: { var: variable.path }, values }
}

/** A value to begin with. */
export function defaultValue(tested: Tested, asOf: string): Scalar {
  const { kind, options, min } = comparedAs(tested)
  if (tested.kind === 'span') return tested.span.unit === 'days' ? 30 : 1
  const [option] = options
  if (option) return option.id
  return kind === 'date' ? asOf : isNumber(kind) ? (min ?? 0) : kind === 'boolean' ? true : ''
}

/** The same of the time since a date or until it; undefined turns it back into a test of the date. */
export function withSpan(leaf: Leaf, path: string, span: Omit<Span, 'path'> | undefined, asOf: string): Leaf {
  const was = spanOf(leaf.subject)
  const isOrder = ['>', '>=', '<', '<='].includes(leaf.test)
  if (!span) return changed(leaf, { subject: { var: path }, test: isOrder ? leaf.test : '>=', values: [asOf] })
  const values = was ? leaf.values : [span.unit === 'days' ? 30 : 1]
  const test: Test = was || isOrder ? leaf.test : '>'
  return changed(leaf, { subject: spanExpression({ ...span, path }), test, values })
}
