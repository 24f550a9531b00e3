import type { DateUnit } from '../node.ts'
import { type OperatorRule, operandsAs } from './operator.ts'

/** Whole days, months or years from the first date to the second; see `dates/calendar` for what counts as whole. */
const between = (unit: DateUnit): OperatorRule => ({
  arity: { least: 2, most: 2 },
  check(use) {
    const [first, second] = operandsAs(use, 'date') ?? []
    return first && second && { kind: 'between', type: 'number', unit, first, second }
  },
})

export const dateOperators = {
  years_between: between('years'),
  months_between: between('months'),
  days_between: between('days'),
}
