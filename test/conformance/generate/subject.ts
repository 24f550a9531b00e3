/** Subjects that stand on a strategy's edges, a ten-thousandth beside them, and where values are missing. */
import type { EvaluateRequest, Field, Strategy } from '../../../engine/index.ts'
import { anyDate, type Draw, texts } from './choose.ts'

export function subject(draw: Draw, strategy: Strategy): EvaluateRequest {
  const numbers = numbersIn(strategy)
  const input = Object.fromEntries(strategy.fields.map((field) => [field.id, fieldValue(draw, field, numbers)]))
  return {
    input,
    asOf: anyDate(draw),
    subject: draw.pick([undefined, null, 'S-1', 'S-2', '']),
    previousTier: draw.pick([undefined, null, 'unknown', ...strategy.tiers.map(({ id }) => id)]),
  }
}

/** Every number that the document writes: its edges are among them. */
function numbersIn(document: unknown): number[] {
  if (typeof document === 'number') return [document]
  if (typeof document !== 'object' || document === null) return []
  return Object.values(document).flatMap(numbersIn)
}

function fieldValue(draw: Draw, field: Field, numbers: readonly number[]): unknown {
  if (draw.oneIn(field.required === false ? 4 : 25)) return draw.pick([null, undefined, ''])
  switch (field.type) {
    case 'number':
      return number(draw, numbers)
    case 'integer':
      return Math.round(number(draw, numbers))
    case 'string':
      return draw.pick(
        field.options ? field.options.map((option) => (typeof option === 'string' ? option : option.id)) : texts,
      )
    case 'boolean':
      return draw.oneIn(2)
    case 'date':
      return anyDate(draw)
  }
}

const extremes = [1e15, -1e15, 1e15 + 1, Number.MAX_SAFE_INTEGER, 1e-7, 123456.789, 0, -0]

function number(draw: Draw, numbers: readonly number[]): number {
  if (draw.oneIn(12)) return draw.pick(extremes)
  const beside = draw.pick([0, 0, 0, 0.0001, -0.0001, 1, -1])
  return numbers.length > 0 ? draw.pick(numbers) + beside : beside
}
