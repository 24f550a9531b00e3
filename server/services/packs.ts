/**
 * Ready-made packs: a folder with a pack.json that names strategies, their versions and timelines.
 * An empty database gets them all at the first start, in one transaction.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson, type Text } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { SYSTEM } from '../auth/principal.ts'
import { DEFAULT_SETTINGS } from '../store/records.ts'
import type { Store, Write } from '../store/store.ts'
import { addStrategy, hasNoStrategy } from '../store/strategies.ts'
import { type CheckedDocument, checkedDocument } from './checked.ts'
import { formatMoment, parseMoment } from './moment.ts'
import { enterIn, publishIn } from './publication.ts'

/** A strategy of a pack without a timeline is in effect from here on. */
const FROM_THE_START = '2000-01-01'

export interface Pack {
  /** The folder's name. */
  id: string
  title: Text
  source?: Text
  purpose?: Text
  strategies: PackStrategy[]
}

export interface PackStrategy {
  id: string
  versions: CheckedDocument[]
  timeline: PackEntry[]
  /** The file of its population, which need not be there. */
  population: string
}

interface PackEntry {
  version: number
  effectiveFrom: string
  phase?: Text
  note: string
}

/** pack.json as it is written. */
interface PackFile {
  title: Text
  source?: Text
  purpose?: Text
  strategies: (string | { id: string; versions: string[]; timeline: string; population?: string })[]
  /** Other packs, by folder, with whose strategies this one works. */
  uses?: string[]
}

type TimelineFile = { version: number; effectiveFrom: string; phase?: Text; note?: string }[]

export interface PacksReading {
  packs: Pack[]
  /** Packs that can't be used, and why. */
  broken: { folder: string; error: unknown }[]
}

/** Reads every folder that has a pack.json, in order of name. */
export const readPacks = (rules: string): PacksReading => {
  const reading: PacksReading = { packs: [], broken: [] }
  if (!existsSync(rules)) return reading
  for (const id of readdirSync(rules).sort()) {
    const folder = join(rules, id)
    if (!existsSync(join(folder, 'pack.json'))) continue
    try {
      reading.packs.push(readPack(id, folder))
    } catch (error) {
      reading.broken.push({ folder, error })
    }
  }
  return reading
}

/** Loads packs into a database that has no strategy yet. @returns the ids of the strategies loaded */
export const loadPacks = async (store: Store, audit: AuditLog, packs: Pack[], now: string): Promise<string[]> => {
  if (!(await hasNoStrategy(store.read))) return []
  return store.write(async (write) => {
    // Another server may have begun at the same time.
    if (!(await hasNoStrategy(write))) return []
    const loaded: string[] = []
    for (const strategy of packs.flatMap((pack) => pack.strategies)) {
      if (await loadStrategy(write, audit, strategy, now)) loaded.push(strategy.id)
    }
    return loaded
  })
}

/** @returns false where an earlier pack has brought the strategy already */
const loadStrategy = async (write: Write, audit: AuditLog, strategy: PackStrategy, now: string): Promise<boolean> => {
  const { id, versions, timeline } = strategy
  const settings = DEFAULT_SETTINGS
  if (!(await addStrategy(write, { id, createdAt: now, settings }))) return false
  await audit.append(write, SYSTEM, { action: 'strategy.create', strategy: id, details: { settings } })
  let published = 0
  for (const { version, ...entry } of timeline) {
    const checked = versions[version - 1]
    if (checked && version > published) {
      await publishIn(write, audit, SYSTEM, { ...entry, checked, authors: [SYSTEM], approvers: [] }, now)
      published = version
    } else {
      await enterIn(write, audit, SYSTEM, { ...entry, strategy: id, version, approvers: [] }, now)
    }
  }
  return true
}

const readPack = (id: string, folder: string): Pack => {
  const file = readJson(join(folder, 'pack.json')) as PackFile
  return {
    id,
    title: file.title,
    ...(file.source === undefined ? {} : { source: file.source }),
    ...(file.purpose === undefined ? {} : { purpose: file.purpose }),
    strategies: [folder, ...(file.uses ?? []).map((used) => join(folder, '..', used))].flatMap(readOwnStrategies),
  }
}

/** Those that lie in the pack's own folder. */
const readOwnStrategies = (folder: string): PackStrategy[] => {
  const { strategies } = readJson(join(folder, 'pack.json')) as PackFile
  return strategies.map((strategy) => readStrategy(folder, strategy))
}

const readStrategy = (folder: string, strategy: PackFile['strategies'][number]): PackStrategy => {
  const population = join(folder, (typeof strategy === 'object' && strategy.population) || 'population.csv')
  if (typeof strategy === 'string') {
    const document = readDocument(join(folder, strategy))
    return {
      id: document.id,
      versions: [document],
      timeline: [entryOf({ version: 1, effectiveFrom: FROM_THE_START })],
      population,
    }
  }
  const versions = strategy.versions.map((version) => readDocument(join(folder, version)))
  const timeline = (readJson(join(folder, strategy.timeline)) as TimelineFile).map(entryOf)
  const stranger = versions.find((version) => version.id !== strategy.id)
  if (stranger) throw new Error(`A version of "${strategy.id}" has the id "${stranger.id}".`)
  // Versions are numbered as they were published: each takes effect before a later one does.
  const firsts = [...new Set(timeline.map((entry) => entry.version))]
  if (firsts.join() !== [...versions.keys()].map((index) => index + 1).join()) {
    throw new Error(`The timeline of "${strategy.id}" must name versions 1 to ${versions.length}, in this order.`)
  }
  return { id: strategy.id, versions, timeline, population }
}

const readDocument = (file: string): CheckedDocument => checkedDocument(readJson(file))

const entryOf = (entry: TimelineFile[number]): PackEntry => {
  const effectiveFrom = parseMoment(entry.effectiveFrom)
  if (!effectiveFrom) throw new Error(`effectiveFrom "${entry.effectiveFrom}" is no date.`)
  return { ...entry, effectiveFrom: formatMoment(effectiveFrom), note: entry.note ?? '' }
}

const readJson = (file: string): unknown => {
  const reading = parseJson(readFileSync(file, 'utf8'))
  if (!reading.ok)
    throw new Error(`${file}:${reading.problem.line}:${reading.problem.column}: ${reading.problem.message}`)
  return reading.value
}
