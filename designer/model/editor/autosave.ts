/**
 * Saves a draft by itself, a moment after each edit. Nothing is ever lost: what the server doesn't have yet is kept
 * in this browser, and where somebody else has saved meanwhile, both are kept until a person chooses.
 */
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { type Failure, failureOf } from '../api.ts'
import { type Draft, saveDraft } from '../drafts.ts'
import { forgetUnsaved, keepUnsaved } from './unsaved.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused'

export interface Autosave {
  state: Accessor<SaveState>
  /** When the server last took it, as a moment of RFC 3339. */
  savedAt: Accessor<string>
  /** What the server answers If-Match with: what was saved last. */
  etag: Accessor<string>
  /** Of the document that was saved last. */
  digest: Accessor<string>
  /** The draft as somebody else has saved it; only in a conflict. */
  theirs: Accessor<Draft | undefined>
  failure: Accessor<Failure | undefined>
  /** Saves what is here over what is there. */
  keepMine(): void
  /** Goes on from what is there; whoever calls has put it into the editor, or kept a copy of what was here. */
  takeTheirs(): void
  /** Saves at once and answers when the server has it; false where it doesn't. */
  flush(): Promise<boolean>
}

/** After the last edit, in milliseconds. */
const PAUSE = 600
/** Between attempts without a connection. */
const RETRY = 5_000

export function createAutosave(draft: Draft, document: Accessor<Strategy>): Autosave {
  const [state, setState] = createSignal<SaveState>('saved')
  const [saved, setSaved] = createSignal<Pick<Draft, 'etag' | 'savedAt' | 'digest'>>(draft)
  const [theirs, setTheirs] = createSignal<Draft>()
  const [failure, setFailure] = createSignal<Failure>()
  /** What the server has, as far as is known here. */
  let known = draft.document
  let running: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const later = (pause: number) => {
    clearTimeout(timer)
    timer = setTimeout(save, pause)
  }

  function save(): Promise<boolean> {
    clearTimeout(timer)
    if (running) return running.then((ok) => (ok ? save() : false))
    if (document() === known) {
      setState('saved')
      return Promise.resolve(true)
    }
    if (state() === 'conflict') return Promise.resolve(false)
    running = attempt(document()).finally(() => {
      running = undefined
      if (state() === 'waiting') later(PAUSE)
    })
    return running
  }

  async function attempt(sent: Strategy): Promise<boolean> {
    setState('saving')
    try {
      const { etag, savedAt, digest } = await saveDraft(draft, sent, saved().etag)
      known = sent
      setSaved({ etag, savedAt, digest })
      setFailure(undefined)
      const unchanged = document() === sent
      if (unchanged) forgetUnsaved(draft)
      setState(unchanged ? 'saved' : 'waiting')
      return true
    } catch (error) {
      refused(failureOf(error))
      return false
    }
  }

  function refused(what: Failure): void {
    setFailure(what)
    if (what.kind === 'offline') {
      setState('offline')
      later(RETRY)
    } else if (what.kind === 'refused' && what.status === 412 && what.current !== undefined) {
      setTheirs(what.current as Draft)
      setState('conflict')
    } else setState('refused')
  }

  createEffect(
    on(
      document,
      (next) => {
        if (next === known) return
        keepUnsaved(draft, saved().etag, next)
        if (state() === 'conflict') return
        setState(running ? 'saving' : 'waiting')
        later(PAUSE)
      },
      { defer: true },
    ),
  )

  const onOnline = () => state() === 'offline' && save()
  const onLeave = (event: BeforeUnloadEvent) => {
    if (state() !== 'saved') event.preventDefault()
  }
  window.addEventListener('online', onOnline)
  window.addEventListener('beforeunload', onLeave)
  onCleanup(() => {
    window.removeEventListener('online', onOnline)
    window.removeEventListener('beforeunload', onLeave)
    // Going to another screen is no reason to wait.
    void save()
    clearTimeout(timer)
  })

  const resolve = (there: Draft) => {
    setSaved(there)
    setTheirs(undefined)
    setState('waiting')
  }
  return {
    state,
    savedAt: () => saved().savedAt,
    etag: () => saved().etag,
    digest: () => saved().digest,
    theirs,
    failure,
    keepMine() {
      const there = theirs()
      if (!there) return
      resolve(there)
      void save()
    },
    takeTheirs() {
      const there = theirs()
      if (!there) return
      resolve(there)
      known = there.document
      void save()
    },
    flush: () => save(),
  }
}
