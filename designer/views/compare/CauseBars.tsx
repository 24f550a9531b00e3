import { createMemo, For, type JSX, Show } from 'solid-js'
import { type Ablation, describeProblem, type MoveCounts } from '../../../engine/index.ts'
import { allMoves, otherMoves } from '../../model/compareImpact.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import type { ImpactProps } from './context.ts'
import { MoveCount } from './MoveCount.tsx'

const WIDTH = 88

interface Bar {
  title: string
  moves: MoveCounts | undefined
  /** Why it can't stand alone. */
  reason: string
  isAll: boolean
}

/** What each group of changes alone would have done, and all together: down to the left, up and then all others to the right. */
export function CauseBars(props: ImpactProps): JSX.Element {
  const bars = createMemo((): Bar[] => [
    ...(props.impact.ablation ?? []).map((part) => barOf(part, props)),
    { title: props.names.say('allTogether'), moves: props.impact.moves, reason: '', isAll: true },
  ])
  const most = () => Math.max(1, ...bars().flatMap(({ moves }) => (moves ? [allMoves(moves)] : [])))
  const widest = () => {
    const down = Math.max(...bars().map(({ moves }) => moves?.down ?? 0))
    return (down / most()) * WIDTH
  }
  return (
    <Show when={(props.impact.ablation ?? []).length > 0}>
      <div class="cause-bars">
        <h3 class="caption">{props.names.say('heading.ablation')}</h3>
        <table>
          <tbody>
            <For each={bars()}>
              {(bar) => (
                <tr classList={{ 'cause-all': bar.isAll }}>
                  <th scope="row">{bar.title}</th>
                  <td class="cause-bar">
                    <Show when={bar.moves}>
                      {(moves) => <MoveBar moves={moves()} scale={WIDTH / most()} zero={widest()} />}
                    </Show>
                  </td>
                  <td class="num">
                    <Show when={bar.moves} fallback={<span class="caption">{t('compare.notAlone')}</span>}>
                      {(moves) => (
                        <Show
                          when={allMoves(moves()) > 0}
                          fallback={<span class="caption">{t('compare.nobodyAlone')}</span>}
                        >
                          <MoveCount moves={moves()} />
                        </Show>
                      )}
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={bars().some(({ reason }) => reason !== '')}>
          <details class="cause-reasons">
            <summary class="caption">{t('compare.whyNotAlone')}</summary>
            <For each={bars().filter(({ reason }) => reason !== '')}>
              {(bar) => (
                <p class="sub">
                  <b>{bar.title}</b> {bar.reason}
                </p>
              )}
            </For>
          </details>
        </Show>
      </div>
    </Show>
  )
}

function barOf({ groups, result }: Ablation, { names }: ImpactProps): Bar {
  const titles = groups.map((group) => names.say(`group.${group}`))
  return {
    title: titles.join(names.say('together.joint')),
    moves: result.ok ? result.moves : undefined,
    reason: result.ok ? '' : describeProblem(result.reason, language()),
    isAll: false,
  }
}

/** The figures beside it say the same. */
function MoveBar(props: { moves: MoveCounts; scale: number; zero: number }): JSX.Element {
  const down = () => props.moves.down * props.scale
  const up = () => props.moves.up * props.scale
  return (
    <svg width={WIDTH + 4} height="12" aria-hidden="true">
      <rect class="bar-down" x={props.zero - down()} y="1" width={down()} height="10" />
      <rect class="bar-up" x={props.zero} y="1" width={up()} height="10" />
      <rect class="bar-other" x={props.zero + up()} y="1" width={otherMoves(props.moves) * props.scale} height="10" />
      <line class="bar-zero" x1={props.zero} x2={props.zero} y1="0" y2="12" />
    </svg>
  )
}
