/**
 * The arithmetic of the audit log. Each entry's hash is the SHA-256 of its content and the hash before it, so that
 * a changed, removed or swapped entry breaks the chain; the head is authenticated by HMAC-SHA-256 under a key that
 * isn't in the database, so that a cut tail or a rewritten chain needs that key too.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalJson } from '../../engine/index.ts'
import type { Actor } from '../store/records.ts'

/** Stands before the first entry. */
export const GENESIS = '0'.repeat(64)

export interface AuditEntry {
  /** 1, 2, 3 … without a gap. */
  seq: number
  /** An instant in UTC. */
  at: string
  actor: Actor
  action: string
  strategy?: string
  details: Record<string, unknown>
  /** The hash of the entry before it. */
  previous: string
  hash: string
}

/** Where a log ends. */
export interface AuditHead {
  seq: number
  hash: string
}

export const hashEntry = ({ hash: _, ...content }: Omit<AuditEntry, 'hash'> & { hash?: string }): string =>
  createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')

export const macOfHead = ({ seq, hash }: AuditHead, key: Buffer): string =>
  createHmac('sha256', key).update(`${seq}:${hash}`, 'utf8').digest('hex')

export const isMacOfHead = (mac: string, head: AuditHead, key: Buffer): boolean => {
  const expected = Buffer.from(macOfHead(head, key), 'hex')
  const given = Buffer.from(mac, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
