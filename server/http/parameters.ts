/** What paths and bodies name, read and written. */
import { momentAt } from '../services/evaluations.ts'
import { formatMoment } from '../services/moment.ts'
import type { Request } from './context.ts'

/** A parameter of the path, decoded. */
export const parameter = (c: Request, name: string): string => c.req.param(name) ?? ''

/** A strategy's path. */
export const locationOf = (id: string): string => `/v1/strategies/${encodeURIComponent(id)}`

/** A body's effectiveFrom as it is kept. @throws Fault invalid-request */
export const momentText = (effectiveFrom: string | undefined): string | undefined =>
  effectiveFrom === undefined ? undefined : formatMoment(momentAt(effectiveFrom, '/effectiveFrom'))
