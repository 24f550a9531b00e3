import { useLocation, useNavigate } from '@solidjs/router'
import Search from 'lucide-solid/icons/search'
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  on,
  onCleanup,
  onMount,
  Show,
} from 'solid-js'
import { createLoad } from '../../model/load.ts'
import { found } from '../../model/matching.ts'
import {
  type Command,
  closePalette,
  commandsHere,
  keysText,
  recentCommands,
  rememberCommand,
} from '../../model/palette.ts'
import { t } from '../../model/words.ts'
import { actions, loadThings, partCommands, screenCommands, strategyCommands } from './commands.ts'
import './palette.css'

interface Section {
  name: string
  commands: readonly Command[]
}

/** So many of a kind while something is typed, and while nothing is. */
const MOST_FOUND = 7
const MOST_IDLE = 6

/** One line to type into, and below it what fits: by arrow keys, Enter and Escape. */
export default function PalettePanel(): JSX.Element {
  const location = useLocation()
  const navigate = useNavigate()
  const id = createUniqueId()
  const [query, setQuery] = createSignal('')
  const [at, setAt] = createSignal(0)
  let dialog!: HTMLDialogElement
  let input!: HTMLInputElement
  const before = document.activeElement
  const things = createLoad(() => location.pathname + location.search, loadThings).data

  const all = createMemo<readonly Section[]>(() => [
    { name: t('palette.here'), commands: commandsHere() },
    ...partCommands(things(), navigate),
    ...strategyCommands(things(), navigate),
    { name: t('palette.screens'), commands: screenCommands(location.pathname, things(), navigate) },
    { name: t('palette.actions'), commands: actions(navigate) },
  ])
  const sections = createMemo<readonly Section[]>(() => {
    const filled = query().trim() === '' ? idle(all()) : matching(query(), all())
    return filled.filter(({ commands }) => commands.length > 0)
  })
  const options = createMemo(() => sections().flatMap(({ commands }) => commands))
  const chosen = () => options()[Math.min(at(), options().length - 1)]
  const optionId = (command: Command | undefined) => (command ? `${id}-${options().indexOf(command)}` : undefined)

  createEffect(on(query, () => setAt(0), { defer: true }))
  createEffect(() => {
    const current = optionId(chosen())
    if (current) document.getElementById(current)?.scrollIntoView({ block: 'nearest' })
  })
  onMount(() => {
    dialog.showModal()
    input.focus()
  })
  onCleanup(() => {
    // Where the command led elsewhere, the focus is that screen's own matter.
    if (before instanceof HTMLElement && before.isConnected) queueMicrotask(() => before.focus())
  })

  const run = (command: Command | undefined) => {
    if (!command) return
    rememberCommand(command.id)
    closePalette()
    command.run()
  }
  const move = (by: number) => {
    const count = options().length
    if (count > 0) setAt((now) => (Math.min(now, count - 1) + by + count) % count)
  }
  const onKey = (event: KeyboardEvent) => {
    // A key that completes a Chinese syllable isn't ours.
    if (event.isComposing) return
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => setAt(Math.min(at() + MOST_FOUND, options().length - 1)),
      PageUp: () => setAt(Math.max(at() - MOST_FOUND, 0)),
      Enter: () => run(chosen()),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t('palette.find')}
      onClose={closePalette}
      onPointerDown={(event) => event.target === dialog && closePalette()}
    >
      <div class="palette-box">
        <div class="palette-line">
          <Search size={16} aria-hidden="true" />
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={optionId(chosen())}
            aria-label={t('palette.find')}
            placeholder={t('palette.placeholder')}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={query()}
            onInput={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={onKey}
          />
        </div>
        <div id={`${id}-list`} class="palette-list" role="listbox" aria-label={t('palette.results')} tabindex="-1">
          <For each={sections()}>
            {(section, index) => (
              // A listbox groups its options by role.
              // biome-ignore lint/a11y/useSemanticElements: see above
              <div role="group" aria-labelledby={`${id}-group-${index()}`}>
                <p class="caption palette-group" id={`${id}-group-${index()}`} role="presentation">
                  {section.name}
                </p>
                <For each={section.commands}>
                  {(command) => (
                    <Option
                      id={optionId(command) ?? ''}
                      command={command}
                      chosen={chosen() === command}
                      onPoint={() => setAt(options().indexOf(command))}
                      onRun={() => run(command)}
                    />
                  )}
                </For>
              </div>
            )}
          </For>
        </div>
        <Show when={options().length === 0}>
          <p class="palette-none ink-2">{t('palette.none')}</p>
        </Show>
        <p class="palette-foot" aria-hidden="true">
          <kbd>↑</kbd>
          <kbd>↓</kbd> {t('palette.move')} <kbd>↵</kbd> {t('palette.run')} <kbd>Esc</kbd> {t('palette.leave')}
        </p>
        <span class="hidden-visually" role="status">
          {query().trim() === '' ? '' : t('palette.count', { n: options().length })}
        </span>
      </div>
    </dialog>
  )
}

function Option(props: {
  id: string
  command: Command
  chosen: boolean
  onPoint: () => void
  onRun: () => void
}): JSX.Element {
  return (
    // The keyboard stays in the line above, which says what is chosen (aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={props.id}
      class="palette-option"
      role="option"
      aria-selected={props.chosen}
      onPointerMove={() => props.onPoint()}
      onClick={() => props.onRun()}
    >
      <span class="palette-title">{props.command.title}</span>
      <Show when={props.command.hint}>{(hint) => <span class="ink-3 palette-hint">{hint()}</span>}</Show>
      <Show when={props.command.keys}>{(keys) => <kbd>{keysText(keys())}</kbd>}</Show>
    </div>
  )
}

/** Before anything is typed: what was used lately, then the first of each kind. */
function idle(sections: readonly Section[]): Section[] {
  const recent = recentCommands().flatMap(
    (id) => sections.flatMap(({ commands }) => commands).find((command) => command.id === id) ?? [],
  )
  const others = sections.map(({ name, commands }) => ({
    name,
    commands: commands.filter((command) => !recent.includes(command)).slice(0, MOST_IDLE),
  }))
  return [{ name: t('palette.recent'), commands: recent }, ...others]
}

/** The kind with the best fit comes first. */
function matching(query: string, sections: readonly Section[]): Section[] {
  const fits = sections.map(({ name, commands }) => ({ name, commands: found(query, commands).slice(0, MOST_FOUND) }))
  const order = found(
    query,
    fits.flatMap(({ commands }) => commands.slice(0, 1)),
  )
  const place = ({ commands }: Section) => order.indexOf(commands[0] as Command)
  return fits.filter(({ commands }) => commands.length > 0).sort((a, b) => place(a) - place(b))
}
