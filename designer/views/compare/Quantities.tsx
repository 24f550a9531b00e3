import { For, type JSX, Show } from 'solid-js'
import { type ImpactSay, localize } from '../../../engine/index.ts'
import { formatNumber, formatSigned } from '../../model/format.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import type { ImpactProps } from './context.ts'

type Change = ImpactProps['impact']['treatments'][number]
type Given = NonNullable<Change['before']>
type Value = Given['values'][number]['value']

interface Line {
  name: string
  before: number | undefined
  after: number | undefined
  isPart: boolean
}

/** What the treatments come to: in sum where they are quantities, by value where they aren't. */
export function Quantities(props: ImpactProps): JSX.Element {
  const say: ImpactSay = (key, params) => props.names.say(key, params)
  const lines = () => props.impact.treatments.flatMap(linesOf)
  const text = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, language()))
  return (
    <Show when={lines().length > 0}>
      <section aria-labelledby="quantities-head">
        <h3 id="quantities-head">{say('heading.treatments')}</h3>
        <ScrollX>
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{say('treatment')}</th>
                <th scope="col" class="num">
                  {props.view.before()}
                </th>
                <th scope="col" class="num">
                  {props.view.after()}
                </th>
                <th scope="col" class="num">
                  {say('change')}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={lines()}>
                {(line) => (
                  <tr>
                    <th scope="row" classList={{ 'part-depth-1': line.isPart }}>
                      {line.name}
                    </th>
                    <td class="num ink-2">{text(line.before)}</td>
                    <td class="num">{text(line.after)}</td>
                    <td class="num">{formatSigned((line.after ?? 0) - (line.before ?? 0), language())}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </ScrollX>
      </section>
    </Show>
  )
}

function linesOf({ id, title, before, after }: Change): Line[] {
  const name = nameOf({ id, title }, language())
  const isQuantity = [before, after].every((given) => given === undefined || given.total !== undefined)
  if (isQuantity) return [{ name, before: before?.total, after: after?.total, isPart: false }]
  const whole = { name, before: before?.subjects, after: after?.subjects, isPart: false }
  return [whole, ...valuesOf(before, after)]
}

/** By value: the old ones in their order, then those that are new. */
function valuesOf(before: Given | undefined, after: Given | undefined): Line[] {
  const count = (given: Given | undefined, key: string) =>
    given?.values.find(({ value }) => keyOf(value) === key)?.subjects
  const all = new Map([...(before?.values ?? []), ...(after?.values ?? [])].map(({ value }) => [keyOf(value), value]))
  return [...all].map(([key, value]) => ({
    name: valueName(value),
    before: before && (count(before, key) ?? 0),
    after: after && (count(after, key) ?? 0),
    isPart: true,
  }))
}

function valueName(value: Value): string {
  if (typeof value === 'object') return localize(value, language())
  if (typeof value === 'boolean') return t(value ? 'compare.true' : 'compare.false')
  return typeof value === 'number' ? formatNumber(value, language()) : value
}

const keyOf = (value: Value): string => JSON.stringify(value)
