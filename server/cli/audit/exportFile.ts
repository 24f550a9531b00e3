/** An NDJSON export of the audit log, read line by line. */
import { createReadStream } from 'node:fs'
import type { AuditEntry } from '../../audit/chain.ts'
import type { Link, Lookup } from '../../audit/chainCheck.ts'
import { asWritten } from '../../audit/verify.ts'
import { type LineSource, LineSplitter } from '../../batch/lines.ts'
import { reasonOf } from '../../import/unreadable.ts'
import { Failure } from '../failure.ts'

const LONGEST_LINE = 16 * 1024 * 1024

/** The lines as links of the chain. @throws Failure where the file can't be read */
export async function* linksOf(file: string): AsyncGenerator<Link[]> {
  const lines = new LineSplitter(LONGEST_LINE)
  try {
    for await (const chunk of createReadStream(file)) yield [...lines.push(chunk)].map(toLink)
  } catch (error) {
    throw new Failure(`${file}: can't be read: ${reasonOf(error)}.`)
  }
  yield [...lines.end()].map(toLink)
}

/** Goes through the file again: asked once, for the entry that doesn't fit. */
export const lookupInFile = (file: string): Lookup => ({
  withHash: (hash) => someLink(file, ({ entry }) => entry?.hash === hash),
  withSeq: (seq) => someLink(file, (link) => link.seq === seq),
})

const someLink = async (file: string, fits: (link: Link) => boolean): Promise<boolean> => {
  for await (const links of linksOf(file)) if (links.some(fits)) return true
  return false
}

/** A line that says no number any more stands where the entry of its number should. */
const toLink = ({ number, content }: LineSource): Link => {
  const text = Buffer.isBuffer(content) ? content.toString('utf8') : content
  const entry = text === undefined ? undefined : (asWritten(text) as AuditEntry | undefined)
  return Number.isSafeInteger(entry?.seq) && entry ? { seq: entry.seq, entry } : { seq: number }
}
