/**
 * A document being edited. Every edit is a step that can be undone; what is dragged follows the pointer without
 * making steps and makes one when it is let go.
 */
import { type Accessor, batch, createEffect, createSignal, on } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Strategy } from '../../../engine/index.ts'
import type { Change } from './change.ts'
import { createHistory, type Label } from './history.ts'

/** Something that goes on between pointer down and pointer up: seen at once, one step in the end, or none. */
export interface Gesture {
  /** Replaces what this gesture has changed so far. */
  move(change: Change): void
  commit(): void
  cancel(): void
}

export interface Editor {
  /** For views: a store, so that a row stays while one of its values changes. Read it, don't pass it on. */
  readonly document: Strategy
  /** The whole document as plain, immutable data, a gesture included: for the engine. */
  snapshot: Accessor<Strategy>
  /** As `snapshot`, without a gesture that goes on: what is saved. */
  settled: Accessor<Strategy>
  /** Whether something is being dragged. */
  isMoving: Accessor<boolean>
  /** Steps in a row with the same `merge` are undone together, as when somebody types. */
  edit(label: Label, change: Change, merge?: string): void
  gesture(label: Label): Gesture
  undoLabel: Accessor<Label | undefined>
  redoLabel: Accessor<Label | undefined>
  undo(): void
  redo(): void
}

export function createEditor(first: Strategy): Editor {
  const history = createHistory(first)
  const [moved, setMoved] = createSignal<Strategy>()
  const snapshot = () => moved() ?? history.present()
  // The store is written into, so it has a copy of its own.
  const [document, setDocument] = createStore<Strategy>(structuredClone(first))
  createEffect(
    on(snapshot, (next) => setDocument(reconcile(structuredClone(next), { key: 'id', merge: true })), { defer: true }),
  )

  const edit = (label: Label, change: Change, merge?: string) => {
    const before = history.present()
    const after = change(before)
    if (after !== before) history.step(label, after, merge)
  }

  return {
    document,
    snapshot,
    settled: history.present,
    isMoving: () => moved() !== undefined,
    edit,
    gesture(label) {
      const start = history.present()
      const end = (commit: boolean) => {
        const reached = moved()
        batch(() => {
          setMoved(undefined)
          if (commit && reached !== undefined && reached !== start) history.step(label, reached)
        })
      }
      return {
        move: (change) => void setMoved(() => change(start)),
        commit: () => end(true),
        cancel: () => end(false),
      }
    },
    undoLabel: history.undoLabel,
    redoLabel: history.redoLabel,
    undo: history.undo,
    redo: history.redo,
  }
}
