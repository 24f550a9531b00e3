/** What the parts of a condition's editor share: the condition as it is drawn, its counts, and how it is changed. */
import { createMemo, createSignal } from 'solid-js'
import type { Expression } from '../../../../engine/index.ts'
import { type Path, partsOf, type Slot } from '../../../model/condition/edit.ts'
import { drawRoot, type Group, writeCondition } from '../../../model/condition/tree.ts'
import type { Variable } from '../../../model/condition/variables.ts'
import type { ConditionCount } from '../../../model/preview/questions/conditions.ts'
import { useStrategy } from '../../strategy/context.ts'

export interface Builder {
  root(): Group
  variables(): readonly Variable[]
  /** Over how many subjects a part holds by itself; undefined where that isn't known. */
  count(path: Path): (ConditionCount & { rows: number }) | undefined
  /** Edits with the same `merge` in a row are undone together. */
  change(root: Group, merge?: string): void
  /** For dates to begin with. */
  asOf(): string
  /** The part that is being dragged, and where it would be dropped. */
  dragged(): Path | undefined
  setDragged(path: Path | undefined): void
  drop(): Slot | undefined
  setDrop(slot: Slot | undefined): void
  /** The element around all parts. */
  frame: { element: HTMLElement | undefined }
}

export interface ConditionEditorProps {
  value: Expression
  /** Edits with the same `merge` in a row belong together. */
  onChange: (value: Expression, merge?: string) => void
  /** What it may read. */
  variables: readonly Variable[]
  /** Counts over the population: before this override, or at the end (`null`); left out, nothing is counted. */
  countedBefore?: string | null | undefined
  /** What the condition is of, for who can't see where it stands. */
  label: string
}

export function createBuilder(props: ConditionEditorProps): Builder {
  const view = useStrategy()
  const root = createMemo(() => drawRoot(props.value))
  const parts = createMemo(() => partsOf(root()))
  const places = createMemo(() => new Map(parts().map(({ path }, index) => [path.join('.'), index])))
  const answer = view.preview.ask('conditions', () => {
    if (props.countedBefore === undefined) return undefined
    return { conditions: parts().map(({ part }) => writeCondition(part)), override: props.countedBefore ?? undefined }
  })
  const [dragged, setDragged] = createSignal<Path>()
  const [drop, setDrop] = createSignal<Slot>()
  return {
    root,
    variables: () => props.variables,
    count(path) {
      const { counts, rows } = answer() ?? {}
      const count = counts?.[places().get(path.join('.')) ?? -1]
      return count && rows !== undefined ? { ...count, rows } : undefined
    },
    change: (changed, merge) => props.onChange(writeCondition(changed), merge),
    asOf: view.tryOne.asOf,
    dragged,
    setDragged,
    drop,
    setDrop,
    frame: { element: undefined },
  }
}

export const slotKey = ({ path, index }: Slot): string => `${path.join('.')}:${index}`

/** Where something dropped at a height would stand: before the first row whose middle lies below. */
export function slotAt(frame: HTMLElement, y: number, dragged: Path): Slot | undefined {
  const start = dragged.join('.')
  let last: Slot | undefined
  for (const row of frame.querySelectorAll<HTMLElement>('[data-slot]')) {
    const slot = slotFrom(row.dataset.slot ?? '')
    const path = [...slot.path, slot.index].join('.')
    const isWithin = path.startsWith(`${start}.`) || slot.path.join('.') === start
    if (isWithin) continue
    last = slot
    const box = row.getBoundingClientRect()
    if (y < box.top + box.height / 2) return slot
  }
  return last
}

function slotFrom(key: string): Slot {
  const [path = '', index = '0'] = key.split(':')
  return { path: path === '' ? [] : path.split('.').map(Number), index: Number(index) }
}
