/** The evaluation date of a command: what --as-of says, or today. */
import { parseMoment } from '../services/moment.ts'
import { Failure } from './failure.ts'

/**
 * A date as it is; a date-time as its date in UTC; today's date in UTC where nothing is said.
 * @throws Failure where it is neither.
 */
export function evaluationDate(text: string | undefined): string {
  if (text === undefined) return dateOf(Date.now())
  const moment = parseMoment(text)
  if (moment === undefined) {
    throw new Failure(
      `--as-of ${text}: write a real date such as 2026-04-01, or a date-time such as 2026-04-01T09:30:00Z.`,
    )
  }
  return 'date' in moment ? moment.date : dateOf(moment.instant)
}

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
