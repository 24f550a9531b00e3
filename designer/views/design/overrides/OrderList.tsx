import { A } from '@solidjs/router'
import GripVertical from 'lucide-solid/icons/grip-vertical'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { moveOverride } from '../../../model/edit/overrides.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

/** The overrides in the order in which they run; each can be dragged, or moved by the arrow keys. */
export function OrderList(props: { chosen: string }): JSX.Element {
  const view = useStrategy()
  const all = () => view.document().overrides ?? []
  const [dragged, setDragged] = createSignal<string>()
  const [target, setTarget] = createSignal<number>()
  let list!: HTMLOListElement
  const move = (id: string, index: number) =>
    view.editing?.editor.edit(() => t('editOverrides.step.order'), moveOverride(id, index))
  const step = (id: string, by: number) => {
    move(id, all().findIndex((one) => one.id === id) + by)
    queueMicrotask(() => list.querySelector<HTMLElement>(`[data-order="${CSS.escape(id)}"]`)?.focus())
  }
  /** The place of the chip that the pointer is over. */
  const placeAt = (x: number, y: number): number | undefined => {
    const chips = [...list.querySelectorAll<HTMLElement>('.order-chip')]
    const index = chips.findIndex((chip) => {
      const box = chip.getBoundingClientRect()
      return x >= box.left - 12 && x <= box.right + 12 && y >= box.top - 6 && y <= box.bottom + 6
    })
    return index < 0 ? undefined : index
  }
  const end = () => {
    setDragged(undefined)
    setTarget(undefined)
  }
  return (
    <ol class="order" ref={list}>
      <For each={all()}>
        {(override, index) => (
          <li class="order-item">
            <Show when={index() > 0}>
              <span class="ink-3" aria-hidden="true">
                →
              </span>
            </Show>
            <span
              class="order-chip"
              classList={{
                here: override.id === props.chosen,
                dragged: dragged() === override.id,
                target: target() === index() && dragged() !== override.id,
              }}
            >
              <button
                type="button"
                class="condition-handle"
                data-order={override.id}
                aria-label={t('editOverrides.moveOf', { name: nameOf(override, language()) })}
                title={t('editOverrides.moveHint')}
                onPointerDown={(event) => {
                  if (event.button !== 0) return
                  event.currentTarget.setPointerCapture(event.pointerId)
                  setDragged(override.id)
                }}
                onPointerMove={(event) => dragged() && setTarget(placeAt(event.clientX, event.clientY))}
                onPointerUp={() => {
                  const place = target()
                  const id = dragged()
                  end()
                  if (id !== undefined && place !== undefined) move(id, place)
                }}
                onPointerCancel={end}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') end()
                  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
                  event.preventDefault()
                  step(override.id, event.key === 'ArrowRight' ? 1 : -1)
                }}
              >
                <GripVertical size={12} aria-hidden="true" />
              </button>
              <A
                href={view.href('overrides', override.id)}
                aria-current={override.id === props.chosen ? 'true' : undefined}
              >
                <span class="mono ink-3">R{index() + 1}</span> {nameOf(override, language())}
              </A>
            </span>
          </li>
        )}
      </For>
      <Show when={all().length > 1}>
        <li class="ink-2">{t('editOverrides.laterWins')}</li>
      </Show>
    </ol>
  )
}
