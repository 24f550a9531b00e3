import FileUp from 'lucide-solid/icons/file-up'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { addFields } from '../../../model/edit/fields.ts'
import { movePart } from '../../../model/editor/change.ts'
import { language } from '../../../model/preferences.ts'
import { heading, label, t } from '../../../model/words.ts'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { PageHead } from '../../strategy/PageHead.tsx'
import { PartProblems } from '../PartProblems.tsx'
import type { RowMove } from '../RowHandle.tsx'
import { AddFromFile } from './AddFromFile.tsx'
import { DerivedList } from './DerivedList.tsx'
import { dropAt } from './dropAt.ts'
import { FieldRow } from './FieldRow.tsx'
import '../../../ui/forms.css'
import '../design.css'
import './fields.css'

/** What a subject must bring and what is computed from it, edited in place. */
export default function FieldsEditor(): JSX.Element {
  const view = useStrategy()
  const fields = () => view.document().fields
  const [open, setOpen] = createSignal<string>()
  const [drag, setDrag] = createSignal<RowMove>()
  const [fromFile, setFromFile] = createSignal(false)
  let table!: HTMLTableElement
  const add = () => {
    const title = t('editFields.new')
    view.editing?.editor.edit(
      () => t('editFields.step.add'),
      addFields([{ title: { [language()]: title }, name: title, type: 'number' }]),
    )
    const added = view.snapshot().fields.at(-1)?.id
    setOpen(added)
    queueMicrotask(() =>
      table.querySelector<HTMLInputElement>(`input[name="field ${CSS.escape(added ?? '')}"]`)?.select(),
    )
  }
  const move = (id: string, to: number) =>
    view.editing?.editor.edit(() => t('editFields.step.order'), movePart('fields', id, to))
  return (
    <>
      <PageHead
        title={heading('field')}
        text={t('fields.about')}
        aside={
          <div class="fields-tools">
            <button type="button" class="button" onClick={() => setFromFile(true)}>
              <FileUp size={14} aria-hidden="true" /> {t('editFields.fromFile')}
            </button>
            <button type="button" class="button" onClick={add}>
              <Plus size={14} aria-hidden="true" /> {t('editFields.add')}
            </button>
          </div>
        }
      />
      <PartProblems part="fields" />
      <Show when={fields().length > 0} fallback={<p class="ink-2">{t('editFields.empty')}</p>}>
        <ScrollX>
          <table class="rows fields-table" ref={table}>
            <thead>
              <tr>
                <th scope="col" class="handle-cell">
                  <span class="hidden-visually">{t('editFields.order')}</span>
                </th>
                <th scope="col">{label('field')}</th>
                <th scope="col">{t('fields.type')}</th>
                <th scope="col" class="roomy">
                  {t('editFields.group')}
                </th>
                <th scope="col">{t('editFields.unit')}</th>
                <th scope="col">{t('fields.values')}</th>
                <th scope="col">{t('fields.needed')}</th>
                <th scope="col">
                  <span class="hidden-visually">{t('editFields.actions')}</span>
                </th>
              </tr>
            </thead>
            <For each={fields()}>
              {(field, index) => (
                <FieldRow
                  field={field}
                  index={index()}
                  open={open() === field.id}
                  onOpen={(wanted) => setOpen(wanted ? field.id : undefined)}
                  rows={() => [...table.querySelectorAll<HTMLElement>('[data-field]')]}
                  drop={dropAt(drag(), index())}
                  onDrag={setDrag}
                  onMove={(to) => move(field.id, to)}
                />
              )}
            </For>
          </table>
        </ScrollX>
      </Show>
      <DerivedList />
      <Show when={fromFile()}>
        <AddFromFile onClose={() => setFromFile(false)} />
      </Show>
    </>
  )
}
