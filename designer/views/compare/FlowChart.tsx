import { createMemo, For, type JSX } from 'solid-js'
import type { ImpactNames, Strategy } from '../../../engine/index.ts'
import { type FlowNode, flowOf } from '../../model/compareFlow.ts'
import type { MatrixView } from '../../model/compareImpact.ts'
import { formatNumber } from '../../model/format.ts'
import { rankOf } from '../../model/ladder.ts'
import { tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { createWidth } from '../../ui/createSize.ts'
import type { CompareView } from './context.ts'

const HEIGHT = 260
const TOP = 20
const STACK = 10
const SIDE = 132

/** The same as the matrix, as ribbons from tier to tier. */
export function FlowChart(props: { matrix: MatrixView; view: CompareView; names: ImpactNames }): JSX.Element {
  const [width, measure] = createWidth(560)
  const inner = () => Math.max(width() - 2 * (SIDE + STACK), 40)
  const flow = createMemo(() => flowOf(props.matrix, inner(), HEIGHT))
  const name = (node: FlowNode, of: Strategy) =>
    node.tier === undefined ? props.names.say('refused') : tierName(of, node.tier, language())
  const tone = (node: FlowNode, of: Strategy) => (node.tier === undefined ? 'tone-none' : rankOf(of, node.tier).tone)
  const right = () => SIDE + STACK + inner()
  const stack = (nodes: readonly FlowNode[], side: 'a' | 'b') => (
    <For each={nodes}>
      {(node) => {
        const of = () => props.view[side]()
        const x = () => (side === 'a' ? SIDE : right())
        const textX = () => (side === 'a' ? SIDE - 8 : right() + STACK + 8)
        const anchor = side === 'a' ? 'end' : 'start'
        return (
          <g class={tone(node, of())}>
            <rect class="flow-node" x={x()} y={TOP + node.y} width={STACK} height={Math.max(node.height, 1)} />
            <text class="flow-label" x={textX()} y={TOP + node.y + node.height / 2 + 4} text-anchor={anchor}>
              {name(node, of())} <tspan class="flow-count">{formatNumber(node.count, language())}</tspan>
            </text>
          </g>
        )
      }}
    </For>
  )
  return (
    <div class="flow" ref={measure}>
      <svg
        width={width()}
        height={HEIGHT + TOP + 4}
        role="img"
        aria-label={t('compare.flowChart', { from: props.view.before(), to: props.view.after() })}
      >
        <text class="flow-head" x={SIDE + STACK} y="10" text-anchor="end">
          {props.view.before()}
        </text>
        <text class="flow-head" x={right()} y="10">
          {props.view.after()}
        </text>
        <g transform={`translate(${SIDE + STACK} ${TOP})`}>
          <For each={flow().ribbons}>
            {(ribbon) => (
              <path class={`ribbon ribbon-${ribbon.way}`} d={ribbon.path}>
                <title>{formatNumber(ribbon.count, language())}</title>
              </path>
            )}
          </For>
        </g>
        {stack(flow().left, 'a')}
        {stack(flow().right, 'b')}
      </svg>
    </div>
  )
}
