import { A } from '@solidjs/router'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { ImpactSay, Mover } from '../../../engine/index.ts'
import { allMoves, isListed, type MoverFilter, otherMoves } from '../../model/compareImpact.ts'
import { formatNumber, formatShort } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { subjectPath } from '../../model/subjectPath.ts'
import { t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TierBadge } from '../TierBadge.tsx'
import type { ImpactProps } from './context.ts'

const FIRST = 15
const STEP = 100

/** Who moves, the largest first, each with the main reason. */
export function MoversTable(props: ImpactProps): JSX.Element {
  const [filter, setFilter] = createSignal<MoverFilter>('all')
  const [most, setMost] = createSignal(FIRST)
  const say: ImpactSay = (key, params) => props.names.say(key, params)
  const totals = () => {
    const { moves } = props.impact
    return { all: allMoves(moves), up: moves.up, down: moves.down, other: otherMoves(moves) }
  }
  const found = createMemo(() => props.impact.movers.filter((mover) => isListed(mover, filter())))
  const shown = () => found().slice(0, most())
  const hasName = () => props.impact.movers.some(({ name }) => name !== undefined)
  const hasMeasure = () => props.impact.measure !== undefined
  const more = () => Math.min(STEP, found().length - shown().length)
  const choices = () => [
    { value: 'all' as const, text: t('compare.allMovers', { n: totals().all }) },
    { value: 'up' as const, text: t('compare.upMovers', { n: totals().up }) },
    { value: 'down' as const, text: t('compare.downMovers', { n: totals().down }) },
    ...(totals().other > 0 ? [{ value: 'other' as const, text: t('compare.otherMovers', { n: totals().other }) }] : []),
  ]
  const choose = (chosen: MoverFilter) => {
    setFilter(chosen)
    setMost(FIRST)
  }
  return (
    <Show when={totals().all > 0}>
      <section class="movers" aria-labelledby="movers-head">
        <div class="movers-head">
          <h3 id="movers-head" class="hidden-visually">
            {say('heading.movers')}
          </h3>
          <Segmented name={t('compare.filter')} choices={choices()} chosen={filter()} onChoose={choose} />
          <span class="spring" />
          <span class="ink-3">{t('compare.shownOf', { n: shown().length, all: totals()[filter()] })}</span>
        </div>
        <ScrollX>
          <table class="rows movers-table" classList={{ ranked: props.view.a().ordered !== false }}>
            <thead>
              <tr>
                <th scope="col">{say('subject')}</th>
                <Show when={hasName()}>
                  <th scope="col">{say('name')}</th>
                </Show>
                <Show when={hasMeasure()}>
                  <th scope="col" class="num measure-head">
                    {props.names.measure()}
                  </th>
                </Show>
                <th scope="col" class="num">
                  {props.view.before()}
                </th>
                <th scope="col" class="num">
                  {props.view.after()}
                </th>
                <th scope="col">{say('tier')}</th>
                <th scope="col">
                  <span class="hidden-visually">{t('compare.direction')}</span>
                </th>
                <th scope="col">{say('reason')}</th>
              </tr>
            </thead>
            <tbody>
              <For each={shown()}>
                {(mover) => <Row {...props} mover={mover} hasName={hasName()} hasMeasure={hasMeasure()} />}
              </For>
            </tbody>
          </table>
        </ScrollX>
        <Show when={more() > 0}>
          <button type="button" class="button quiet" onClick={() => setMost(most() + STEP)}>
            {t('compare.more', { n: more() })}
          </button>
        </Show>
        <Show when={more() === 0 && found().length < totals()[filter()]}>
          <p class="caption">{t('compare.inReport')}</p>
        </Show>
      </section>
    </Show>
  )
}

function Row(props: ImpactProps & { mover: Mover; hasName: boolean; hasMeasure: boolean }): JSX.Element {
  const tier = (id: string | undefined, side: 'a' | 'b') => (
    <Show when={id} fallback={<span class="ink-2">{props.names.say('refused')}</span>}>
      {(found) => <TierBadge id={found()} of={props.view[side]()} />}
    </Show>
  )
  return (
    <tr>
      <th scope="row" class="mono">
        <Show when={props.mover.subject} fallback={`#${props.mover.row + 1}`}>
          {(subject) => (
            <A class="link" href={subjectPath(props.view.choices().strategy, subject())}>
              {subject()}
            </A>
          )}
        </Show>
      </th>
      <Show when={props.hasName}>
        <td class="mover-name">{props.mover.name}</td>
      </Show>
      <Show when={props.hasMeasure}>
        <td class="num">{props.mover.measure === undefined ? '–' : formatShort(props.mover.measure, language())}</td>
      </Show>
      <td class="num ink-2">{scoresText(props.mover.before)}</td>
      <td class="num">{scoresText(props.mover.after)}</td>
      <td class="mover-tiers">
        <span class="mover-from">{tier(props.mover.from, 'a')}</span> <span class="ink-3">→</span>{' '}
        {tier(props.mover.to, 'b')}
      </td>
      <td>
        <Direction way={props.mover.direction} text={props.names.say(`way.${props.mover.direction}`, { n: 1 })} />
      </td>
      <td class="mover-reason ink-2">{props.names.reason(props.mover)}</td>
    </tr>
  )
}

const signs = {
  up: { sign: '▲', tone: 'up' },
  admitted: { sign: '▲', tone: 'up' },
  down: { sign: '▼', tone: 'down' },
  refused: { sign: '✕', tone: 'down' },
  across: { sign: '◆', tone: 'ink-2' },
} as const satisfies Record<Mover['direction'], { sign: string; tone: string }>

const Direction = (props: { way: Mover['direction']; text: string }): JSX.Element => (
  <span class={signs[props.way].tone}>
    <span aria-hidden="true">{signs[props.way].sign}</span>
    <span class="hidden-visually">{props.text}</span>
  </span>
)

const scoresText = (scores: Record<string, number>): string =>
  Object.values(scores)
    .map((value) => formatNumber(value, language(), 2))
    .join(' · ')
