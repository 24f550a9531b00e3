import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line'
import Columns3 from 'lucide-solid/icons/columns-3'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, For, Index, type JSX, Show } from 'solid-js'
import type { DimensionResult, Expression } from '../../../../engine/index.ts'
import { rowConditions } from '../../../model/edit/rowConditions.ts'
import {
  addColumn,
  addRow,
  HITS,
  moveRow,
  setHit,
  setInput,
  type TableOwner,
  tablePointer,
} from '../../../model/edit/table.ts'
import { byId } from '../../../model/names.ts'
import { label, t } from '../../../model/words.ts'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { ExpressionEditor } from '../formula/ExpressionEditor.tsx'
import { PartProblems } from '../PartProblems.tsx'
import type { RowMove } from '../RowHandle.tsx'
import { createTable, freshInput } from './createTable.ts'
import { InputHead } from './InputHead.tsx'
import { onGridKey } from './keys.ts'
import { OtherwiseRow } from './OtherwiseRow.tsx'
import { RowWords } from './RowWords.tsx'
import { TableRow } from './TableRow.tsx'
import '../design.css'
import './table.css'

/** Rows are counted once where the first hit decides, or only one may hit. */
const SINGLE = ['first', 'unique', 'any']

/** A decision table of a draft, edited like a spreadsheet; each row says whom of the population it decides. */
export function TableEditor(props: { owner: TableOwner; result?: DimensionResult | undefined }): JSX.Element {
  const view = useStrategy()
  const grid = createTable(props.owner)
  const [drag, setDrag] = createSignal<RowMove>()
  const [spelled, setSpelled] = createSignal<number>()
  const inputs = () => grid.table().inputs
  const isSingle = () => SINGLE.includes(grid.table().hit)
  const value = (): Expression | undefined =>
    props.owner.kind === 'dimension' ? byId(view.snapshot().dimensions, props.owner.id)?.value : undefined
  const conditions = createMemo(() => rowConditions(grid.table(), value()))
  const answer = view.preview.ask('tableRows', () => ({ conditions: conditions(), first: isSingle() }))
  const pointer = () => tablePointer(view.snapshot(), props.owner)
  const head = () => {
    const heads = { dimension: label('points'), derived: t('derived.value'), assign: label('tier') }
    return heads[props.owner.kind]
  }
  const spelledInput = () => inputs()[spelled() ?? -1]
  return (
    <div class="table-editor">
      <PartProblems pointer={pointer()} />
      <div class="table-tools">
        <label class="hit-choice">
          <span class="ink-2">{t('editTable.hit')}</span>
          <select
            class="control"
            onChange={(event) => grid.edit('editTable.step.hit', setHit(props.owner, event.currentTarget.value))}
          >
            <For each={HITS[props.owner.kind]}>
              {(hit) => (
                <option value={hit} selected={hit === grid.table().hit}>
                  {t(`hit.${hit}`)}
                </option>
              )}
            </For>
          </select>
        </label>
        <span class="spring" />
        <button
          type="button"
          class="button quiet"
          disabled={grid.range().top === grid.range().bottom}
          title={t('editTable.fillHint')}
          onClick={grid.fillDown}
        >
          <ArrowDownToLine size={14} aria-hidden="true" /> {t('editTable.fill')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            grid.edit('editTable.step.addColumn', addColumn(props.owner, inputs().length, freshInput(grid)))
          }
        >
          <Columns3 size={14} aria-hidden="true" /> {t('editTable.addColumn')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            const at = grid.table().rows.length
            grid.edit('editTable.step.addRow', addRow(props.owner, at))
            grid.go({ row: at, column: 0 })
          }}
        >
          <Plus size={14} aria-hidden="true" /> {t('editTable.addRow')}
        </button>
      </div>
      <ScrollX>
        <table
          class="grid"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take the focus is a grid
          role="grid"
          aria-label={t('editTable.name')}
          aria-multiselectable="true"
          ref={(element) => {
            grid.element.grid = element
          }}
          onKeyDown={(event) => onGridKey(grid, event)}
        >
          <thead>
            <tr>
              <th scope="col" class="row-head">
                {t('table.row')}
              </th>
              <Index each={inputs()}>
                {(input, index) => (
                  <InputHead
                    input={input()}
                    index={index}
                    grid={grid}
                    spelled={spelled() === index}
                    onSpell={(wanted) => setSpelled(wanted ? index : undefined)}
                  />
                )}
              </Index>
              <th scope="col" class="yield-head" classList={{ num: props.owner.kind === 'dimension' }}>
                {head()}
              </th>
              <Show when={answer()}>
                <th scope="col" class="num" title={isSingle() ? t('editTable.countFirst') : t('editTable.countAll')}>
                  {t('editBands.count')}
                </th>
                <th scope="col" class="roomy">
                  {t('editBands.mix')}
                </th>
              </Show>
              <th scope="col">
                <span class="hidden-visually">{t('editBands.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <Index each={grid.table().rows}>
              {(row, index) => (
                <TableRow
                  row={row()}
                  index={index}
                  grid={grid}
                  pointer={`${pointer()}/rows/${index}`}
                  figures={answer()?.rows[index]}
                  total={answer()?.total}
                  here={props.result?.rows?.includes(index) ?? false}
                  drag={drag()}
                  onDrag={setDrag}
                  onMove={(to) => {
                    grid.edit('editTable.step.moveRow', moveRow(props.owner, index, to))
                    grid.go({ row: to, column: grid.focus().column })
                  }}
                />
              )}
            </Index>
            <OtherwiseRow grid={grid} none={answer()?.none} here={props.result?.otherwise === true} />
          </tbody>
        </table>
      </ScrollX>
      <Show when={grid.typed() === undefined && grid.complaint()}>
        {(text) => (
          <p class="field-note err" role="alert">
            {text()}
          </p>
        )}
      </Show>
      <p class="caption table-hint">{t('editTable.hint')}</p>
      <Show when={spelledInput() !== undefined}>
        <section class="spelled" aria-label={t('editTable.input', { n: (spelled() ?? 0) + 1 })}>
          <h2>{t('editTable.input', { n: (spelled() ?? 0) + 1 })}</h2>
          <ExpressionEditor
            value={spelledInput() as Expression}
            variables={grid.variables()}
            label={t('editTable.input', { n: (spelled() ?? 0) + 1 })}
            merge={`input ${JSON.stringify(props.owner)} ${spelled()}`}
            onChange={(input) => grid.edit('editTable.step.input', setInput(props.owner, spelled() ?? 0, input))}
          />
        </section>
      </Show>
      <RowWords grid={grid} />
    </div>
  )
}
