/** Being told at once that another process has changed something (LISTEN, NOTIFY). */
import { setTimeout as wait } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Changed, Listener } from '../database.ts'
import { configOf } from './config.ts'

const CHANNEL = 'tiersmith_changes'
/** Milliseconds until a lost connection is opened again. */
const AGAIN = 500

/** Sent when the transaction is committed; never where it isn't. */
export const announce = async (write: Kysely<never>): Promise<void> => {
  await sql`select pg_notify(${CHANNEL}, '')`.execute(write)
}

/** Calls `changed` at every notification, and once the connection stands: what was sent before is not heard. */
export const listen = (address: string, changed: Changed): Listener => {
  const end = new AbortController()
  const ended = keepListening(address, changed, end.signal)
  return {
    stop: async () => {
      end.abort()
      await ended
    },
  }
}

const keepListening = async (address: string, changed: Changed, end: AbortSignal): Promise<void> => {
  while (!end.aborted) {
    await listenOnce(address, changed, end).catch(() => {})
    await wait(AGAIN, undefined, { signal: end }).catch(() => {})
  }
}

/** Until the connection is lost, or no longer wanted. */
const listenOnce = async (address: string, changed: Changed, end: AbortSignal): Promise<void> => {
  const client = new pg.Client(configOf(address, 'read'))
  const done = new AbortController()
  const over = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
    end.addEventListener('abort', () => resolve(), { once: true, signal: done.signal })
  })
  client.on('notification', () => changed('something'))
  const begin = async () => {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    changed('anything')
    await over
  }
  try {
    await Promise.race([begin(), over])
  } finally {
    done.abort()
    // Nobody waits for the farewell: a server that hangs doesn't answer it.
    void client.end().catch(() => {})
  }
}
