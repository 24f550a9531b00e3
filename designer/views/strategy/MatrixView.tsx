import { For, type JSX, Show } from 'solid-js'
import type { Assign } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { rankOf } from '../../model/ladder.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import { useStrategy } from './context.ts'

type Matrix = NonNullable<Assign['matrix']>

/** Two scores as a matrix: rows from high to low, columns from low to high, a tier in every cell. */
export function MatrixView(props: { matrix: Matrix }): JSX.Element {
  const view = useStrategy()
  const axisName = (id: string) => nameOf(byId(view.document().scores, id) ?? { id }, language())
  const rows = () => props.matrix.cells.map((cells, index) => ({ cells, index })).reverse()
  const here = () => {
    const evaluation = view.tryOne.evaluation()
    if (!evaluation?.ok) return undefined
    const { scores } = evaluation.decision
    const x = scores[props.matrix.x.score]
    const y = scores[props.matrix.y.score]
    if (x === undefined || y === undefined) return undefined
    return { column: reachedEdges(props.matrix.x.edges, x), row: reachedEdges(props.matrix.y.edges, y), x, y }
  }
  return (
    <figure class="matrix">
      <ScrollX>
        <table>
          <caption class="hidden-visually">
            {t('tiers.matrix', { x: axisName(props.matrix.x.score), y: axisName(props.matrix.y.score) })}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="matrix-y">
                {axisName(props.matrix.y.score)} ↑
              </th>
              <For each={props.matrix.cells[0]}>
                {(_, column) => <th scope="col">{spanText(props.matrix.x.edges, column())}</th>}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {({ cells, index }) => (
                <tr>
                  <th scope="row" class="num">
                    {spanText(props.matrix.y.edges, index)}
                  </th>
                  <For each={cells}>
                    {(tier, column) => {
                      const chosen = () => here()?.row === index && here()?.column === column()
                      return (
                        <td
                          class={`matrix-cell ${rankOf(view.document(), tier).tone}`}
                          classList={{ chosen: chosen() }}
                        >
                          <TierBadge id={tier} />
                          <Show when={chosen() && here()}>
                            {(found) => (
                              <span class="caption">
                                {t('try.here')} {formatNumber(found().x, language())} ·{' '}
                                {formatNumber(found().y, language())}
                              </span>
                            )}
                          </Show>
                        </td>
                      )
                    }}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </ScrollX>
      <figcaption class="matrix-x">{axisName(props.matrix.x.score)} →</figcaption>
    </figure>
  )
}

/** An edge belongs to the higher side. */
const reachedEdges = (edges: readonly number[], score: number): number => edges.filter((edge) => score >= edge).length

function spanText(edges: readonly number[], index: number): string {
  const low = edges[index - 1]
  const high = edges[index]
  if (low === undefined) return high === undefined ? t('cell.any') : `< ${formatNumber(high, language())}`
  return high === undefined
    ? `≥ ${formatNumber(low, language())}`
    : `${formatNumber(low, language())} – < ${formatNumber(high, language())}`
}
