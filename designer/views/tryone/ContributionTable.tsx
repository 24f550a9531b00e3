import { A, useParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import type { Step, Waterfall } from '../../model/waterfall.ts'
import { label, t } from '../../model/words.ts'
import { useRules } from '../strategy/context.ts'
import { valueText } from './valueText.ts'

/** Contributions as a table whose lines add up to the score: groups, dimensions, clamps, adds, rounding. */
export function ContributionTable(props: { waterfall: Waterfall; titled: boolean }): JSX.Element {
  const score = () => props.waterfall.root.score
  const adds = (value: number) => formatNumber(value, language(), 2)
  const most = () => {
    const all = props.waterfall.groups.map((group) => group.most)
    return all.every((item) => item !== undefined)
      ? Math.round(all.reduce((sum: number, item) => sum + (item as number), 0) * 1e4) / 1e4
      : undefined
  }
  return (
    <table class="adds">
      <colgroup>
        <col />
        <col class="adds-value" />
        <col class="adds-points" />
        <col class="adds-adds" />
        <col class="adds-most" />
      </colgroup>
      <caption class="hidden-visually">{nameOf(score(), language())}</caption>
      <thead>
        <tr>
          <th scope="col">{props.titled ? nameOf(score(), language()) : label('dimension')}</th>
          <th scope="col" class="num">
            {t('adds.value')}
          </th>
          <th scope="col" class="num">
            {label('points')}
          </th>
          <th scope="col" class="num">
            {t('adds.adds')}
          </th>
          <th scope="col" class="num adds-most">
            {t('adds.most')}
          </th>
        </tr>
      </thead>
      <For each={props.waterfall.groups}>
        {(group) => (
          <tbody>
            <Show when={group.score.score.id !== score().id}>
              <tr class="adds-group">
                <th scope="row" colspan="3">
                  {nameOf(group.score.score, language())}
                </th>
                <td class="num">{adds(group.adds)}</td>
                <td class="num adds-most">{mostText(group.most)}</td>
              </tr>
            </Show>
            <For each={group.steps}>{(step) => <DimensionRow step={step} adds={adds} />}</For>
          </tbody>
        )}
      </For>
      <tbody>
        <For each={props.waterfall.adjustments}>
          {(step) => (
            <tr class="adds-adjustment">
              <th scope="row" colspan="3">
                {adjustmentText(step)}
              </th>
              <td class="num">
                {step.end - step.start > 0 ? '+' : ''}
                {adds(Math.round((step.end - step.start) * 1e4) / 1e4)}
              </td>
              <td class="adds-most" />
            </tr>
          )}
        </For>
        <tr class="adds-total">
          <th scope="row" colspan="3">
            {label('score')}
          </th>
          <td class="num">{adds(props.waterfall.total)}</td>
          <td class="num adds-most">{mostText(most())}</td>
        </tr>
      </tbody>
    </table>
  )
}

const toPlaces = (value: number, places: number): number => Number(value.toFixed(places))

/** The best is an orientation: two places do. */
const mostText = (most: number | undefined): string =>
  most === undefined ? '' : formatNumber(toPlaces(most, 2), language())

const adjustmentKeys: Record<Exclude<Step['kind'], 'dimension'>, MessageKey> = {
  clamp: 'adds.clamp',
  add: 'adds.add',
  rounding: 'adds.rounding',
}

/** What a step of the staircase that is no dimension is called: a limit, an addition, the rounding. */
export function adjustmentText(step: Step): string {
  return step.kind === 'dimension' ? step.name : t(adjustmentKeys[step.kind], { name: step.name })
}

function DimensionRow(props: { step: Step; adds: (value: number) => string }): JSX.Element {
  const view = useRules()
  const params = useParams<{ part?: string; item?: string }>()
  const here = () => params.part === 'dimensions' && decodeURIComponent(params.item ?? '') === props.step.id
  const result = () => props.step.result
  return (
    <tr classList={{ here: here() }}>
      <th scope="row" title={props.step.name}>
        <A href={view.href('dimensions', props.step.id)} aria-current={here() ? 'page' : undefined}>
          {props.step.name}
        </A>
      </th>
      <td class="num">{valueText(view, props.step.id, result())}</td>
      <td class="num">
        {result()?.points === undefined ? '—' : formatNumber(toPlaces(result()?.points as number, 2), language())}
      </td>
      <td class="num strong">
        {result()?.contribution === undefined ? t('adds.skipped') : props.adds(result()?.contribution as number)}
      </td>
      <td class="num adds-most">{mostText(props.step.most)}</td>
    </tr>
  )
}
