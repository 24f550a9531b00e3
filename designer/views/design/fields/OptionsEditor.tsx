import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { createSignal, For, Index, type JSX, Show } from 'solid-js'
import { type Field, type Language, languages } from '../../../../engine/index.ts'
import { addOptions, moveOption, removeOption, renameOption, setOptionTitle } from '../../../model/edit/fields.ts'
import { ownText, withWording } from '../../../model/edit/text.ts'
import type { Change } from '../../../model/editor/change.ts'
import { optionsOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { RowHandle, type RowMove } from '../RowHandle.tsx'
import { TextCell } from '../TextCell.tsx'
import { dropAt } from './dropAt.ts'

/** The values that a text may have: named in each language, in their order. Without any, every text is taken. */
export function OptionsEditor(props: {
  field: Field
  edit: (key: Parameters<typeof t>[0], change: Change) => void
}): JSX.Element {
  const options = () => optionsOf(props.field.options)
  const tags = (): Language[] => [language(), ...languages.filter((tag) => tag !== language())]
  const [typed, setTyped] = createSignal('')
  const [drag, setDrag] = createSignal<RowMove>()
  let table!: HTMLTableElement
  const change = (made: Change) => props.edit('editFields.step.options', made)
  const add = () => {
    // A column of a spreadsheet pasted makes an option a line.
    const ids = typed()
      .split(/[\n\t;；、]+/)
      .map((id) => id.trim())
    change(addOptions(props.field.id, ids))
    setTyped('')
  }
  return (
    <section class="options" aria-label={t('editFields.options')}>
      <h2>{t('editFields.options')}</h2>
      <Show when={options().length > 0} fallback={<p class="ink-3">{t('editFields.noOptions')}</p>}>
        <table class="rows options-table" ref={table}>
          <thead>
            <tr>
              <th scope="col" class="handle-cell">
                <span class="hidden-visually">{t('editFields.order')}</span>
              </th>
              <th scope="col">{t('editFields.option')}</th>
              <For each={tags()}>
                {(tag) => (
                  <th scope="col" lang={tag}>
                    {languageNames[tag]}
                  </th>
                )}
              </For>
              <th scope="col">
                <span class="hidden-visually">{t('editFields.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Index each={options()}>
              {(option, index) => (
                <tr data-option classList={{ [`drop-${dropAt(drag(), index)}`]: dropAt(drag(), index) !== undefined }}>
                  <td class="handle-cell">
                    <RowHandle
                      index={index}
                      label={t('editFields.move', { name: option().id })}
                      title={t('editFields.moveHint')}
                      rows={() => [...table.querySelectorAll<HTMLElement>('[data-option]')]}
                      onDrag={setDrag}
                      onMove={(to) => {
                        change(moveOption(props.field.id, index, to))
                        queueMicrotask(() => table.querySelectorAll<HTMLElement>('.row-handle')[to]?.focus())
                      }}
                    />
                  </td>
                  <th scope="row">
                    <TextCell
                      value={option().id}
                      label={t('editFields.optionId', { name: option().id })}
                      onEnter={(id) => change(renameOption(props.field.id, option().id, id))}
                    />
                  </th>
                  <For each={tags()}>
                    {(tag) => (
                      <td>
                        <TextCell
                          lang={tag}
                          value={ownText(option().title, tag, language())}
                          label={t('editFields.optionTitle', { name: option().id, language: languageNames[tag] })}
                          onEnter={(wording) =>
                            change(
                              setOptionTitle(
                                props.field.id,
                                option().id,
                                withWording(option().title, tag, language(), wording),
                              ),
                            )
                          }
                        />
                      </td>
                    )}
                  </For>
                  <td class="row-actions">
                    <button
                      type="button"
                      class="button icon quiet"
                      aria-label={t('editFields.removeOption', { name: option().id })}
                      title={t('editFields.removeOption', { name: option().id })}
                      onClick={() => change(removeOption(props.field.id, option().id))}
                    >
                      <X size={14} aria-hidden="true" />
                    </button>
                  </td>
                </tr>
              )}
            </Index>
          </tbody>
        </table>
      </Show>
      <div class="new-entry">
        <textarea
          class="control"
          rows="1"
          aria-label={t('editFields.newOption')}
          placeholder={t('editFields.newOption')}
          value={typed()}
          data-typing={typed() !== ''}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return
            event.preventDefault()
            add()
          }}
        />
        <button type="button" class="button" disabled={typed().trim() === ''} onClick={add}>
          <Plus size={14} aria-hidden="true" /> {t('editFields.addOption')}
        </button>
      </div>
    </section>
  )
}

/** Each by its own name. */
const languageNames: Record<Language, string> = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' }
