/**
 * How large a number can be, and how small where it isn't 0. It tells where a result can't pass the limit
 * of expressions, and whether doubles could overflow or vanish, which PostgreSQL takes for errors.
 */
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'

export interface Size {
  most: number
  /** The least magnitude above 0. */
  least: number
}

/** A difference of doubles is at least an ulp of the smaller one. */
const ULP = 2 ** -53

export const sizeOf = (value: number): Size => ({ most: Math.abs(value), least: value === 0 ? 1 : Math.abs(value) })

export const eitherSize = (sizes: readonly Size[]): Size => ({
  most: Math.max(0, ...sizes.map(({ most }) => most)),
  least: Math.min(1, ...sizes.map(({ least }) => least)),
})

export const sumSize = (a: Size, b: Size): Size => ({
  most: a.most + b.most,
  least: Math.min(a.least, b.least) * ULP,
})

export const productSize = (a: Size, b: Size): Size => ({ most: a.most * b.most, least: a.least * b.least })

export const quotientSize = (a: Size, b: Size): Size => ({ most: a.most / b.least, least: a.least / b.most })

export const withinLimit = ({ most, least }: Size): Size => ({ most: Math.min(most, EXPRESSION_LIMIT), least })

/** Whether a double can hold every number of this size, with a margin for rounding. */
export const isSafe = ({ most, least }: Size): boolean => most < 1e300 && least > 1e-290
