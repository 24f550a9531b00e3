/** A server whose strategy has the settings and versions that a test of recorded decisions wants. */
import { AuditLog } from '../../server/audit/log.ts'
import { SYSTEM } from '../../server/auth/principal.ts'
import { readSecrets } from '../../server/secrets.ts'
import { checkedDocument } from '../../server/services/checked.ts'
import { publishIn } from '../../server/services/publication.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../server/store/records.ts'
import { addStrategy } from '../../server/store/strategies.ts'
import { fixture } from './harness.ts'
import { openStore } from './place.ts'

export const ID = 'a-group-distributors'
export const EVALUATE = `/v1/strategies/${ID}/evaluate`

export type Document = ReturnType<typeof fixture> & {
  fields: Record<string, unknown>[]
  dimensions: Record<string, unknown>[]
  assign: { bands: { from?: number; tier: string }[] }
}

export const document = (): Document => fixture() as Document

/** Versions 1, 2, … of one strategy, each in effect from the date it is listed under; in a server's data folder. */
export const publishTo = async (
  data: string,
  versions: Record<string, Document>,
  settings: Partial<Settings> = {},
): Promise<void> => {
  const store = await openStore(data)
  const audit = new AuditLog(readSecrets(data).audit, Date.now)
  const now = '2026-01-01T00:00:00.000Z'
  try {
    await store.write(async (write) => {
      const [first] = Object.values(versions)
      const all = { ...DEFAULT_SETTINGS, ...settings }
      await addStrategy(write, { id: first?.id ?? '', createdAt: now, settings: all })
      for (const [effectiveFrom, version] of Object.entries(versions)) {
        const publication = { checked: checkedDocument(version), effectiveFrom, note: '', authors: [], approvers: [] }
        await publishIn(write, audit, SYSTEM, publication, now)
      }
    })
  } finally {
    await store.close()
  }
}
