import { type JSX, Show } from 'solid-js'
import { setRowCode, setRowText } from '../../../model/edit/table.ts'
import { t } from '../../../model/words.ts'
import { TextCell } from '../TextCell.tsx'
import { TextsField } from '../TextsField.tsx'
import type { TableGrid } from './createTable.ts'

const CODE = /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_-]*$/u

/** What the row in focus is called, and what is said of the points lost by it. */
export function RowWords(props: { grid: TableGrid }): JSX.Element {
  const { grid } = props
  const index = () => grid.focus().row
  return (
    <Show when={grid.table().rows[index()]}>
      {(row) => (
        <details class="row-words">
          <summary>{t('editTable.rowWords', { n: index() + 1 })}</summary>
          <div class="settings-columns">
            <TextsField
              label={t('editFields.title')}
              text={row().title}
              onChange={(text) => grid.edit('editTable.step.words', setRowText(grid.owner, index(), 'title', text))}
            />
            <TextsField
              label={t('editTable.reason')}
              text={row().reason}
              onChange={(text) => grid.edit('editTable.step.words', setRowText(grid.owner, index(), 'reason', text))}
            />
            <div class="setting row-code">
              <span>{t('editTable.code')}</span>
              <TextCell
                value={row().code ?? ''}
                label={t('editTable.code')}
                placeholder="—"
                onEnter={(typed) => {
                  const code = typed.trim()
                  if (code === '' || CODE.test(code))
                    grid.edit('editTable.step.words', setRowCode(grid.owner, index(), code === '' ? undefined : code))
                }}
              />
            </div>
          </div>
        </details>
      )}
    </Show>
  )
}
