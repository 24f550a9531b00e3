import FileUp from 'lucide-solid/icons/file-up'
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { FileReading } from '../../model/begin/documentFile.ts'
import { readableId } from '../../model/names.ts'
import { t } from '../../model/words.ts'
import { BeginForm } from './BeginForm.tsx'
import { FileProblems, Unreadable } from './FileProblems.tsx'

interface Chosen {
  name: string
  reading: FileReading
}

/** From a strategy document in a file: checked here, its problems shown with their places. */
export function FromFile(props: { taken: ReadonlySet<string>; onBegun: (address: string) => void }): JSX.Element {
  const [chosen, setChosen] = createSignal<Chosen>()
  const take = async (file: File | undefined) => {
    if (!file) return
    // The engine, which checks it, comes with the first file.
    const [{ readDocument }, text] = await Promise.all([import('../../model/begin/documentFile.ts'), file.text()])
    setChosen({ name: file.name, reading: readDocument(text) })
  }
  const when = <Kind extends FileReading['kind']>(kind: Kind) => {
    const reading = chosen()?.reading
    return reading?.kind === kind ? (reading as Extract<FileReading, { kind: Kind }>) : undefined
  }
  return (
    <div class="new-column">
      <DocumentDrop name={chosen()?.name} onFile={(file) => void take(file)} />
      <div aria-live="polite">
        <Switch>
          <Match when={when('unreadable')}>{(reading) => <Unreadable problem={reading().problem} />}</Match>
          <Match when={when('misshapen')}>
            {(reading) => <FileProblems problems={reading().problems} misshapen />}
          </Match>
          <Match when={when('strategy')}>{(reading) => <FileProblems problems={reading().problems} />}</Match>
        </Switch>
      </div>
      <Show when={when('strategy')} keyed>
        {({ document }) => (
          <BeginForm
            origin={{ document, title: document.title ?? readableId(document.id) }}
            taken={props.taken}
            onBegun={props.onBegun}
          />
        )}
      </Show>
    </div>
  )
}

function DocumentDrop(props: { name: string | undefined; onFile: (file: File | undefined) => void }): JSX.Element {
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement
  return (
    // The button within does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      class="document-drop"
      classList={{ over: over() }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        props.onFile(event.dataTransfer?.files[0])
      }}
    >
      <input
        ref={input}
        hidden
        type="file"
        accept=".json,application/json"
        aria-label={t('new.file')}
        onChange={(event) => {
          props.onFile(event.currentTarget.files?.[0])
          // The same file can be chosen again once it was mended.
          event.currentTarget.value = ''
        }}
      />
      <FileUp size={18} aria-hidden="true" />
      <p>
        <Show when={props.name} fallback={t('new.file.drop')}>
          {(name) => <span class="strong">{name()}</span>}
        </Show>
        <span class="sub ink-3">{t('new.file.kind')}</span>
      </p>
      <span class="spring" />
      <button
        type="button"
        class="button"
        classList={{ primary: props.name === undefined }}
        onClick={() => input.click()}
      >
        {t(props.name === undefined ? 'new.file.choose' : 'new.file.other')}
      </button>
    </div>
  )
}
