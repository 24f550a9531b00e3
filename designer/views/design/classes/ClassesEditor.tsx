import { type JSX, Show } from 'solid-js'
import type { Derived } from '../../../../engine/index.ts'
import { useStrategy } from '../../strategy/context.ts'
import { PartProblems } from '../PartProblems.tsx'
import { ClassBands } from './ClassBands.tsx'
import { ClassLookup } from './ClassLookup.tsx'
import { createClasses } from './createClasses.ts'
import { TypeChoice } from './ValueCell.tsx'
import '../design.css'
import './classes.css'

/** The classes of a derived value by bands or by lookup, as a table in which each cell can be changed. */
export function ClassesEditor(props: { derived: Derived }): JSX.Element {
  const view = useStrategy()
  const model = createClasses(() => props.derived)
  /** What check reports of all else stands at the top of the page. */
  const pointer = () => {
    const place = (view.document().derived ?? []).findIndex(({ id }) => id === model.id)
    return `/derived/${place}/${props.derived.bands ? 'bands' : 'lookup'}`
  }
  return (
    <div class="classes-editor">
      <PartProblems pointer={pointer()} />
      <TypeChoice model={model} />
      <Show when={props.derived.bands} fallback={<ClassLookup model={model} />}>
        <ClassBands model={model} />
      </Show>
    </div>
  )
}
