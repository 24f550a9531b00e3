import { createSignal, For, type JSX, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { FieldType } from '../../../../engine/index.ts'
import { addFields, FIELD_TYPES, newFieldId } from '../../../model/edit/fields.ts'
import { type ColumnGuess, guessColumns } from '../../../model/edit/header.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useStrategy } from '../../strategy/context.ts'

interface Proposed extends ColumnGuess {
  chosen: boolean
}

/** As much of a file as its head and a few hundred rows take. */
const BEGINNING = 256 * 1024

/** Fields from the head of a CSV file: the file is read here and goes nowhere; each column is chosen by itself. */
export function AddFromFile(props: { onClose: () => void }): JSX.Element {
  const view = useStrategy()
  const [columns, setColumns] = createStore<Proposed[]>([])
  const [complaint, setComplaint] = createSignal<string>()
  const chosen = () => columns.filter((column) => column.chosen)
  const open = async (file: File | undefined) => {
    if (!file) return
    setComplaint(undefined)
    const text = decoded(new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer()), file.size > BEGINNING)
    const found = text === undefined ? [] : guessColumns(text, file.size > BEGINNING)
    setColumns(found.map((guess) => ({ ...guess, chosen: !isThere(guess.name) })))
    if (found.length === 0) setComplaint(t(text === undefined ? 'editFields.notText' : 'editFields.noColumns'))
  }
  /** What is called as a field that there is isn't proposed again. */
  const isThere = (name: string) =>
    view
      .snapshot()
      .fields.some((field) =>
        [field.id, nameOf(field, language()), ...titlesOf(field.title)].some(
          (called) => called.toLowerCase() === name.toLowerCase(),
        ),
      )
  const add = () => {
    const wanted = chosen().map(({ name, type }) => ({ title: name, name, type }))
    if (wanted.length === 0) return
    props.onClose()
    view.editing?.editor.edit(() => t('editFields.step.addMany', { n: wanted.length }), addFields(wanted))
  }
  return (
    <Dialog
      title={t('editFields.fromFileTitle')}
      onClose={props.onClose}
      onSubmit={add}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('editFields.cancel')}
          </button>
          <button type="submit" class="button primary" disabled={chosen().length === 0}>
            {t('editFields.addN', { n: chosen().length })}
          </button>
        </>
      }
    >
      <div>
        <label class="dialog-label" for="header-file">
          {t('editFields.file')}
        </label>
        <input
          id="header-file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => void open(event.currentTarget.files?.[0])}
        />
        <p class="field-note">{t('editFields.fileNote')}</p>
        <Show when={complaint()}>
          <p class="field-note err" role="alert">
            {complaint()}
          </p>
        </Show>
      </div>
      <Show when={columns.length > 0}>
        <div class="columns-found">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{t('editFields.column')}</th>
                <th scope="col">{t('fields.type')}</th>
                <th scope="col">{t('editFields.examples')}</th>
              </tr>
            </thead>
            <tbody>
              <For each={columns}>
                {(column, index) => (
                  <tr>
                    <th scope="row">
                      <label class="choice">
                        <input
                          type="checkbox"
                          checked={column.chosen}
                          onChange={(event) => setColumns(index(), 'chosen', event.currentTarget.checked)}
                        />
                        <span>
                          {column.name} <span class="mono ink-3">{newFieldId(view.snapshot(), column.name)}</span>
                        </span>
                      </label>
                    </th>
                    <td>
                      <select
                        class="control field-type"
                        aria-label={t('editFields.typeOf', { name: column.name })}
                        onChange={(event) => setColumns(index(), 'type', event.currentTarget.value as FieldType)}
                      >
                        <For each={FIELD_TYPES}>
                          {(type) => (
                            <option value={type} selected={type === column.type}>
                              {t(`type.${type}`)}
                            </option>
                          )}
                        </For>
                      </select>
                    </td>
                    <td class="ink-3 example-cell">{column.examples.join(' · ')}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
    </Dialog>
  )
}

const titlesOf = (title: unknown): string[] => (typeof title === 'object' && title !== null ? Object.values(title) : [])

/** By its mark, as UTF-8, or as the encodings that office programs write Chinese in. */
function decoded(bytes: Uint8Array, isCut: boolean): string | undefined {
  const marks: Record<string, string> = { 'ff,fe': 'utf-16le', 'fe,ff': 'utf-16be' }
  const mark = marks[[...bytes.subarray(0, 2)].map((byte) => byte.toString(16).padStart(2, '0')).join()]
  // A character that was cut off at the end is no fault of the encoding.
  for (const encoding of mark ? [mark] : ['utf-8', 'gb18030', 'big5']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut })
    } catch {
      // The next one.
    }
  }
  return undefined
}
