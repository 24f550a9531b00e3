/** `audit verify|export|head`: the audit log of a server's data folder, whether the server runs or not. */
import type { AuditHead } from '../../audit/chain.ts'
import type { Verification } from '../../audit/findings.ts'
import { formatOf } from '../../import/text/format.ts'
import { auditKeyAt } from '../../secrets.ts'
import { linksOf, lookupInFile } from '../audit/exportFile.ts'
import { type DataOptions, databaseIn, reading } from '../database.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { readJson } from '../io/files.ts'
import { counted, openSink, say, writeJson, writeOut } from '../io/output.ts'

export interface VerifyOptions extends DataOptions {
  /** A file with an exported head. */
  head?: string
  json?: true
}

/** @param file an NDJSON export; without one the database is verified */
export async function verifyCommand(file: string | undefined, options: VerifyOptions): Promise<number> {
  const exported = options.head === undefined ? undefined : await readHead(options.head)
  const { verifyExport } = await import('../../audit/verify.ts')
  const verification = file
    ? await verifyExport(linksOf(file), lookupInFile(file), exported)
    : await verifyData(databaseIn(options), options.data, exported)
  await report(verification, options.json)
  return verification.ok ? DONE : ANSWER_IS_NO
}

/** @param data the folder with the key */
export async function verifyData(file: string, data: string, exported?: AuditHead): Promise<Verification> {
  const { verifyDatabase } = await import('../../audit/verify.ts')
  const key = keyIn(data)
  return reading(file, (store) => store.snapshot((read) => verifyDatabase(read, { key, exported })))
}

export async function report(verification: Verification, asJson?: true): Promise<void> {
  const { ok, entries, head, findings, unchecked } = verification
  if (asJson) return writeJson({ ...verification })
  for (const { kind, message } of findings) await writeOut(`${kind}: ${message}\n`)
  for (const what of unchecked) say(`Not checked: ${what}`)
  say(
    ok
      ? `${counted(entries, 'entry', 'entries')}, all as written; the last has the hash ${head.hash}.`
      : 'The log doesn’t fit.',
  )
}

export async function exportCommand({ data, out }: DataOptions & { out: string }): Promise<number> {
  const format = out === '-' ? 'ndjson' : formatOf(out)
  const [{ auditPages }, { exportFormats, exportText }] = await Promise.all([
    import('../../audit/entries.ts'),
    import('../../audit/formats.ts'),
  ])
  await reading(databaseIn({ data }), (store) =>
    store.snapshot(async (read) => {
      const sink = await openSink(out)
      const kind = exportFormats[format === 'csv' ? 'text/csv' : 'application/x-ndjson']
      for await (const text of exportText(kind, auditPages(read, {}, {}))) await sink.write(text)
      await sink.commit()
    }),
  )
  return DONE
}

export async function headCommand({ data }: DataOptions): Promise<number> {
  const [{ storedHead }, { GENESIS }] = await Promise.all([
    import('../../audit/entries.ts'),
    import('../../audit/chain.ts'),
  ])
  const head = await reading(databaseIn({ data }), (store) => storedHead(store.read))
  await writeJson({ seq: head?.seq ?? 0, hash: head?.hash ?? GENESIS })
  return DONE
}

/** @throws Failure where the file holds no head */
async function readHead(file: string): Promise<AuditHead> {
  const { seq, hash } = ((await readJson(file)) ?? {}) as Partial<AuditHead>
  if (Number.isSafeInteger(seq) && seq !== undefined && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) {
    return { seq, hash }
  }
  throw new Failure(`${file}: is no exported head such as {"seq": 42, "hash": "…"}.`)
}

const keyIn = (data: string): Buffer | undefined => {
  try {
    return auditKeyAt(data)
  } catch (error) {
    throw new Failure(`${data}: ${error instanceof Error ? error.message : error}`)
  }
}
