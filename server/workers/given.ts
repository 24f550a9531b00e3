/** What tasks are given: strategies as documents, populations and runs as bytes; and what a thread keeps of them. */
import { gunzipSync } from 'node:zlib'
import {
  type CompiledStrategy,
  compile,
  decodePopulation,
  type PopulationTable,
  type Strategy,
  type VersionIdentity,
} from '../../engine/index.ts'
import { decodeRun, type RunTable } from '../runs/results.ts'
import { Lru } from '../services/lru.ts'

/** A population's or a run's content, compressed by gzip. */
export interface Packed {
  id: string
  bytes: Uint8Array
}

export interface GivenStrategy {
  document: Strategy
  identity: VersionIdentity
}

/** Bytes of tables that a thread keeps. */
const KEPT = { entries: 20, weight: 256 * 1024 * 1024 }

const populations = new Lru<PopulationTable>(KEPT)
const runs = new Lru<RunTable>(KEPT)

const unpacked = <T>({ id, bytes }: Packed, known: Lru<T>, decode: (bytes: Uint8Array) => T): T => {
  const found = known.get(id)
  if (found) return found
  const content = gunzipSync(bytes)
  const table = decode(content)
  // Columns are decoded to doubles: about four times the packed integers.
  known.set(id, table, 4 * content.length)
  return table
}

export const populationOf = (packed: Packed): PopulationTable => unpacked(packed, populations, decodePopulation)

export const runOf = (packed: Packed): RunTable => unpacked(packed, runs, decodeRun)

/** A document that was checked before. */
export function strategyOf({ document, identity }: GivenStrategy): CompiledStrategy {
  const compilation = compile(document, identity)
  if (!compilation.ok) throw new TypeError(`strategy ${document.id} does not compile`)
  return compilation.strategy
}

export const given = ({ document, identity: { version, digest, phase } }: CompiledStrategy): GivenStrategy => ({
  document,
  identity: {
    ...(version === undefined ? {} : { version }),
    ...(digest === undefined ? {} : { digest }),
    ...(phase === undefined ? {} : { phase }),
  },
})
