import { createEffect, createSignal, createUniqueId, For, type JSX, on, Show } from 'solid-js'
import { tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import type { SubjectLine } from '../../model/preview/questions/subjects.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from '../strategy/context.ts'

const SHOWN = 8

/** Picks a subject of the population by id or name; its values then stand in the form. */
export function SubjectPicker(): JSX.Element {
  const view = useStrategy()
  const id = createUniqueId()
  const [search, setSearch] = createSignal('')
  const [open, setOpen] = createSignal(false)
  const [active, setActive] = createSignal(0)
  const [wanted, setWanted] = createSignal<number>()
  const found = view.preview.ask('subjects', () => (open() ? { search: search(), offset: 0, limit: SHOWN } : undefined))
  const picked = view.preview.ask('subject', () => {
    const row = wanted()
    return row === undefined ? undefined : { row }
  })
  const lines = () => found()?.lines ?? []
  const more = () => Math.max(0, (found()?.count ?? 0) - SHOWN)

  const pick = (line: SubjectLine) => {
    setSearch(line.name ? `${line.id} ${line.name}` : line.id)
    setOpen(false)
    setWanted(line.row)
  }
  // The worker answers a moment later; the form takes the values once.
  const take = () => {
    const subject = picked()
    if (!subject || subject.row !== wanted()) return
    view.tryOne.take(subject.request, view.snapshot())
    setWanted(undefined)
  }
  createEffect(on(picked, take))

  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      setActive((index) => Math.min(Math.max(index + step, 0), Math.max(lines().length - 1, 0)))
    } else if (event.key === 'Enter' && open()) {
      event.preventDefault()
      const line = lines()[active()]
      if (line) pick(line)
    } else if (event.key === 'Escape' && open()) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    // There from the start, so that nothing moves when the populations are known; gone where there are none.
    <Show when={view.populations.chosen() ?? !view.populations.list.data()}>
      <div class="subject-picker">
        <input
          class="control"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-label={t('inspector.pick')}
          placeholder={t('inspector.search')}
          aria-expanded={open()}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={open() && lines()[active()] ? `${id}-${active()}` : undefined}
          value={search()}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => setOpen(true)}
          onInput={(event) => {
            setSearch(event.currentTarget.value)
            setActive(0)
            setOpen(true)
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKey}
        />
        <Show when={open() && found()}>
          <div class="subject-options">
            <div id={id} role="listbox" aria-label={t('inspector.pick')}>
              <For each={lines()}>
                {(line, index) => (
                  <div
                    id={`${id}-${index()}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={index() === active()}
                    // Before the field loses the focus, and the list with it.
                    onPointerDown={(event) => {
                      event.preventDefault()
                      pick(line)
                    }}
                  >
                    <span class="mono ink-3">{line.id}</span>
                    <span class="subject-name">{line.name}</span>
                    <span class="ink-2">{line.tier ? tierName(view.document(), line.tier, language()) : '—'}</span>
                  </div>
                )}
              </For>
            </div>
            <Show when={lines().length === 0}>
              <p class="caption">{t('inspector.nobody')}</p>
            </Show>
            <Show when={more() > 0}>
              <p class="caption">{t('inspector.more', { n: more() })}</p>
            </Show>
          </div>
        </Show>
      </div>
    </Show>
  )
}
