/**
 * Bands, lookups and tables. Their values and inputs are variables by then, so they may be written as
 * often as there are entries; what they yield is a literal.
 */
import type { BandsPlan, CellPlan, EdgePlan, HitPolicy, LookupPlan, TablePlan } from '../plan/plan.ts'
import type { Scalar } from '../strategy/document.ts'
import { withinPoints } from './rounding.ts'
import { accumulator, bind, choose, current, fold, isMissing, type Rule, refusal } from './rule.ts'

/** The yield of the band that a present number lies in. */
export function bandsRule({ edges, yields }: BandsPlan<Scalar>, value: Rule): Rule {
  const below = ({ at, inclusive }: EdgePlan): Rule => ({ [inclusive ? '<' : '<=']: [value, at] })
  return choose(
    edges.map((edge, index) => [below(edge), yields[index] ?? null]),
    yields.at(-1) ?? null,
  )
}

/** The yield of the entry that equals a present value. */
export const lookupRule = ({ keys, yields, otherwise }: LookupPlan<Scalar>, value: Rule): Rule =>
  choose(
    keys.map((key, index) => [{ '===': [value, key] }, yields[index] ?? null]),
    otherwise ? otherwise.yield : refusal('no-hit'),
  )

/** The yield of a table by its hit policy. */
export function tableRule({ rows, yields, hit, otherwise }: TablePlan<Scalar>, inputs: Rule[]): Rule {
  const none = otherwise ? otherwise.yield : refusal('no-hit')
  const hits = rows.map((cells): Rule => ({ and: cells.map((cell, column) => matches(cell, inputs[column] ?? null)) }))
  if (hit === 'first')
    return choose(
      hits.map((when, row) => [when, yields[row] ?? null]),
      none,
    )
  const found: Rule = { merge: hits.map((when, row) => ({ if: [when, [yields[row] ?? null], []] })) }
  return bind([fold(found, step(hit), null)], ([result]) =>
    choose([[isMissing(result), none]], hit === 'sum' ? withinPoints(result) : result),
  )
}

/** How a policy goes on from the yields of the rows before (null: none) to that of one more. */
function step(hit: HitPolicy): Rule {
  return choose([[isMissing(accumulator), current]], further(hit))
}

function further(hit: HitPolicy): Rule {
  switch (hit) {
    case 'sum':
      return { '+': [accumulator, current] }
    // The best tier has the lowest index.
    case 'min':
    case 'best':
      return { min: [accumulator, current] }
    case 'max':
    case 'worst':
      return { max: [accumulator, current] }
    // A refusal equals no yield, so it stays.
    case 'any':
      return choose([[{ '===': [accumulator, current] }, accumulator]], refusal('ambiguous-hit'))
    case 'unique':
    case 'first':
      return refusal('ambiguous-hit')
  }
}

/** Whether a cell matches an input, missing or not. */
function matches(cell: CellPlan, input: Rule): Rule {
  switch (cell.kind) {
    case 'any':
      return true
    case 'equals':
      return { '===': [input, cell.value] }
    case 'interval':
      return { and: [isPresent(input), ...sides(cell, input)] }
    case 'not':
      return { and: [isPresent(input), { '!': matches(cell.cell, input) }] }
    case 'anyOf':
      return cell.cells.every((inner) => inner.kind === 'equals')
        ? { in: [input, cell.cells.map(({ value }) => value)] }
        : { or: cell.cells.map((inner) => matches(inner, input)) }
  }
}

const isPresent = (input: Rule): Rule => ({ '!==': [input, null] })

const sides = ({ low, high }: Extract<CellPlan, { kind: 'interval' }>, input: Rule): Rule[] => [
  ...(low ? [{ [low.inclusive ? '>=' : '>']: [input, low.at] }] : []),
  ...(high ? [{ [high.inclusive ? '<=' : '<']: [input, high.at] }] : []),
]
