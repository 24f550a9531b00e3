import { For, type JSX, Show } from 'solid-js'
import type { ImpactNames } from '../../../engine/index.ts'
import type { MatrixCell, MatrixHead, MatrixView } from '../../model/compareImpact.ts'
import { formatNumber, formatShort } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import type { CompareView } from './context.ts'

/** From each tier of the old version (down) to each of the new (across): how many, or how much of the measure. */
export function MatrixTable(props: {
  matrix: MatrixView
  view: CompareView
  names: ImpactNames
  byMeasure: boolean
}): JSX.Element {
  const show = (count: number, sum: number | undefined) =>
    props.byMeasure && sum !== undefined ? formatShort(sum, language()) : formatNumber(count, language())
  const cellText = ({ count, sum }: MatrixCell) => (count === 0 ? '·' : show(count, sum))
  const head = (tier: MatrixHead, side: 'a' | 'b') => (
    <Show when={tier} fallback={props.names.say('refused')}>
      {(id) => <TierBadge id={id()} of={props.view[side]()} />}
    </Show>
  )
  return (
    <ScrollX>
      <table class="matrix-table">
        <caption class="hidden-visually">
          {props.names.say('heading.matrix', { before: props.view.before(), after: props.view.after() })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.tierIn', { name: props.view.before() })}</th>
            <For each={props.matrix.columns}>{(column) => <th scope="col">{head(column.tier, 'b')}</th>}</For>
            <th scope="col" class="num">
              {t('compare.totalIn', { name: props.view.before() })}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.matrix.rows}>
            {(row) => (
              <tr>
                <th scope="row">{head(row.tier, 'a')}</th>
                <For each={row.cells}>{(cell) => <td class={cellClass(cell)}>{cellText(cell)}</td>}</For>
                <td class="num ink-2">{show(row.count, row.sum)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('compare.totalIn', { name: props.view.after() })}</th>
            <For each={props.matrix.columns}>{(column) => <td class="ink-2">{show(column.count, column.sum)}</td>}</For>
            <td class="num strong">{show(props.matrix.count, props.matrix.sum)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollX>
  )
}

const ways = { up: 'cell-up', admitted: 'cell-up', down: 'cell-down', refused: 'cell-down', across: 'cell-across' }

/** The ground is the warmer the more go this way. */
function cellClass({ way, count, heat }: MatrixCell): string {
  if (way === 'same') return 'matrix-cell cell-same'
  if (count === 0) return 'matrix-cell cell-none'
  return `matrix-cell ${ways[way]} heat-${Math.max(1, Math.ceil(heat * 5))}`
}
