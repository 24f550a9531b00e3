/** Which failures come from outside the program: the server, the network, another process. */
import pg from 'pg'
import { StorageUnavailable } from '../errors.ts'

/** Classes of SQLSTATE (appendix A of PostgreSQL's manual): connection, credentials, resources, operator, system, damage. */
const OUTSIDE = ['08', '28', '3D', '53', '57', '58', 'XX']

/**
 * A read-only server (a standby), a transaction that took too long, a deadlock, a lock that wasn't given in time, a
 * right or a schema that the user doesn't have.
 */
const OUTSIDE_CODES = new Set(['25006', '25P03', '25P04', '40001', '40P01', '55P03', '42501', '3F000'])

/** Of a statement. What isn't said by the server is said by the connection: none of it is a programming error. */
export const storageError = (error: unknown): Error => {
  if (!(error instanceof pg.DatabaseError)) return connectionError(error)
  const { code = '' } = error
  const outside = OUTSIDE.includes(code.slice(0, 2)) || OUTSIDE_CODES.has(code)
  return outside ? new StorageUnavailable(code, error) : error
}

/** Of a connection, whatever the reason why there is none. */
export const connectionError = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(String(error))
  const { code = '' } = error as NodeJS.ErrnoException
  // Of several addresses none has answered: then the message is empty.
  const cause = error.message ? error : new Error(code, { cause: error })
  return new StorageUnavailable(code || 'CONNECTION_LOST', cause)
}
