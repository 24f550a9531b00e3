import { A } from '@solidjs/router'
import X from 'lucide-solid/icons/x'
import { createUniqueId, For, Index, type JSX, Show } from 'solid-js'
import { type AxisName, setAxisScore } from '../../../model/edit/matrix.ts'
import { formatNumber, formatPercent, formatShort } from '../../../model/format.ts'
import { rankOf } from '../../../model/ladder.ts'
import { byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { subjectPath } from '../../../model/subjectPath.ts'
import { t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { CellChoice } from './CellChoice.tsx'
import type { MatrixEditing } from './createMatrix.ts'
import type { Tiering } from './createTiering.ts'
import { MeasureChoice } from './MeasureChoice.tsx'
import { spanText } from './spanText.ts'

/** The matrix as a table: the tier of each cell, its edges typed, and who changes tier. */
export function MatrixPanel(props: { tiering: Tiering; editing: MatrixEditing }): JSX.Element {
  const view = useStrategy()
  const measure = () => {
    const field = byId(view.document().fields, props.tiering.measure() ?? '')
    return field ? nameOf(field, language()) : ''
  }
  const columns = () => props.editing.matrix().x.edges.length + 1
  const rows = () =>
    props.editing
      .matrix()
      .cells.map((cells, index) => ({ cells, index }))
      .reverse()
  const share = (x: number, y: number) => {
    const answer = props.editing.answer()
    const cell = answer?.cells[y]?.[x]
    return answer && cell && answer.total > 0 ? formatPercent(cell.sum / answer.total, language(), 1) : undefined
  }
  return (
    <div class="tiers-panel">
      <Show when={props.tiering.measures().length > 1}>
        <MeasureChoice tiering={props.tiering} />
      </Show>
      <div class="matrix-cells-scroll">
        <table
          class="matrix-cells"
          classList={{ tight: columns() > 2 }}
          style={{ 'min-width': `${44 + columns() * 72}px` }}
        >
          <caption class="hidden-visually">{t('editTiers.cellsToTiers')}</caption>
          <colgroup>
            <col class="matrix-cells-head" />
          </colgroup>
          <tbody>
            <Index each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row" class="caption">
                    {spanText(props.editing.matrix().y.edges, row().index)}
                  </th>
                  <Index each={row().cells}>
                    {(tier, column) => (
                      <td class={rankOf(view.document(), tier()).tone}>
                        <CellChoice
                          tiering={props.tiering}
                          editing={props.editing}
                          tier={tier()}
                          column={column}
                          row={row().index}
                        />
                        <Show when={share(column, row().index)}>
                          {(part) => (
                            <span class="caption" title={t('editTiers.ofMeasure', { share: part(), field: measure() })}>
                              {part()}
                            </span>
                          )}
                        </Show>
                      </td>
                    )}
                  </Index>
                </tr>
              )}
            </Index>
          </tbody>
          <tfoot>
            <tr>
              <td />
              <Index each={props.editing.matrix().cells[0] ?? []}>
                {(_, column) => (
                  <th scope="col" class="caption">
                    {spanText(props.editing.matrix().x.edges, column)}
                  </th>
                )}
              </Index>
            </tr>
          </tfoot>
        </table>
      </div>
      <Edges axis="x" {...props} />
      <Edges axis="y" {...props} />
      <Moves {...props} />
    </div>
  )
}

function Edges(props: { axis: AxisName; tiering: Tiering; editing: MatrixEditing }): JSX.Element {
  const view = useStrategy()
  const id = createUniqueId()
  const name = () => props.editing.axisName(props.axis)
  return (
    <section class="matrix-edges" aria-label={name()}>
      <div class="matrix-axis-choice">
        <label for={id} class="caption">
          {t(props.axis === 'x' ? 'editTiers.axisX' : 'editTiers.axisY')}
        </label>
        <select
          id={id}
          class="control"
          value={props.editing.matrix()[props.axis].score}
          onChange={(event) =>
            props.tiering.edit(() => t('editTiers.axisChosen'), setAxisScore(props.axis, event.currentTarget.value))
          }
        >
          <For each={view.document().scores}>
            {(score) => (
              <option value={score.id} selected={score.id === props.editing.matrix()[props.axis].score}>
                {nameOf(score, language())}
              </option>
            )}
          </For>
        </select>
      </div>
      <div class="matrix-edge-cells">
        <Index each={props.editing.matrix()[props.axis].edges}>
          {(edge, index) => (
            <span class="matrix-edge">
              <NumberCell
                text={typedNumber(edge())}
                before="≥"
                name={`cut-${props.axis}-${index}`}
                label={t('editTiers.cutHandle', { axis: name() })}
                read={(typed) => readNumberCell(typed)}
                needed={t('editTiers.cutNeeded')}
                onEnter={(value) => value !== undefined && props.editing.set(props.axis, index, value)}
                onStep={(steps) => props.editing.step(props.axis, index, steps)}
              />
              <button
                type="button"
                class="button icon quiet"
                aria-label={t('editTiers.removeCut', { axis: name(), score: formatNumber(edge(), language()) })}
                title={t('editTiers.removeCut', { axis: name(), score: formatNumber(edge(), language()) })}
                onClick={() => props.editing.remove(props.axis, index)}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </span>
          )}
        </Index>
      </div>
    </section>
  )
}

/** From tier to tier, and the largest of those that go there. */
function Moves(props: { tiering: Tiering; editing: MatrixEditing }): JSX.Element {
  const view = useStrategy()
  const answer = () => props.editing.answer()
  const moved = () => answer()?.moves.reduce((sum, { count }) => sum + count, 0) ?? 0
  const sign = (way: string) => (way === 'up' ? '▲' : way === 'down' ? '▼' : '→')
  return (
    <Show when={view.base()}>
      {(version) => (
        <section class="matrix-moves">
          <h2>{t('editTiers.changeTier', { n: moved(), version: `v${version().number}` })}</h2>
          <table class="rows">
            <tbody>
              <For each={answer()?.moves.slice(0, 8)}>
                {({ from, to, count, way }) => (
                  <tr>
                    <td>
                      <TierBadge id={from} of={version().document} />
                    </td>
                    <td class="ink-3">→</td>
                    <td>
                      <TierBadge id={to} />
                    </td>
                    <td class={`num ${way === 'up' || way === 'down' ? way : ''}`}>
                      {sign(way)} {formatNumber(count, language())}
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
          <Show when={(answer()?.largest.length ?? 0) > 0}>
            <h3>{t('editTiers.largest')}</h3>
            <table class="rows">
              <tbody>
                <For each={answer()?.largest}>
                  {(subject) => (
                    <tr>
                      <td class="mono">
                        <A class="link" href={subjectPath(view.reading().summary.id, subject.id)}>
                          {subject.id}
                        </A>
                      </td>
                      <td class="matrix-subject">{subject.name ?? ''}</td>
                      <td class={subject.way === 'up' || subject.way === 'down' ? subject.way : ''}>
                        {sign(subject.way)} {subject.tier === undefined ? '' : props.tiering.name(subject.tier)}
                      </td>
                      <td class="num">{formatShort(subject.amount, language())}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </Show>
        </section>
      )}
    </Show>
  )
}
