/** Documents of published versions. They never change, so each is fetched once as long as the page lives. */
import type { Strategy } from '../../engine/index.ts'
import { getVersion } from './catalogue.ts'

const known = new Map<string, Promise<Strategy>>()

export function documentOf(strategy: string, version: number): Promise<Strategy> {
  const key = `${strategy}@${version}`
  const found = known.get(key)
  if (found) return found
  const asked = getVersion(strategy, version).then(({ document }) => document)
  known.set(key, asked)
  // What failed is asked for again.
  asked.catch(() => known.delete(key))
  return asked
}
