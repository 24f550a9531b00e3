/** Several servers on one database write one audit log: under one key, or the log would not verify. */
import type { Read } from '../store/store.ts'
import { isMacOfHead } from './chain.ts'
import { storedHead } from './entries.ts'

/** The log's head was made with another key. */
export class OtherKey extends Error {
  override readonly name = 'OtherKey'
}

/** @throws OtherKey */
export const refuseOtherKey = async (read: Read, key: Buffer | undefined): Promise<void> => {
  const head = await storedHead(read)
  if (!head || (key && isMacOfHead(head.mac, head, key))) return
  throw new OtherKey(
    'The database’s audit log was written under another key than is here. Give every instance the same ' +
      'TIERSMITH_AUDIT_KEY and TIERSMITH_SEAL_KEY (or copies of one secrets.json in their data folders).',
  )
}
