import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createUniqueId, For, Index, type JSX, Show } from 'solid-js'
import { describeProblem } from '../../../../engine/index.ts'
import { type AnyRow, addRow, duplicateRow, removeRows } from '../../../model/edit/table.ts'
import { formatNumber } from '../../../model/format.ts'
import { rankOf } from '../../../model/ladder.ts'
import { language } from '../../../model/preferences.ts'
import type { TableRowsAnswer } from '../../../model/preview/questions/tableRows.ts'
import { t } from '../../../model/words.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { ShareBar } from '../../../ui/ShareBar.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import { RowHandle, type RowMove } from '../RowHandle.tsx'
import type { Spot, TableGrid } from './createTable.ts'

const MIX = 72

/** A row: its number and what check says of it, its cells, whom it decides. */
export function TableRow(props: {
  row: AnyRow
  index: number
  grid: TableGrid
  pointer: string
  figures: TableRowsAnswer['rows'][number] | undefined
  total: number | undefined
  here: boolean
  drag: RowMove | undefined
  onDrag: (move: RowMove | undefined) => void
  onMove: (to: number) => void
}): JSX.Element {
  const view = useStrategy()
  const { grid } = props
  const problems = () =>
    view.problems().filter(({ pointer }) => pointer === props.pointer || pointer.startsWith(`${props.pointer}/`))
  const isWrong = () => problems().some(({ severity }) => severity === 'error')
  const said = () => problems().map((problem) => describeProblem(problem, language()))
  const drop = () => {
    const { drag } = props
    if (!drag || drag.to !== props.index || drag.from === props.index) return undefined
    return drag.to < drag.from ? 'before' : 'after'
  }
  const parts = () =>
    view.document().tiers.map((tier, index) => ({
      count: props.figures?.tiers[index] ?? 0,
      tone: rankOf(view.document(), tier.id).tone,
    }))
  const add = (at: number) => {
    grid.edit('editTable.step.addRow', addRow(grid.owner, at))
    grid.go({ row: at, column: 0 })
  }
  const last = () => grid.table().rows.length - 1
  return (
    <tr
      data-table-row
      classList={{
        here: props.here,
        [`drop-${drop()}`]: drop() !== undefined,
        'row-err': isWrong(),
        'row-warn': problems().length > 0 && !isWrong(),
      }}
    >
      <th scope="row" class="row-head">
        <span class="row-head-line">
          <RowHandle
            index={props.index}
            label={t('editTable.moveRow', { n: props.index + 1 })}
            title={t('editFields.moveHint')}
            rows={() => [...(grid.element.grid?.querySelectorAll<HTMLElement>('[data-table-row]') ?? [])]}
            onDrag={props.onDrag}
            onMove={props.onMove}
          />
          <span class="tab">{props.index + 1}</span>
          <Show when={problems().length > 0}>
            <span class="row-problem" title={said().join('\n')}>
              <Show when={isWrong()} fallback={<TriangleAlert size={13} aria-label={t('problems.warning')} />}>
                <OctagonAlert size={13} aria-label={t('problems.error')} />
              </Show>
              <span class="hidden-visually">{said().join(' ')}</span>
            </span>
          </Show>
        </span>
      </th>
      <Index each={props.row.when}>
        {(_cell, column) => <GridCell grid={grid} spot={{ row: props.index, column }} />}
      </Index>
      <GridCell grid={grid} spot={{ row: props.index, column: props.row.when.length }} yields={props.row.yields} />
      <Show when={props.total !== undefined}>
        <td class="num" classList={{ 'ink-3': props.figures?.count === 0 }}>
          {formatNumber(props.figures?.count ?? 0, language())}
          <Show when={props.figures?.count === 0}>
            <span class="nobody"> {t('editTable.nobody')}</span>
          </Show>
        </td>
        <td class="mix-cell roomy">
          <ShareBar parts={parts()} width={MIX} height={9} />
        </td>
      </Show>
      <td class="row-actions">
        <Menu
          name={t('editTable.rowMenu', { n: props.index + 1 })}
          items={[
            { text: t('editTable.addAbove'), onChoose: () => add(props.index) },
            { text: t('editTable.addBelow'), onChoose: () => add(props.index + 1) },
            {
              text: t('editFields.duplicate'),
              onChoose: () => grid.edit('editTable.step.duplicateRow', duplicateRow(grid.owner, props.index)),
            },
            { text: t('editFields.up'), disabled: props.index === 0, onChoose: () => props.onMove(props.index - 1) },
            {
              text: t('editFields.down'),
              disabled: props.index === last(),
              onChoose: () => props.onMove(props.index + 1),
            },
            {
              text: t('editTable.removeRow'),
              disabled: last() === 0,
              onChoose: () => grid.edit('editTable.step.removeRow', removeRows(grid.owner, props.index, props.index)),
            },
          ]}
        />
      </td>
    </tr>
  )
}

/** A cell: in words that can be typed back, or the line that is typed. */
function GridCell(props: { grid: TableGrid; spot: Spot; yields?: AnyRow['yields'] }): JSX.Element {
  const { grid } = props
  const id = createUniqueId()
  const isFocus = () => grid.focus().row === props.spot.row && grid.focus().column === props.spot.column
  const isTyping = () => isFocus() && grid.typed() !== undefined
  const column = () => (props.yields === undefined ? grid.columns()[props.spot.column] : grid.yieldColumn())
  const isNumber = () => column()?.kind === 'number' || column()?.kind === 'integer'
  const text = () => grid.textAt(props.spot)
  const isTier = () => props.yields !== undefined && grid.owner.kind === 'assign'
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: it is, by its tabindex
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      class="grid-cell"
      classList={{ num: isNumber() && props.yields !== undefined, yields: props.yields !== undefined }}
      data-cell={`${props.spot.row}:${props.spot.column}`}
      tabindex={isFocus() ? 0 : -1}
      aria-selected={grid.isChosen(props.spot)}
      onPointerDown={(event) => {
        if (event.button !== 0 || isTyping()) return
        if (grid.typed() !== undefined && !grid.enter()) return
        grid.go(props.spot, event.shiftKey)
      }}
      onPointerEnter={(event) => event.buttons === 1 && grid.typed() === undefined && grid.go(props.spot, true)}
      onDblClick={() => !isTyping() && grid.begin()}
      onFocus={() => !isFocus() && grid.go(props.spot)}
    >
      <Show
        when={isTyping()}
        fallback={
          <Show when={text() !== ''} fallback={<span class="ink-3">{t('cell.any')}</span>}>
            <Show when={isTier()} fallback={text()}>
              <TierBadge id={String(props.yields)} />
            </Show>
          </Show>
        }
      >
        <input
          ref={(element) =>
            queueMicrotask(() => {
              element.focus()
              element.setSelectionRange(element.value.length, element.value.length)
            })
          }
          class="grid-input"
          value={grid.typed() ?? ''}
          aria-label={t('editTable.cell', { row: props.spot.row + 1, column: props.spot.column + 1 })}
          aria-invalid={grid.complaint() !== undefined}
          aria-describedby={grid.complaint() === undefined ? undefined : `${id}-complaint`}
          list={(column()?.options.length ?? 0) > 0 || column()?.kind === 'boolean' ? `${id}-options` : undefined}
          autocomplete="off"
          spellcheck={false}
          data-typing="true"
          onInput={(event) => grid.type(event.currentTarget.value)}
          onBlur={() => isTyping() && !grid.enter() && grid.giveUp()}
        />
        <datalist id={`${id}-options`}>
          <For each={column()?.options}>{(option) => <option value={option.name} />}</For>
          <Show when={column()?.kind === 'boolean'}>
            <option value={column()?.answers.yes} />
            <option value={column()?.answers.no} />
          </Show>
        </datalist>
        <Show when={grid.complaint()}>
          {(complaint) => (
            <span class="cell-complaint" id={`${id}-complaint`} role="alert">
              {complaint()}
            </span>
          )}
        </Show>
      </Show>
    </td>
  )
}
