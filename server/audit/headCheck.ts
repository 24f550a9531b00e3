/** Whether a log ends where its head, and a head exported earlier, say. */

import { type AuditHead, isMacOfHead } from './chain.ts'
import type { ChainCheck } from './chainCheck.ts'
import { type Finding, finding as found } from './findings.ts'

/** The head beside the log, as the last entry left it. */
export const headFindings = (
  chain: ChainCheck,
  head: (AuditHead & { mac: string }) | undefined,
  key: Buffer | undefined,
): Finding[] => {
  const { last, finding } = chain
  if (!head) return last.seq === 0 && !finding ? [] : [found('head-missing', {})]
  if (key && !isMacOfHead(head.mac, head, key)) return [found('head-without-key', {})]
  if (finding) return []
  if (head.seq > last.seq) return [found('cut-before-head', { last: last.seq, head: head.seq }, last.seq + 1)]
  if (head.seq < last.seq) return [found('entry-not-covered', { seq: head.seq + 1 }, head.seq + 1)]
  return head.hash === last.hash ? [] : [rewritten('rewritten-since-head', last.seq)]
}

/** A head that was exported while the log was sound: what came after it may be anything. */
export const exportedFindings = ({ last, finding, exportedHash }: ChainCheck, exported: AuditHead): Finding[] => {
  if (exportedHash === exported.hash) return []
  if (exportedHash !== undefined) return [rewritten('rewritten-since-exported', exported.seq)]
  return finding ? [] : [found('cut-before-exported', { last: last.seq, head: exported.seq }, last.seq + 1)]
}

/** A head of the empty log stands before the first entry. */
const rewritten = (code: 'rewritten-since-head' | 'rewritten-since-exported', seq: number): Finding =>
  found(code, { seq }, seq === 0 ? undefined : seq)
