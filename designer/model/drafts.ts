/** Drafts as the server keeps them. */
import type { Strategy } from '../../engine/index.ts'
import { failureOf, getAll, getJson, sendJson } from './api.ts'

export interface DraftSummary {
  strategy: string
  name: string
  baseVersion?: number
  savedAt: string
  savedBy: { name: string }
  digest: string
  etag: string
  problems: { errors: number; warnings: number }
}

export interface Draft extends DraftSummary {
  document: Strategy
}

const pathOf = (strategy: string) => `/v1/strategies/${encodeURIComponent(strategy)}/drafts`
const pathTo = (strategy: string, name: string) => `${pathOf(strategy)}/${encodeURIComponent(name)}`

export const listDrafts = (strategy: string): Promise<DraftSummary[]> => getAll(pathOf(strategy))
export const getDraft = (strategy: string, name: string): Promise<Draft> => getJson(pathTo(strategy, name))

export const createDraft = (
  strategy: string,
  name: string,
  begun: { from: { version?: number; draft?: string } } | { document: Strategy },
): Promise<Draft> => sendJson('POST', pathOf(strategy), { name, ...begun })

/** @throws RequestFailed 412 with the draft as it is now, where somebody has saved since `etag` */
export const saveDraft = (
  { strategy, name }: Pick<Draft, 'strategy' | 'name'>,
  document: Strategy,
  etag: string,
): Promise<Draft> => sendJson('PUT', pathTo(strategy, name), { document }, { 'if-match': etag })

/** @throws RequestFailed 412 where somebody has saved since `etag` */
export const deleteDraft = ({ strategy, name }: Pick<Draft, 'strategy' | 'name'>, etag: string): Promise<void> =>
  sendJson('DELETE', pathTo(strategy, name), undefined, { 'if-match': etag })

/**
 * Puts a deleted draft back, as a new one: under its name, or where that has been taken meanwhile, the next free one.
 * Whoever puts it back is its author.
 */
export async function restoreDraft({ strategy, name, document, baseVersion }: Draft): Promise<Draft> {
  const body = { document, ...(baseVersion === undefined ? {} : { baseVersion }) }
  const put = (free: string) => sendJson<Draft>('PUT', pathTo(strategy, free), body, { 'if-none-match': '*' })
  try {
    return await put(name)
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind !== 'refused' || failure.status !== 412) throw error
    return put(nextDraftName(await listDrafts(strategy)))
  }
}

/** A name for the next draft: `draft-1`, `draft-2`, … */
export function nextDraftName(drafts: readonly Pick<DraftSummary, 'name'>[]): string {
  const taken = new Set(drafts.map(({ name }) => name))
  for (let n = 1; ; n++) if (!taken.has(`draft-${n}`)) return `draft-${n}`
}
