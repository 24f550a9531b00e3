import { formatDate } from '../dates/calendar.ts'
import type { Value, ValueType } from '../logic/node.ts'
import type { Scalar } from '../strategy/document.ts'

/** A value as JSON: dates as text, null where it is missing. */
export const spoken = (value: Value, type: ValueType | 'any'): Scalar | null =>
  value === undefined ? null : type === 'date' ? formatDate(value as number) : value
