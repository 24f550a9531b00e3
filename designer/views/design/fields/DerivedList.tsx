import ChartNoAxesColumn from 'lucide-solid/icons/chart-no-axes-column'
import List from 'lucide-solid/icons/list'
import Sigma from 'lucide-solid/icons/sigma'
import Table2 from 'lucide-solid/icons/table-2'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { addDerived, type DerivedKind } from '../../../model/edit/fields.ts'
import { movePart } from '../../../model/editor/change.ts'
import { language } from '../../../model/preferences.ts'
import { heading, t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { RowMove } from '../RowHandle.tsx'
import { DerivedItem } from './DerivedItem.tsx'
import { dropAt } from './dropAt.ts'

const classKinds = [
  { kind: 'bands', icon: ChartNoAxesColumn, text: 'classes.addBands' },
  { kind: 'lookup', icon: List, text: 'classes.addLookup' },
  { kind: 'table', icon: Table2, text: 'editFields.addClass' },
] as const

/** The derived values in the order in which they are computed; each may read those before it. */
export function DerivedList(): JSX.Element {
  const view = useStrategy()
  const derived = () => view.document().derived ?? []
  const [open, setOpen] = createSignal<string>()
  const [drag, setDrag] = createSignal<RowMove>()
  let list!: HTMLUListElement
  const add = (kind: DerivedKind) => {
    const title = t(kind === 'value' ? 'editFields.newDerived' : 'editFields.newClass')
    view.editing?.editor.edit(
      () => t('editFields.step.addDerived'),
      addDerived({ [language()]: title }, kind === 'value' ? 'derived' : 'class', kind),
    )
    setOpen(view.snapshot().derived?.at(-1)?.id)
  }
  const move = (id: string, to: number) =>
    view.editing?.editor.edit(() => t('editFields.step.orderDerived'), movePart('derived', id, to))
  return (
    <section class="block" aria-labelledby="derived-values">
      <div class="derived-head">
        <h2 id="derived-values">{heading('derivedValue')}</h2>
        <span class="ink-3">{t('editFields.derivedOrder')}</span>
        <span class="spring" />
        <button type="button" class="button" onClick={() => add('value')}>
          <Sigma size={14} aria-hidden="true" /> {t('editFields.addDerived')}
        </button>
        <For each={classKinds}>
          {({ kind, icon, text }) => (
            <button type="button" class="button" onClick={() => add(kind)}>
              <Dynamic component={icon} size={14} aria-hidden="true" /> {t(text)}
            </button>
          )}
        </For>
      </div>
      <Show when={derived().length > 0} fallback={<p class="ink-2">{t('editFields.noDerived')}</p>}>
        <ul class="derived-list" ref={list}>
          <For each={derived()}>
            {(item, index) => (
              <DerivedItem
                derived={item}
                index={index()}
                open={open() === item.id}
                onOpen={(wanted) => setOpen(wanted ? item.id : undefined)}
                rows={() => [...list.querySelectorAll<HTMLElement>('[data-derived]')]}
                drop={dropAt(drag(), index())}
                onDrag={setDrag}
                onMove={(to) => move(item.id, to)}
              />
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
