/** How the server is spoken to: limits that keep one process that hangs from holding up the others. */
import pg from 'pg'
import type { PostgresAccess } from './driver.ts'

/** Milliseconds. A change that waits longer for its turn is refused, and can be sent again. */
const WAIT_FOR_TURN = 10_000
/** A process that stops in the middle of a transaction loses it, and the lock with it. */
const IDLE_IN_TRANSACTION = 30_000
const CONNECTING = 5_000
/** A server that says nothing for so long is taken for lost. */
const ANSWERING = 60_000

export const configOf = (address: string, access: PostgresAccess): pg.ClientConfig => ({
  connectionString: address,
  application_name: 'tiersmith',
  connectionTimeoutMillis: CONNECTING,
  query_timeout: ANSWERING,
  lock_timeout: WAIT_FOR_TURN,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
  keepAlive: true,
  // A commit is on the disk before it is answered, whatever the server's default is.
  options: `-c synchronous_commit=on${access === 'read' ? ' -c default_transaction_read_only=on' : ''}`,
  types: { getTypeParser: (type: number, format?: 'text' | 'binary') => parserOf(type, format) as never },
})

const parserOf = (type: number, format: 'text' | 'binary' | undefined) =>
  type === pg.types.builtins.INT8 ? wholeNumber : pg.types.getTypeParser(type, format as 'text')

/** Counts and numbers of versions: `pg` would give them as text, for fear of what is beyond 2⁵³. */
const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the whole numbers that are exact.`)
  return value
}
