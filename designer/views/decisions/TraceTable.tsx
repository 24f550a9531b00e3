import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatNumber, formatPercent } from '../../model/format.ts'
import { ladderOf, scoreRange } from '../../model/ladder.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { dimensionsOf, type ScoreNode } from '../../model/tree.ts'
import type { Step, Waterfall } from '../../model/waterfall.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { useRules } from '../strategy/context.ts'
import { KindIcon } from '../strategy/KindIcon.tsx'
import { adjustmentText } from '../tryone/ContributionTable.tsx'
import { valueText } from '../tryone/valueText.ts'
import { matchedText } from './matchedText.ts'
import { type Scale, scaleOf, TraceFoot, TraceHead, TraceStep } from './TraceChart.tsx'

/** A decision line by line: what each dimension read, what it hit and what it added, up to the score. */
export function TraceTable(props: { waterfall: Waterfall }): JSX.Element {
  const view = useRules()
  const rootId = () => props.waterfall.root.score.id
  const scale = (): Scale => {
    const document = view.document()
    const rungs = document.assign.score === rootId() ? ladderOf(document) : []
    const axis = [document.assign.matrix?.x, document.assign.matrix?.y].find((item) => item?.score === rootId())
    return scaleOf(props.waterfall, scoreRange(document, rootId()), rungs, axis?.edges ?? [])
  }
  const adds = (value: number) => formatNumber(value, language(), 2)
  const shares = () =>
    new Map(dimensionsOf(props.waterfall.root).map(({ dimension, share }) => [dimension.id, share] as const))
  return (
    <ScrollX>
      <table class="rows trace">
        <caption class="hidden-visually">{nameOf(props.waterfall.root.score, language())}</caption>
        <thead>
          <tr>
            <th scope="col">{label('dimension')}</th>
            <th scope="col" class="num">
              {t('adds.value')}
            </th>
            <th scope="col" class="trace-matched">
              {t('decisions.matched')}
            </th>
            <th scope="col" class="num">
              {label('points')}
            </th>
            <th scope="col" class="num trace-weight">
              {label('weight')}
            </th>
            <th scope="col" class="num">
              {t('adds.adds')}
            </th>
            <th scope="col" class="trace-chart">
              <span class="hidden-visually">{t('decisions.chart')}</span>
              <TraceHead scale={scale()} />
            </th>
          </tr>
        </thead>
        <For each={props.waterfall.groups}>
          {(group) => (
            <tbody>
              <Show when={group.score.score.id !== rootId()}>
                <tr class="trace-group">
                  <th scope="row" colspan="2">
                    {nameOf(group.score.score, language())}
                  </th>
                  <td class="trace-matched" />
                  <td />
                  <td class="num trace-weight">{shareText(group.score.share)}</td>
                  <td class="num">{adds(group.adds)}</td>
                  <td class="trace-chart">
                    <TraceStep scale={scale()} />
                  </td>
                </tr>
              </Show>
              <For each={group.steps}>
                {(step) => <DimensionRow step={step} share={shares().get(step.id)} adds={adds} scale={scale()} />}
              </For>
            </tbody>
          )}
        </For>
        <tbody>
          <For each={props.waterfall.adjustments}>
            {(step) => (
              <tr class="trace-adjustment">
                <th scope="row" colspan="2">
                  {adjustmentText(step)}
                </th>
                <td class="trace-matched" />
                <td />
                <td class="trace-weight" />
                <td class="num">
                  {step.end > step.start ? '+' : ''}
                  {adds(Math.round((step.end - step.start) * 1e4) / 1e4)}
                </td>
                <td class="trace-chart">
                  <TraceStep scale={scale()} step={step} />
                </td>
              </tr>
            )}
          </For>
          <tr class="trace-total">
            <th scope="row" colspan="2">
              {scoreName(props.waterfall.root, view.trees().length > 1)}
            </th>
            <td class="trace-matched" />
            <td />
            <td class="num trace-weight">{shareText(props.waterfall.root.share)}</td>
            <td class="num">{adds(props.waterfall.total)}</td>
            <td class="trace-chart">
              <TraceFoot scale={scale()} total={props.waterfall.total} />
            </td>
          </tr>
        </tbody>
      </table>
    </ScrollX>
  )
}

const scoreName = (root: ScoreNode, several: boolean): string =>
  several ? nameOf(root.score, language()) : label('score')

const shareText = (share: number | undefined): string =>
  share === undefined ? '' : formatPercent(Math.round(share * 1e4) / 1e4, language())

function DimensionRow(props: {
  step: Step
  share: number | undefined
  adds: (value: number) => string
  scale: Scale
}): JSX.Element {
  const view = useRules()
  const result = () => props.step.result
  const dimension = () => byId(view.document().dimensions, props.step.id)
  const value = () => valueText(view, props.step.id, result())
  /** Said once where value and entry are the same. */
  const matched = () => {
    const found = dimension()
    const text = found ? matchedText(view, found, result()) : ''
    return text === value() ? '' : text
  }
  return (
    <tr>
      <th scope="row">
        <A class="trace-name" href={view.href('dimensions', props.step.id)}>
          <Show when={dimension()}>{(found) => <KindIcon points={found().points} />}</Show>
          <span>{props.step.name}</span>
        </A>
      </th>
      <td class="num strong">{value()}</td>
      <td class="ink-2 trace-matched">{matched()}</td>
      <td class="num">
        {result()?.points === undefined ? '—' : formatNumber(Number(result()?.points?.toFixed(2)), language())}
      </td>
      <td class="num ink-2 trace-weight">{shareText(props.share)}</td>
      <td class="num strong">
        {result()?.contribution === undefined ? t('adds.skipped') : props.adds(result()?.contribution as number)}
      </td>
      <td class="trace-chart">
        <TraceStep scale={props.scale} step={props.step} />
      </td>
    </tr>
  )
}
