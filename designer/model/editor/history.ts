/** Undo and redo over whole, immutable states. */
import { type Accessor, createSignal } from 'solid-js'

/** What a step did, in words of the language that is read now. */
export type Label = () => string

interface Step<T> {
  /** The state before the step. */
  before: T
  label: Label
  merge: string | undefined
}

interface Timeline<T> {
  past: readonly Step<T>[]
  present: T
  future: readonly (Step<T> & { after: T })[]
}

export interface History<T> {
  present: Accessor<T>
  /** What `undo` would take back; undefined where there is nothing. */
  undoLabel: Accessor<Label | undefined>
  redoLabel: Accessor<Label | undefined>
  /**
   * Makes a step; nothing can be redone afterwards. Of steps in a row with the same `merge`, as when somebody types,
   * one is left to undo.
   */
  step(label: Label, next: T, merge?: string): void
  undo(): void
  redo(): void
}

/** More are never undone, and each keeps a document. */
const MOST_STEPS = 500

export function createHistory<T>(first: T): History<T> {
  const [timeline, setTimeline] = createSignal<Timeline<T>>({ past: [], present: first, future: [] })
  return {
    present: () => timeline().present,
    undoLabel: () => timeline().past.at(-1)?.label,
    redoLabel: () => timeline().future[0]?.label,
    step(label, next, merge) {
      const { past, present } = timeline()
      const last = past.at(-1)
      const merged = merge !== undefined && last?.merge === merge && timeline().future.length === 0
      const steps = merged ? past : [...past.slice(-MOST_STEPS + 1), { before: present, label, merge }]
      setTimeline({ past: steps, present: next, future: [] })
    },
    undo() {
      const { past, present, future } = timeline()
      const step = past.at(-1)
      if (!step) return
      setTimeline({ past: past.slice(0, -1), present: step.before, future: [{ ...step, after: present }, ...future] })
    },
    redo() {
      const { past, present, future } = timeline()
      const [step, ...rest] = future
      if (!step) return
      const done = { before: present, label: step.label, merge: undefined }
      setTimeline({ past: [...past, done], present: step.after, future: rest })
    },
  }
}
