import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../../../designer/model/drafts.ts'
import { type Autosave, createAutosave } from '../../../designer/model/editor/autosave.ts'
import { unsavedOf } from '../../../designer/model/editor/unsaved.ts'
import type { Strategy } from '../../../engine/index.ts'
import example from '../../fixtures/a-group.json'

const first = example as unknown as Strategy
const draft: Draft = {
  strategy: 'a-group',
  name: 'draft-1',
  savedAt: '2026-03-01T08:00:00Z',
  savedBy: { name: 'Ada' },
  digest: 'sha256:aa',
  etag: '"1-aa"',
  problems: { errors: 0, warnings: 0 },
  document: first,
}
const titled = (title: string): Strategy => ({ ...first, title })

/** What the server is asked, and what it says to it, one answer after another. */
let requests: { ifMatch: string | null; title: unknown }[]
let answers: (() => Response | Promise<Response>)[]

const saved = (etag: string) => () => Response.json({ ...draft, etag, savedAt: '2026-03-01T08:05:00Z' })
const late = (theirs: Draft) => () =>
  Response.json({ code: 'precondition-failed', title: 'x', current: theirs }, { status: 412 })

let dispose: () => void
let edit: (document: Strategy) => void
let autosave: Autosave

beforeEach(async () => {
  vi.useFakeTimers()
  localStorage.clear()
  requests = []
  answers = []
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const { document } = JSON.parse(String(init.body))
    requests.push({ ifMatch: new Headers(init.headers).get('if-match'), title: document.title })
    const answer = answers.shift()
    if (!answer) throw new TypeError('Failed to fetch')
    return answer()
  })
  createRoot((end) => {
    dispose = end
    const [document, setDocument] = createSignal(first)
    edit = setDocument
    autosave = createAutosave(draft, document)
  })
  await vi.advanceTimersByTimeAsync(0)
})
afterEach(() => {
  dispose()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('saving a draft by itself', () => {
  it('sends the newest state, once, a moment after the last edit', async () => {
    answers = [saved('"2-bb"')]
    edit(titled('one'))
    await vi.advanceTimersByTimeAsync(300)
    edit(titled('two'))
    expect([autosave.state(), requests.length]).toEqual(['waiting', 0])
    await vi.advanceTimersByTimeAsync(700)
    expect(requests).toEqual([{ ifMatch: '"1-aa"', title: 'two' }])
    expect([autosave.state(), autosave.etag(), autosave.savedAt()]).toEqual(['saved', '"2-bb"', '2026-03-01T08:05:00Z'])
    expect(unsavedOf(draft)).toBeUndefined()
  })

  it('sends what was edited during a save afterwards, with the new ETag', async () => {
    answers = [
      async () => {
        edit(titled('meanwhile'))
        return saved('"2-bb"')()
      },
      saved('"3-cc"'),
    ]
    edit(titled('one'))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(requests).toEqual([
      { ifMatch: '"1-aa"', title: 'one' },
      { ifMatch: '"2-bb"', title: 'meanwhile' },
    ])
    expect([autosave.state(), autosave.etag()]).toEqual(['saved', '"3-cc"'])
  })

  it('keeps everything here while the server is away, and saves when it is back', async () => {
    edit(titled('alone'))
    await vi.advanceTimersByTimeAsync(700)
    expect(autosave.state()).toBe('offline')
    expect(unsavedOf(draft)).toMatchObject({ etag: '"1-aa"', document: { title: 'alone' } })
    answers = [saved('"2-bb"')]
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect([autosave.state(), unsavedOf(draft)]).toEqual(['saved', undefined])
  })

  it('stops where somebody else has saved, until a person has chosen', async () => {
    const theirs = { ...draft, etag: '"5-ee"', document: titled('theirs') }
    answers = [late(theirs), saved('"6-ff"')]
    edit(titled('mine'))
    await vi.advanceTimersByTimeAsync(700)
    expect([autosave.state(), autosave.theirs()?.document.title]).toEqual(['conflict', 'theirs'])
    edit(titled('mine, on'))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(requests).toHaveLength(1)
    autosave.keepMine()
    await vi.advanceTimersByTimeAsync(0)
    expect(requests[1]).toEqual({ ifMatch: '"5-ee"', title: 'mine, on' })
    expect([autosave.state(), autosave.theirs()]).toEqual(['saved', undefined])
  })

  it('goes on from what the other has saved without saving it again', async () => {
    const theirs = { ...draft, etag: '"5-ee"', document: titled('theirs') }
    answers = [late(theirs)]
    edit(titled('mine'))
    await vi.advanceTimersByTimeAsync(700)
    edit(autosave.theirs()?.document as Strategy)
    autosave.takeTheirs()
    await vi.advanceTimersByTimeAsync(5_000)
    expect([autosave.state(), autosave.etag(), requests.length]).toEqual(['saved', '"5-ee"', 1])
  })

  it('says so where the server refuses', async () => {
    answers = [() => Response.json({ code: 'forbidden', title: 'no' }, { status: 403 })]
    edit(titled('mine'))
    await vi.advanceTimersByTimeAsync(700)
    expect([autosave.state(), autosave.failure()?.kind]).toEqual(['refused', 'refused'])
    expect(unsavedOf(draft)?.document.title).toBe('mine')
  })

  it('saves at once when asked, and says whether the server has it', async () => {
    answers = [saved('"2-bb"')]
    edit(titled('now'))
    await expect(autosave.flush()).resolves.toBe(true)
    edit(titled('never'))
    await expect(autosave.flush()).resolves.toBe(false)
  })
})
