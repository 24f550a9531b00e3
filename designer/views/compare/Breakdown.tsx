import { For, type JSX, Show } from 'solid-js'
import { type Field, type ImpactSay, localize } from '../../../engine/index.ts'
import { otherMoves } from '../../model/compareImpact.ts'
import { formatNumber, formatPercent, formatShort } from '../../model/format.ts'
import { byId, optionName, optionsOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import type { ImpactProps } from './context.ts'

type Entry = NonNullable<ImpactProps['impact']['by']>['values'][number]

/** Who moves by the values of a field: a region, a kind of customer. */
export function Breakdown(props: ImpactProps): JSX.Element {
  return (
    <Show when={props.view.fields().length > 0}>
      <section class="breakdown" aria-labelledby="breakdown-head">
        <div class="breakdown-head">
          <h3 id="breakdown-head">{t('compare.breakdown')}</h3>
          <select
            class="control"
            aria-labelledby="breakdown-head"
            onChange={(event) => props.view.setBy(event.currentTarget.value)}
          >
            <option value="">{t('compare.noBreakdown')}</option>
            <For each={props.view.fields()}>
              {(field) => (
                <option value={field} selected={props.view.by() === field}>
                  {props.names.field(field)}
                </option>
              )}
            </For>
          </select>
        </div>
        <Show when={props.impact.by}>{(by) => <Table {...props} by={by()} />}</Show>
      </section>
    </Show>
  )
}

function Table(props: ImpactProps & { by: NonNullable<ImpactProps['impact']['by']> }): JSX.Element {
  const say: ImpactSay = (key, params) => props.names.say(key, params)
  const hasOther = () => props.by.values.some(({ moves }) => otherMoves(moves) > 0)
  const hasMeasure = () => props.impact.measure !== undefined
  const field = () => byId(props.view.b().fields, props.by.field) ?? byId(props.view.a().fields, props.by.field)
  const show = (n: number) => (n === 0 ? '·' : formatNumber(n, language()))
  return (
    <ScrollX>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{props.names.field(props.by.field)}</th>
            <th scope="col" class="num">
              {say('subjects')}
            </th>
            <th scope="col" class="num">
              ▲ {say('movesUp')}
            </th>
            <th scope="col" class="num">
              ▼ {say('movesDown')}
            </th>
            <Show when={hasOther()}>
              <th scope="col" class="num">
                {say('movesOther')}
              </th>
            </Show>
            <th scope="col" class="num">
              ▼ %
            </th>
            <Show when={hasMeasure()}>
              <th scope="col" class="num measure-head">
                {props.names.measure()}
              </th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.by.values}>
            {(entry) => (
              <tr>
                <th scope="row">{valueName(entry, field()) ?? say('missing')}</th>
                <td class="num ink-2">{formatNumber(entry.subjects, language())}</td>
                <td class="num" classList={{ up: entry.moves.up > 0 }}>
                  {show(entry.moves.up)}
                </td>
                <td class="num" classList={{ down: entry.moves.down > 0 }}>
                  {show(entry.moves.down)}
                </td>
                <Show when={hasOther()}>
                  <td class="num">{show(otherMoves(entry.moves))}</td>
                </Show>
                <td class="num">{formatPercent(entry.moves.down / entry.subjects, language(), 1)}</td>
                <Show when={hasMeasure()}>
                  <td class="num ink-2">{formatShort(entry.measure ?? 0, language())}</td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

function valueName({ value }: Entry, field: Field | undefined): string | undefined {
  if (value === undefined) return undefined
  const option = optionsOf(field?.options).find(({ id }) => id === value)
  if (option) return optionName(option, language())
  if (typeof value === 'boolean') return t(value ? 'compare.true' : 'compare.false')
  if (typeof value === 'string') return value
  const unit = localize(field?.unit, language())
  return formatNumber(value, language()) + (unit === '' ? '' : ` ${unit}`)
}
