/** The STRATEGY of a command: a file, or a published version `id@version` in a server's data folder. */
import { existsSync } from 'node:fs'
import { type CompiledStrategy, compile, digestOf, type Problem } from '../../engine/index.ts'
import { addressGiven, databaseIn, reading } from './database.ts'
import { Failure } from './failure.ts'
import { readJson } from './io/files.ts'
import { counted } from './io/output.ts'

export interface SourceOptions {
  /** The server's data folder. */
  data?: string
}

const PUBLISHED = /^(.+)@([1-9]\d{0,8})$/u

/** `pointer severity code: message`, as check prints it after the strategy's name. */
export function problemLine({ pointer, severity, code, message }: Problem): string {
  return `${pointer || '/'} ${severity} ${code}: ${message}`
}

/**
 * The strategy's document, as it stands there, perhaps with errors.
 * @throws Failure where it can't be read
 */
export async function readDocument(source: string, options: SourceOptions): Promise<unknown> {
  const published = publishedVersion(source)
  return published === undefined ? await readJson(source) : (await loadPublished(published, options)).document
}

/**
 * The strategy, ready to evaluate.
 * @throws Failure where it can't be read or check finds errors, with each of them
 */
export async function loadStrategy(source: string, options: SourceOptions): Promise<CompiledStrategy> {
  const published = publishedVersion(source)
  if (published !== undefined) return await loadPublished(published, options)
  const document = await readJson(source)
  const compilation = compile(document, { digest: digestOf(document) })
  if (compilation.ok) return compilation.strategy
  const errors = compilation.problems.filter((problem) => problem.severity === 'error')
  const lines = errors.map((problem) => `  ${problemLine(problem)}`)
  throw new Failure(`${source}: check finds ${counted(errors.length, 'error')}. Mend first:\n${lines.join('\n')}`)
}

interface PublishedVersion {
  id: string
  version: number
}

/** A file of that name goes first. */
function publishedVersion(source: string): PublishedVersion | undefined {
  const match = PUBLISHED.exec(source)
  if (match === null || existsSync(source)) return undefined
  return { id: match[1] ?? '', version: Number(match[2]) }
}

async function loadPublished({ id, version }: PublishedVersion, { data }: SourceOptions): Promise<CompiledStrategy> {
  if (data === undefined && addressGiven() === undefined) {
    throw new Failure(`${id}@${version}: there is no such file. For a published version add --data FOLDER.`)
  }
  const place = databaseIn({ data: data ?? '' })
  const [{ Catalog }, { CompiledStrategies }, { Fault }] = await Promise.all([
    import('../services/catalog.ts'),
    import('../services/compiled.ts'),
    import('../services/fault.ts'),
  ])
  return reading(place, async (store) => {
    try {
      const catalog = new Catalog(store, new CompiledStrategies(), Date.now)
      return await catalog.version(await catalog.find(id), version)
    } catch (error) {
      throw error instanceof Fault ? new Failure(`${id}@${version}: ${error.message}`) : error
    }
  })
}
