import { For, type JSX, Show } from 'solid-js'
import type { ImpactSay, Strategy } from '../../../engine/index.ts'
import { formatNumber, formatPercent, formatShort, formatSigned } from '../../model/format.ts'
import { rankOf } from '../../model/ladder.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { createWidth } from '../../ui/createSize.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import type { ImpactProps } from './context.ts'

type TierHolding = ImpactProps['impact']['distribution'][number]
type Side = 'before' | 'after'

/** How many each tier holds before and after, as two bars and as a table. */
export function Distribution(props: ImpactProps): JSX.Element {
  const say: ImpactSay = (key, params) => props.names.say(key, params)
  const tiers = () => props.impact.distribution
  const count = (tier: TierHolding, side: Side) => tier[side]?.subjects ?? 0
  const hasMeasure = () => props.impact.measure !== undefined
  const text = (tier: TierHolding, side: Side) =>
    tier[side] === undefined ? '–' : formatNumber(count(tier, side), language())
  const of = (tier: TierHolding): { id: string; of: Strategy } =>
    tier.after === undefined ? { id: tier.tier, of: props.view.a() } : { id: tier.tier, of: props.view.b() }
  return (
    <section aria-labelledby="distribution-head">
      <h3 id="distribution-head">{say('heading.distribution')}</h3>
      <Bars {...props} />
      <ScrollX>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{say('tier')}</th>
              <th scope="col" class="num">
                {props.view.before()}
              </th>
              <th scope="col" class="num">
                {props.view.after()}
              </th>
              <th scope="col" class="num">
                {say('share')}
              </th>
              <th scope="col" class="num">
                {say('change')}
              </th>
              <Show when={hasMeasure()}>
                <th scope="col" class="num measure-head">
                  {props.names.measure()}
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={tiers()}>
              {(tier) => (
                <tr>
                  <th scope="row">
                    <TierBadge {...of(tier)} />
                  </th>
                  <td class="num ink-2">{text(tier, 'before')}</td>
                  <td class="num">{text(tier, 'after')}</td>
                  <td class="num ink-2">
                    {tier.after === undefined ? '–' : formatPercent(tier.after.share, language(), 1)}
                  </td>
                  <td class="num">{formatSigned(count(tier, 'after') - count(tier, 'before'), language())}</td>
                  <Show when={hasMeasure()}>
                    <td class="num ink-2">
                      {formatShort(tier.before?.measure ?? 0, language())} →{' '}
                      {formatShort(tier.after?.measure ?? 0, language())}
                    </td>
                  </Show>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </ScrollX>
      <Targets {...props} />
    </section>
  )
}

const BAR = 18
const GAP = 8
const LEFT = 64

function Bars(props: ImpactProps): JSX.Element {
  const [width, measure] = createWidth(420)
  const segments = (side: Side) => {
    const total = props.impact.distribution.reduce((sum, tier) => sum + (tier[side]?.subjects ?? 0), 0)
    const scale = (width() - LEFT) / Math.max(total, 1)
    let x = LEFT
    return props.impact.distribution.map((tier) => {
      const size = (tier[side]?.subjects ?? 0) * scale
      const segment = { x, size: Math.max(size - 1, 0), tier: tier.tier, formerly: tier.formerly }
      x += size
      return segment
    })
  }
  const row = (side: Side, y: number) => {
    const of = () => (side === 'before' ? props.view.a() : props.view.b())
    return (
      <>
        <text class="bar-name" x="0" y={y + 13}>
          {side === 'before' ? props.view.before() : props.view.after()}
        </text>
        <For each={segments(side)}>
          {(segment) => (
            <g class={rankOf(of(), side === 'before' ? (segment.formerly ?? segment.tier) : segment.tier).tone}>
              <rect class="tier-segment" x={segment.x} y={y} width={segment.size} height={BAR} />
            </g>
          )}
        </For>
      </>
    )
  }
  return (
    <div class="distribution-bars" ref={measure}>
      <svg width={width()} height={2 * BAR + GAP} role="img" aria-label={t('compare.distribution')}>
        {row('before', 0)}
        {row('after', BAR + GAP)}
      </svg>
    </div>
  )
}

/** What tiers were meant to hold, and what they do. */
function Targets(props: ImpactProps): JSX.Element {
  const say: ImpactSay = (key, params) => props.names.say(key, params)
  type Target = NonNullable<ImpactProps['impact']['targets'][number]['before']>
  const amount = (target: Target, value: number | undefined) => {
    if (value === undefined) return '–'
    return target.target.count === undefined ? formatPercent(value, language(), 1) : formatNumber(value, language())
  }
  const words = ({ target }: Target) => {
    if (target.share !== undefined) return say('target.share', { share: formatPercent(target.share, language()) })
    if (target.count !== undefined) return say('target.count', { n: target.count })
    const { of = '', share = 0 } = target.cumulative ?? {}
    return say('target.cumulative', { share: formatPercent(share, language()), field: props.names.field(of) })
  }
  const cell = (target: Target | undefined) => (target ? amount(target, target.actual) : '–')
  return (
    <Show when={props.impact.targets.length > 0}>
      <ScrollX>
        <table class="rows targets-table">
          <thead>
            <tr>
              <th scope="col">{say('target')}</th>
              <th scope="col" class="num">
                {props.view.before()}
              </th>
              <th scope="col" class="num">
                {props.view.after()}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.impact.targets}>
              {({ tier, before, after }) => (
                <tr>
                  <th scope="row">
                    {props.names.tier(tier)}
                    <span class="sub">{words((after ?? before) as Target)}</span>
                  </th>
                  <td class="num ink-2">{cell(before)}</td>
                  <td class="num">{cell(after)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </ScrollX>
    </Show>
  )
}
