/** What worker threads do with populations: files are profiled and imported, rows read. */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { encodePopulation, type Strategy } from '../../engine/index.ts'
import { MappingMisfit, type Misfit } from '../import/binding.ts'
import { rejectFormat } from '../import/export.ts'
import type { Mapping } from '../import/mapping.ts'
import { openMapped } from '../import/open.ts'
import { profileFile } from '../import/profile/index.ts'
import type { Profile } from '../import/profile/profile.ts'
import type { ImportReject } from '../import/read.ts'
import type { SourceOptions } from '../import/source.ts'
import { tryMapping } from '../import/trial.ts'
import { Unreadable } from '../import/unreadable.ts'
import { type Packed, populationOf } from '../workers/given.ts'
import { buildPopulation } from './build.ts'
import { type SubjectAnswer, subjectAt } from './subjectAt.ts'
import { type FieldSummary, summarise } from './summary.ts'

/** What was made of a file, or why it can't be used. */
export type FromFile<T> = { ok: true; value: T } | { ok: false; message: string; misfits?: Misfit[] }

/** A population as it is to be stored, and what is told of it. */
export interface MadePopulation {
  bytes: Uint8Array
  digest: string
  rows: number
  /** Ids of the fields that it brings. */
  fields: string[]
  summary: FieldSummary[]
  rejected: number
  /** Why rows are left out, as JSON. */
  rejects: Uint8Array
}

interface FileToProfile {
  path: string
  document: Strategy
  options: SourceOptions
  mapping: Mapping | undefined
}

interface FileToImport {
  path: string
  document: Strategy
  mapping: Mapping
  fileName: string | undefined
  /** Rows at most. */
  most: number
}

export const populationTasks = {
  profileFile: ({ path, document, options, mapping }: FileToProfile): Promise<FromFile<Profile>> =>
    fromFile(async () => {
      const profile = await profileFile(path, document, options, mapping)
      const trial = profile.mapping && (await tryMapping(path, profile.mapping, document, options.name))
      return { ...profile, ...(trial === undefined ? {} : { trial }) }
    }),

  importFile: ({ path, document, mapping, fileName, most }: FileToImport): Promise<FromFile<MadePopulation>> =>
    fromFile(async () => {
      const built = await buildPopulation(await openMapped(path, mapping, document, fileName), most)
      const { table, rejected, rejects } = built
      const bytes = encodePopulation(table)
      return {
        bytes,
        digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
        rows: table.columns.length,
        fields: table.columns.fields.map(({ id }) => id),
        summary: summarise(table, document.fields),
        rejected,
        rejects: new TextEncoder().encode(JSON.stringify(rejects)),
      }
    }),

  populationRows: ({ population, from, most }: { population: Packed; from: number; most: number }): SubjectAnswer[] => {
    const table = populationOf(population)
    const until = Math.min(table.columns.length, from + most)
    return Array.from({ length: Math.max(0, until - from) }, (_, index) => subjectAt(table, from + index))
  },

  /** @param bytes the reasons as JSON, compressed */
  rejectsAsCsv: ({ bytes }: { bytes: Uint8Array | undefined }): string => {
    const { header, lines } = rejectFormat('csv')
    if (!bytes) return header
    return header + lines(JSON.parse(gunzipSync(bytes).toString('utf8')) as ImportReject[])
  },
}

async function fromFile<T>(make: () => Promise<T>): Promise<FromFile<T>> {
  try {
    return { ok: true, value: await make() }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { message } = error
    return { ok: false, message, ...(error instanceof MappingMisfit ? { misfits: error.misfits } : {}) }
  }
}
