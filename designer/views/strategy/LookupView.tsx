import { For, type JSX, Show } from 'solid-js'
import { localize, type PointsEntry } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { literalText } from '../../model/sentence.ts'
import { linear } from '../../model/ticks.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { useStrategy } from './context.ts'
import { entryPoints } from './pointsText.ts'
import type { PointsViewProps } from './pointsView.ts'

/** A lookup as bars beside its entries: the chart is the table. */
export function LookupView(props: PointsViewProps): JSX.Element {
  const view = useStrategy()
  const entries = () => Object.entries(props.dimension.points.lookup ?? {})
  const all = () => entries().map(([, entry]) => entryPoints(entry))
  const low = () => Math.min(0, ...all())
  const high = () => Math.max(...all(), low() + 1)
  const x = () => linear([low(), high()], [0, 240])
  const name = (key: string) => literalText(keyValue(key, props.facet?.kind), props.facet, view.vocabulary())
  const row = (key: string, entry: PointsEntry, here: boolean, title: string) => {
    const reason = () => (typeof entry === 'number' ? '' : localize(entry.reason, language()))
    return (
      <tr classList={{ here }}>
        <th scope="row">
          {title}
          <Show when={title !== key && key !== ''}>
            {' '}
            <span class="mono ink-3">{key}</span>
          </Show>
        </th>
        <td class="num strong">{formatNumber(entryPoints(entry), language())}</td>
        <td class="bar-cell">
          <svg width="240" height="12" aria-hidden="true">
            <rect class="bar-rest" x="0" y="0" width="240" height="12" />
            <rect
              class="bar-earned"
              x={Math.min(x()(0), x()(entryPoints(entry)))}
              y="0"
              width={Math.abs(x()(entryPoints(entry)) - x()(0))}
              height="12"
            />
          </svg>
        </td>
        <td class="ink-2">{reason()}</td>
        <td class="here-cell">{here ? t('try.here') : ''}</td>
      </tr>
    )
  }
  return (
    <ScrollX>
      <table class="rows lookup">
        <thead>
          <tr>
            <th scope="col">{t('lookup.entry')}</th>
            <th scope="col" class="num">
              {label('points')}
            </th>
            <th scope="col">
              <span class="hidden-visually">{t('lookup.bar')}</span>
            </th>
            <th scope="col">
              {entries().some(([, entry]) => typeof entry !== 'number' && entry.reason) ? label('reason') : ''}
            </th>
            <th scope="col">
              <span class="hidden-visually">{t('try.here')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={entries()}>{([key, entry]) => row(key, entry, props.result?.entry === key, name(key))}</For>
          <Show when={props.dimension.points.otherwise !== undefined}>
            {row(
              '',
              props.dimension.points.otherwise as PointsEntry,
              props.result?.otherwise === true,
              t('lookup.otherwise'),
            )}
          </Show>
        </tbody>
      </table>
    </ScrollX>
  )
}

/** A lookup finds booleans and numbers by their JSON text. */
function keyValue(key: string, kind: string | undefined): string | number | boolean {
  if (kind === 'boolean') return key === 'true'
  return kind === 'number' || kind === 'integer' ? Number(key) : key
}
