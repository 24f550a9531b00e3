/** `import FILE --strategy STRATEGY`: a table as an office keeps it becomes a clean population file. */
import { stat } from 'node:fs/promises'
import type { Strategy } from '../../../engine/index.ts'
import { rejectFormat, subjectFormat } from '../../import/export.ts'
import type { Mapping } from '../../import/mapping.ts'
import { openMapped } from '../../import/open.ts'
import { profileFile } from '../../import/profile/index.ts'
import type { Profile } from '../../import/profile/profile.ts'
import { type ImportedRow, type ImportReject, readSubjects } from '../../import/read.ts'
import type { Delimiter } from '../../import/text/delimiter.ts'
import { formatOf } from '../../import/text/format.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { refuseSameFile } from '../io/files.ts'
import { counted, openSink, say, writeJson, writeOut } from '../io/output.ts'
import { EntryWriter } from '../population/entryWriter.ts'
import { readMapping } from '../population/mapping.ts'
import { profileLines } from '../population/profileLines.ts'
import { Rejects } from '../population/rejects.ts'
import { startProgress } from '../progress.ts'
import { loadStrategy, type SourceOptions } from '../strategySource.ts'

export interface ImportOptions extends SourceOptions {
  strategy: string
  mapping?: string
  saveMapping?: string
  out?: string
  rejects?: string
  encoding?: string
  delimiter?: Delimiter
  sheet?: string
  json?: true
}

export async function importCommand(path: string, options: ImportOptions): Promise<number> {
  const { out, rejects, mapping: mappingFile, saveMapping } = options
  if (out !== undefined && out !== '-') formatOf(out)
  if (rejects !== undefined) formatOf(rejects)
  if (rejects !== undefined && out === undefined)
    throw new Failure('--rejects goes with --out: without it nothing is imported.')
  await refuseSameFile(
    [path, out ?? '', rejects ?? '', mappingFile ?? '', saveMapping ?? ''],
    'FILE, --out, --rejects, --mapping and --save-mapping',
  )
  const { document } = await loadStrategy(options.strategy, options)
  const mapping = await propose(path, document, options)
  if (mapping === undefined) return ANSWER_IS_NO
  if (out === undefined) return DONE
  await importBy(path, mapping, document, out, rejects)
  return DONE
}

/** Tells what is proposed. Undefined where something must be decided first. */
async function propose(path: string, strategy: Strategy, options: ImportOptions): Promise<Mapping | undefined> {
  const { encoding, delimiter, sheet, saveMapping, mapping } = options
  const given = mapping === undefined ? undefined : await readMapping(mapping)
  const profile = await profileFile(path, strategy, { encoding, delimiter, sheet }, given)
  await tell(path, profile, options)
  if (saveMapping !== undefined && profile.mapping) {
    const sink = await openSink(saveMapping)
    await sink.write(`${JSON.stringify(profile.mapping, undefined, 2)}\n`)
    await sink.commit()
  }
  if (profile.undecided.length === 0) return profile.mapping
  const how =
    profile.mapping === undefined
      ? 'Say it with --encoding.'
      : `Decide it in ${saveMapping ?? 'the mapping that --save-mapping FILE writes'}, then import with --mapping.`
  say(`${path}: ${counted(profile.undecided.length, 'question')} to be decided; nothing was imported. ${how}`)
  return undefined
}

/** The profile is what was asked for, unless standard output takes the subjects. */
async function tell(path: string, profile: Profile, { out, json }: ImportOptions): Promise<void> {
  if (json) {
    if (out === '-') throw new Failure('--json and --out - would both write to standard output.')
    return writeJson(profile)
  }
  for (const line of profileLines(path, profile)) {
    if (out === '-') say(line)
    else await writeOut(`${line}\n`)
  }
}

/** Files appear under their names only when all rows are done. */
async function importBy(
  path: string,
  mapping: Mapping,
  strategy: Strategy,
  out: string,
  rejectsPath: string | undefined,
): Promise<void> {
  const { table, binding, unknown } = await openMapped(path, mapping, strategy)
  if (unknown.length > 0)
    say(`${path}: columns that the mapping doesn't know, and that are left out: ${unknown.join(', ')}.`)
  const fields = binding.fields.map(({ field }) => field.id)
  const subjects = await EntryWriter.open<ImportedRow>(out, subjectFormat(out === '-' ? 'csv' : formatOf(out), fields))
  const refused =
    rejectsPath === undefined
      ? undefined
      : await EntryWriter.open<ImportReject>(rejectsPath, rejectFormat(formatOf(rejectsPath)))
  const told = new Rejects()
  let taken = 0
  const progress = startProgress((await stat(path)).size)
  try {
    for await (const batch of readSubjects(table, binding, (bytes) => progress.update(bytes, taken))) {
      const rows = batch.flatMap((reading) => (reading.ok ? [reading.row] : []))
      const rejected = batch.flatMap((reading) => (reading.ok ? [] : [reading.rejects]))
      taken += rows.length
      for (const [first] of rejected) if (first) told.add({ ...first, reason: inColumn(first) })
      await subjects.add(rows)
      await refused?.add(rejected.flat())
    }
  } finally {
    progress.stop()
  }
  if (taken + told.count === 0) throw new Failure(`${path}: there are no rows in it.`)
  await refused?.commit()
  await subjects.commit()
  const everyReject = rejectsPath === undefined ? 'add --rejects FILE to list them all' : `all are in ${rejectsPath}`
  for (const line of told.lines(path, everyReject)) say(line)
  say(`${counted(taken + told.count, 'row')}: ${taken} imported, ${told.count} refused.`)
}

const inColumn = ({ column, reason }: ImportReject): string =>
  column === undefined ? reason : `Column ${column}: ${reason}`
