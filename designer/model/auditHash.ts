/** Brings the engine's canonical JSON and hash: imported where an entry is looked into, not before. */
import { digestOf } from '../../engine/index.ts'
import type { AuditEntry } from './audit.ts'

/** Whether an entry's hash is that of its content and of the hash before it, worked out here. */
export function fitsItsHash({ hash, ...content }: AuditEntry): boolean {
  return digestOf(content) === `sha256:${hash}`
}
