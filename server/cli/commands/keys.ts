/** `keys`: API keys without a browser. A running server takes them at once, and lets go of revoked ones within 2 s. */
import type { Key } from '../../auth/keys.ts'
import type { Role } from '../../auth/roles.ts'
import { type Administration, administer } from '../administration.ts'
import { DONE } from '../failure.ts'
import { say, writeOut } from '../io/output.ts'

interface InData {
  data: string
}

export interface CreateKeyOptions extends InData {
  name: string
  role: Role
  strategies?: string[]
  expires?: string
}

/** The key alone goes to standard output. */
export async function createKeyCommand({ data, name, role, strategies, expires }: CreateKeyOptions): Promise<number> {
  const { COMMAND_LINE } = await import('../../auth/principal.ts')
  const { key, secret } = await administer(data, async (open) =>
    (await keysIn(open)).create(COMMAND_LINE, {
      name,
      role,
      ...(strategies === undefined ? {} : { strategies }),
      ...(expires === undefined ? {} : { expiresAt: expires }),
    }),
  )
  await writeOut(`${secret}\n`)
  say(`The key ${key.id} (${lineOf(key)}) is shown this once.`)
  return DONE
}

export async function listKeysCommand({ data }: InData): Promise<number> {
  await administer(data, async (open) => {
    const keys = await keysIn(open)
    const limit = 200
    let page: Key[] = []
    do {
      const after = page.at(-1)
      page = await keys.list({ limit, ...(after === undefined ? {} : { after }) })
      for (const key of page) await writeOut(`${key.id}  ${lineOf(key)}\n`)
    } while (page.length === limit)
  })
  return DONE
}

export async function revokeKeyCommand(id: string, { data }: InData): Promise<number> {
  const { COMMAND_LINE } = await import('../../auth/principal.ts')
  await administer(data, async (open) => (await keysIn(open)).revoke(COMMAND_LINE, id))
  say(`${id} is revoked.`)
  return DONE
}

async function keysIn({ store, audit, identities }: Administration) {
  const { Keys } = await import('../../auth/keys.ts')
  return new Keys(store, audit, identities, Date.now)
}

function lineOf({ name, role, strategies, expiresAt, revokedAt, usedAt }: Key): string {
  return [
    name,
    role,
    strategies === undefined ? 'all strategies' : strategies.join(', '),
    ...(expiresAt === undefined ? [] : [`until ${expiresAt}`]),
    ...(usedAt === undefined ? [] : [`last used ${usedAt}`]),
    ...(revokedAt === undefined ? [] : [`revoked ${revokedAt}`]),
  ].join('; ')
}
