import ChevronDown from 'lucide-solid/icons/chevron-down'
import Download from 'lucide-solid/icons/download'
import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { type Failure, failureOf, fetchFile } from '../../model/api.ts'
import { addressOf, diffPath, type SideName, shortName } from '../../model/compare.ts'
import { impactFile, type ReportFormat } from '../../model/compareImpact.ts'
import { language } from '../../model/preferences.ts'
import { saveFile, saveJson } from '../../model/save.ts'
import { t } from '../../model/words.ts'
import type { CompareView } from './context.ts'

const reports: readonly { format: ReportFormat; name: string; ending: string }[] = [
  { format: 'markdown', name: 'Markdown', ending: 'md' },
  { format: 'csv', name: 'CSV', ending: 'csv' },
  { format: 'xlsx', name: 'Excel', ending: 'xlsx' },
]

/** Of a side in the name of a file. */
const fileName = (side: SideName) => ('proposal' in side ? addressOf(side) : shortName(side))

/** The changes and the impact as files: a button that shows a short list. Escape and a click beside it close it. */
export function ExportMenu(props: { view: CompareView }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure>()
  let place!: HTMLDivElement
  let button!: HTMLButtonElement
  const close = () => setOpen(false)
  onMount(() => {
    const onPointer = (event: PointerEvent) => !place.contains(event.target as Node) && close()
    document.addEventListener('pointerdown', onPointer)
    onCleanup(() => document.removeEventListener('pointerdown', onPointer))
    place.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !open()) return
      close()
      button.focus()
    })
    place.addEventListener('focusout', (event) => {
      if (event.relatedTarget && !place.contains(event.relatedTarget as Node)) close()
    })
  })
  const strategy = () => props.view.choices().strategy
  const name = (what: string) => `${strategy()}-${fileName(pair().from)}-${fileName(pair().to)}-${what}`
  const pair = () => ({ from: props.view.comparison().from.name, to: props.view.comparison().to.name })
  const path = () => `${diffPath(strategy(), pair())}&language=${language()}`
  const save = async (make: () => Promise<Blob>, fileName: string) => {
    close()
    setFailure(undefined)
    setBusy(true)
    await make().then(
      (file) => saveFile(file, fileName),
      (error) => setFailure(failureOf(error)),
    )
    setBusy(false)
  }
  const saveData = (value: unknown, what: string) => {
    close()
    saveJson(value, name(`${what}.json`))
  }
  const item = (format: string, what: string, onClick: () => void) => (
    <button type="button" class="menu-item" aria-label={t('compare.saveAs', { what, format })} onClick={onClick}>
      {format}
    </button>
  )
  return (
    <div ref={place} class="export">
      <button ref={button} type="button" class="button" aria-expanded={open()} onClick={() => setOpen(!open())}>
        <Download size={14} />
        {busy() ? t('compare.exporting') : t('compare.export')}
        <ChevronDown size={12} />
      </button>
      <Show when={open()}>
        <div class="export-menu">
          <p class="caption">{t('compare.exportChanges')}</p>
          <a class="menu-item" href={path()} target="_blank" rel="noreferrer" onClick={close}>
            {t('compare.print')}
          </a>
          {item('Markdown', t('compare.exportChanges'), () =>
            save(() => fetchFile(path(), { accept: 'text/markdown' }), name('changes.md')),
          )}
          {item('JSON', t('compare.exportChanges'), () => saveData(props.view.comparison().diff, 'changes'))}
          <Show when={props.view.question()}>
            {(question) => (
              <>
                <p class="caption">{t('compare.exportMoves')}</p>
                <For each={reports}>
                  {({ format, name: called, ending }) =>
                    item(called, t('compare.exportMoves'), () =>
                      save(() => impactFile(question(), format, language()), name(`impact.${ending}`)),
                    )
                  }
                </For>
                <Show when={props.view.impact()}>
                  {(impact) => item('JSON', t('compare.exportMoves'), () => saveData(impact(), 'impact'))}
                </Show>
              </>
            )}
          </Show>
        </div>
      </Show>
      <Show when={failure()}>
        <p class="export-failed err" role="alert">
          {t('state.error.title')}
        </p>
      </Show>
    </div>
  )
}
