import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { formatNumber, formatSigned } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { DimensionNode, ScoreNode } from '../../../model/tree.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { KindIcon } from '../../strategy/KindIcon.tsx'
import { weightText } from '../../strategy/ScoreTree.tsx'
import type { Weighing } from './createWeighing.ts'
import { LockButton } from './LockButton.tsx'
import { WeightCell } from './WeightCell.tsx'

/** Half the width of the bars of change, in pixels, and how much of the total fills it. */
const [HALF, FULL] = [44, 0.1]

/** A dimension: its weight in the group, its share of the total, and both against the version in effect. */
export function WeightLeaf(props: {
  node: DimensionNode
  parent: ScoreNode
  weighing: Weighing
  isWeighted: boolean
}): JSX.Element {
  const view = useStrategy()
  const before = () => props.weighing.before(props.node)?.share
  const change = () => {
    const [was, is] = [before(), props.node.share]
    return was === undefined || is === undefined ? undefined : Math.round((is - was) * 1e6) / 1e6
  }
  const points = (share: number | undefined) =>
    share === undefined ? '' : formatNumber(Number((share * 100).toFixed(4)), language(), 2)
  return (
    <div class="weight-leaf">
      <A class="weight-name" href={view.href('dimensions', props.node.dimension.id)}>
        <KindIcon points={props.node.dimension.points} />
        <span>{nameOf(props.node.dimension, language())}</span>
      </A>
      <Show when={props.isWeighted} fallback={<span class="weights-figure tab ink-2">{weightText(props.node)}</span>}>
        <span class="weight-typed">
          <LockButton node={props.node} weighing={props.weighing} />
          <WeightCell node={props.node} parent={props.parent} weighing={props.weighing} />
        </span>
      </Show>
      <span class="weights-figure tab strong">{points(props.node.share)}</span>
      <span class="weights-figure tab ink-3">{points(before())}</span>
      <span class="weights-change">
        <Show when={change()}>
          {(by) => (
            <>
              <ChangeBar by={by()} />
              <span class="tab">{formatSigned(Number((by() * 100).toFixed(4)), language())}</span>
            </>
          )}
        </Show>
        <Show when={change() === 0}>
          <span class="ink-3">{t('weights.same')}</span>
        </Show>
      </span>
    </div>
  )
}

function ChangeBar(props: { by: number }): JSX.Element {
  const width = () => Math.min(Math.abs(props.by) / FULL, 1) * HALF
  return (
    <svg class="change-bar" width={2 * HALF} height="8" aria-hidden="true">
      <line class="change-zero" x1={HALF} x2={HALF} y1="0" y2="8" />
      <rect x={props.by < 0 ? HALF - width() : HALF} y="1" width={width()} height="6" />
    </svg>
  )
}
