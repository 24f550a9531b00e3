import { type JSX, Show } from 'solid-js'
import { type ImpactSay, impactSay } from '../../../engine/index.ts'
import { otherMoves } from '../../model/compareImpact.ts'
import { formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'

type Counts = Partial<Record<'up' | 'down' | 'across' | 'refused' | 'admitted', number>>

/** How many rise, fall or move otherwise: signs and colours, and the same in words for who can't see them. */
export function MoveCount(props: { moves: Counts }): JSX.Element {
  const other = () => otherMoves({ across: 0, refused: 0, admitted: 0, ...props.moves })
  return (
    <span class="move-count tab">
      <Show when={props.moves.up}>{(n) => <Way way="up" sign="▲" n={n()} />}</Show>
      <Show when={props.moves.down}>{(n) => <Way way="down" sign="▼" n={n()} />}</Show>
      <Show when={other()}>
        {(n) => (
          <span class="ink-2" title={otherText(props.moves)}>
            <span aria-hidden="true">◆ {formatNumber(n(), language())}</span>
            <span class="hidden-visually">{otherText(props.moves)}</span>
          </span>
        )}
      </Show>
    </span>
  )
}

function Way(props: { way: 'up' | 'down'; sign: string; n: number }): JSX.Element {
  return (
    <span class={props.way}>
      <span aria-hidden="true">
        {props.sign} {formatNumber(props.n, language())}
      </span>
      <span class="hidden-visually">{impactSay(language())(`way.${props.way}`, { n: props.n })}</span>
    </span>
  )
}

const otherText = ({ across = 0, refused = 0, admitted = 0 }: Counts): string => {
  const say: ImpactSay = impactSay(language())
  const ways = { across, refused, admitted }
  return (['across', 'refused', 'admitted'] as const)
    .filter((way) => ways[way] > 0)
    .map((way) => say(`way.${way}`, { n: ways[way] }))
    .join(say('comma'))
}
