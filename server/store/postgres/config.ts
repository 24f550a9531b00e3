/** How the server is spoken to: limits that keep one process that hangs from holding up the others. */
import pg from 'pg'

/**
 * `write`: one connection, whose transactions take the lock. `record`: one connection, without the lock.
 * `read`: several, which can't change anything.
 */
export type PostgresAccess = 'write' | 'record' | 'read'

/** Milliseconds. A change that waits longer for its turn is refused, and can be sent again. */
const WAIT_FOR_TURN = 10_000
/** A process that stops in the middle of a change loses it, and the lock with it. Reading holds nobody up. */
const IDLE_IN_TRANSACTION = 30_000
const CONNECTING = 5_000
/** A server that says nothing for so long is taken for lost. */
const ANSWERING = 60_000
/** A connection on which nothing comes for so long is asked whether its other end is still there. */
const SILENT = 10_000

export const configOf = (address: string, access: PostgresAccess): pg.ClientConfig => ({
  connectionString: address,
  application_name: 'tiersmith',
  // Of a pool it is also the time until a connection of it is free: a change waits its turn here as it does there.
  connectionTimeoutMillis: access === 'read' ? CONNECTING : WAIT_FOR_TURN,
  query_timeout: ANSWERING,
  keepAlive: true,
  keepAliveInitialDelayMillis: SILENT,
  types: { getTypeParser: (type: number, format?: 'text' | 'binary') => parserOf(type, format) as never },
})

/**
 * What a session begins with. Said once it is open: what stands in the address would replace it, and a pool between
 * here and the server may refuse to pass it on.
 */
export const settingsOf = (access: PostgresAccess): string =>
  access === 'read'
    ? `set default_transaction_read_only = on; set lock_timeout = ${WAIT_FOR_TURN}`
    : // A commit is on the disk before it is answered, whatever the server's default is.
      `set synchronous_commit = on; set lock_timeout = ${WAIT_FOR_TURN}; ` +
      `set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION}`

const parserOf = (type: number, format: 'text' | 'binary' | undefined) =>
  type === pg.types.builtins.INT8 ? wholeNumber : pg.types.getTypeParser(type, format as 'text')

/** Counts and numbers of versions: `pg` would give them as text, for fear of what is beyond 2⁵³. */
const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the whole numbers that are exact.`)
  return value
}
