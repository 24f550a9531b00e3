/**
 * Calendar arithmetic on dates as YYYYMMDD. Days are counted by another formula than the rows backend
 * uses, so that the two are independent.
 */
import type { DateUnit } from '../logic/node.ts'
import { bind, part, type Rule, unlessMissing, variable } from './rule.ts'

/** `YYYY-MM-DD` as YYYYMMDD; null stays null. */
export const dateOf = (text: Rule): Rule =>
  unlessMissing([text], {
    '+': [
      { '*': [{ substr: [text, 0, 4] }, 10_000] },
      { '*': [{ substr: [text, 5, 2] }, 100] },
      { substr: [text, 8, 2] },
    ],
  })

/** Whole units from the first date to the second; both present. */
export function between(unit: DateUnit, first: Rule, second: Rule): Rule {
  if (unit === 'days') return daysBetween(first, second)
  const count = unit === 'months' ? wholeMonths : wholeYears
  const forward = bind([{ min: [first, second] }, { max: [first, second] }], ([from, to]) => count(from, to))
  return bind([{ '<': [second, first] }, forward], ([reversed, units]) => ({
    if: [reversed, { '-': [0, units] }, units],
  }))
}

const isLeapYear = (year: Rule): Rule => ({
  if: [
    { '!==': [remainder(year, 4), 0] },
    false,
    { '!==': [remainder(year, 100), 0] },
    true,
    { '===': [remainder(year, 400), 0] },
  ],
})

/** 12Δy + Δm, less one where the second day of the month is smaller. */
const wholeMonths = (from: Rule, to: Rule): Rule => ({
  '-': [{ '-': [monthNumber(to), monthNumber(from)] }, isLess(remainder(to, 100), remainder(from, 100))],
})

/** Δy, less one where the second (month, day) is smaller. */
const wholeYears = (from: Rule, to: Rule): Rule => ({
  '-': [{ '-': [yearOf(to), yearOf(from)] }, isLess(remainder(to, 10_000), remainder(from, 10_000))],
})

const isLess = (a: Rule, b: Rule): Rule => ({ if: [{ '<': [a, b] }, 1, 0] })
const remainder = (n: Rule, divisor: number): Rule => ({ '%': [n, divisor] })

/** The whole part of n / divisor, for n ≥ 0. */
const quotient = (n: Rule, divisor: number): Rule => ({ '/': [{ '-': [n, remainder(n, divisor)] }, divisor] })

const yearOf = (date: Rule): Rule => quotient(date, 10_000)
const monthOf = (date: Rule): Rule => quotient(remainder(date, 10_000), 100)
const monthNumber = (date: Rule): Rule => ({ '+': [{ '*': [12, yearOf(date)] }, monthOf(date)] })

const daysBetween = (first: Rule, second: Rule): Rule =>
  bind([{ map: [[first, second], dayNumber] }], ([days]) => ({ '-': [part(days, 1), part(days, 0)] }))

/** The whole of the data inside `map`: one date. */
const date = variable('')

/** Day 1 is 1 January of year 1. From: Reingold, Dershowitz, Calendrical Calculations, fixed-from-gregorian. */
const dayNumber: Rule = bind([[yearOf(date), monthOf(date), remainder(date, 100)]], ([parts]) => {
  const [year, month, day] = [part(parts, 0), part(parts, 1), part(parts, 2)]
  const years: Rule = { '-': [year, 1] }
  return {
    '+': [
      { '*': [365, years] },
      { '-': [quotient(years, 4), quotient(years, 100)] },
      quotient(years, 400),
      quotient({ '-': [{ '*': [367, month] }, 362] }, 12),
      { if: [{ '<=': [month, 2] }, 0, isLeapYear(year), -1, -2] },
      day,
    ],
  }
})
