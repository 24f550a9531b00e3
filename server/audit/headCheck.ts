/** Whether a log ends where its head, and a head exported earlier, say. */

import { type AuditHead, isMacOfHead } from './chain.ts'
import type { ChainCheck } from './chainCheck.ts'
import type { Finding } from './findings.ts'

export const NO_KEY =
  'Whether the head was made with the key: the key isn’t here. Without it, a log that was rewritten to its end ' +
  'together with its head looks sound; an exported head tells.'

/** The head beside the log, as the last entry left it. */
export const headFindings = (
  chain: ChainCheck,
  head: (AuditHead & { mac: string }) | undefined,
  key: Buffer | undefined,
): Finding[] => {
  const { last, finding } = chain
  if (!head) return last.seq === 0 && !finding ? [] : [headRewritten('It is missing')]
  if (key && !isMacOfHead(head.mac, head, key)) return [headRewritten('It was not made with this server’s key')]
  if (finding) return []
  if (head.seq > last.seq) return [tailCut(last.seq, `the head stands at entry ${head.seq}`)]
  if (head.seq < last.seq) return [notCovered(head.seq + 1)]
  return head.hash === last.hash ? [] : [rewritten(last.seq, 'the head')]
}

/** A head that was exported while the log was sound: what came after it may be anything. */
export const exportedFindings = ({ last, finding, exportedHash }: ChainCheck, exported: AuditHead): Finding[] => {
  if (exportedHash === exported.hash) return []
  if (exportedHash !== undefined) return [rewritten(exported.seq, 'the exported head')]
  return finding ? [] : [tailCut(last.seq, `the exported head stands at entry ${exported.seq}`)]
}

const headRewritten = (how: string): Finding => ({
  kind: 'head-rewritten',
  message: `The head of the log doesn’t count. ${how}.`,
})

const tailCut = (last: number, why: string): Finding => ({
  kind: 'tail-cut',
  seq: last + 1,
  message: `The log was cut after entry ${last}: ${why}.`,
})

const notCovered = (seq: number): Finding => ({
  kind: 'not-covered',
  seq,
  message: `Entry ${seq} was appended without the head: not by this server.`,
})

const rewritten = (seq: number, by: string): Finding => ({
  kind: 'rewritten',
  // A head of the empty log stands before the first entry.
  ...(seq === 0 ? {} : { seq }),
  message: `The log up to entry ${seq} is not the one that ${by} was taken from: it was rewritten.`,
})
