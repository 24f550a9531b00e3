import FileUp from 'lucide-solid/icons/file-up'
import { createSignal, type JSX, Show } from 'solid-js'
import { formatPercent } from '../../model/format.ts'
import type { Import } from '../../model/import/createImport.ts'
import { language } from '../../model/preferences.ts'
import { sizeText } from '../../model/values.ts'
import { t } from '../../model/words.ts'

const KINDS = '.csv,.tsv,.txt,.xlsx,.ndjson,.jsonl,text/csv'

/** Where a file is chosen or dropped, and how far it has come. */
export function FileDrop(props: { model: Import }): JSX.Element {
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement
  const take = (file: File | undefined) => file && void props.model.choose(file)
  const sending = () => props.model.stage() === 'sending'
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!sending()) take(event.dataTransfer?.files[0])
  }
  return (
    // The button within does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      class="file-drop"
      classList={{ over: over(), small: props.model.profile() !== undefined || sending() }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        id="import-file"
        class="hidden-visually"
        type="file"
        accept={KINDS}
        tabindex="-1"
        aria-label={t('importing.file')}
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          // The same file can be chosen again once it was mended.
          event.currentTarget.value = ''
        }}
      />
      <Show when={sending()} fallback={<Choose model={props.model} onChoose={() => input.click()} />}>
        <Progress model={props.model} />
      </Show>
    </div>
  )
}

function Choose(props: { model: Import; onChoose: () => void }): JSX.Element {
  return (
    <>
      <FileUp size={18} aria-hidden="true" />
      <Show
        when={props.model.file()}
        fallback={
          <p>
            {t('importing.drop')}
            <span class="sub ink-3">{t('importing.kinds')}</span>
          </p>
        }
      >
        {(file) => (
          <p class="file-name">
            <span class="strong">{file().name}</span>
            <span class="sub ink-3">{sizeText(file().size, language())}</span>
          </p>
        )}
      </Show>
      <span class="spring" />
      <button
        type="button"
        class="button"
        classList={{ primary: props.model.file() === undefined }}
        onClick={props.onChoose}
      >
        {t(props.model.file() ? 'importing.other' : 'importing.choose')}
      </button>
    </>
  )
}

function Progress(props: { model: Import }): JSX.Element {
  const share = () => {
    const { sent, total } = props.model.progress()
    return total === 0 ? 0 : sent / total
  }
  const text = () =>
    share() >= 1
      ? t('importing.reading')
      : t('importing.sent', {
          sent: sizeText(props.model.progress().sent, language()),
          total: sizeText(props.model.progress().total, language()),
          share: formatPercent(share(), language(), 0),
        })
  return (
    <>
      <p class="file-name">
        <span class="strong">{props.model.file()?.name}</span>
        <span class="sub ink-3 tab">{text()}</span>
      </p>
      <progress max="1" value={share()} aria-label={t('importing.sending')} />
      <button type="button" class="button" onClick={props.model.cancel}>
        {t('importing.cancel')}
      </button>
    </>
  )
}
