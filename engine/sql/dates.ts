/** Calendar arithmetic on dates as YYYYMMDD, in integers: no engine's own date difference is asked. */
import type { DateUnit } from '../logic/node.ts'
import type { Context, Place } from './context.ts'
import type { Dialect } from './dialects/dialect.ts'
import { anyMissing, levelOf, type Piece } from './piece.ts'

/** Whole units from the first date to the second; reversed dates negate, as a division towards 0 does. */
export function between(
  unit: DateUnit,
  operands: readonly [Piece, Piece],
  { chain, dialect }: Context,
  { owner }: Place,
): Piece {
  const [first, second] = operands.map((operand) => chain.atom(`${owner}.date`, operand)) as [Piece, Piece]
  const units = wholeUnits(unit, first.sql, second.sql, dialect)
  return {
    sql: `CAST(${units} AS ${dialect.types.double})`,
    level: levelOf([first, second]),
    atom: false,
    tight: true,
    missing: anyMissing(operands),
    size: { most: 4e6, least: 1 },
  }
}

function wholeUnits(unit: DateUnit, first: string, second: string, dialect: Dialect): string {
  switch (unit) {
    case 'years':
      // The last four digits are (month, day): a smaller one borrows a year.
      return dialect.quotient(`(${second} - ${first})`, '10000')
    case 'months':
      return dialect.quotient(`(${monthDay(second, dialect)} - (${monthDay(first, dialect)}))`, '100')
    case 'days':
      return `${dayNumber(second, dialect)} - (${dayNumber(first, dialect)})`
  }
}

/** The number of the month, times 100, and the day: the same borrowing as for years. */
const monthDay = (date: string, { quotient }: Dialect): string => `${quotient(date, '10000')} * 1200 + ${date} % 10000`

/**
 * Days since 1 March of year 0, counting years from March so that the leap day comes last. The divisions are
 * of positive integers.
 */
function dayNumber(date: string, { quotient }: Dialect): string {
  const month = `(${quotient(date, '100')} % 100 + 9) % 12`
  const year = `(${quotient(date, '10000')} - ${quotient(`(${month})`, '10')})`
  const leapDays = `${quotient(year, '4')} - ${quotient(year, '100')} + ${quotient(year, '400')}`
  return `365 * ${year} + ${leapDays} + ${quotient(`(153 * (${month}) + 2)`, '5')} + ${date} % 100`
}
