import { createSignal, For, Index, type JSX, Show } from 'solid-js'
import type { AxisName } from '../../../model/edit/matrix.ts'
import { formatNumber, formatPercent } from '../../../model/format.ts'
import { rankOf } from '../../../model/ladder.ts'
import { language } from '../../../model/preferences.ts'
import { ticksOf } from '../../../model/ticks.ts'
import { t } from '../../../model/words.ts'
import { createMedia } from '../../../ui/createMedia.ts'
import { createWidth } from '../../../ui/createSize.ts'
import { halfWidth, scaled } from '../../../ui/plot/frame.ts'
import { Handle } from '../../../ui/plot/Handle.tsx'
import '../../../ui/plot.css'
import '../../../ui/plot/plot.css'
import { useStrategy } from '../../strategy/context.ts'
import { CellChoice } from './CellChoice.tsx'
import type { MatrixEditing } from './createMatrix.ts'
import { createPick } from './createPick.ts'
import type { Tiering } from './createTiering.ts'
import { MatrixDots } from './MatrixDots.tsx'
import { PickArea, PickTip } from './MatrixPick.tsx'
import type { MatrixSpace } from './matrixSpace.ts'

const TOP = 80
const LEFT = 48

/** All subjects by two scores, over cells coloured by tier, with edges that can be dragged. */
export function MatrixPlot(props: { tiering: Tiering; editing: MatrixEditing }): JSX.Element {
  const view = useStrategy()
  const low = createMedia('(max-height: 820px)')
  const [width, measure] = createWidth(760)
  const [attended, setAttended] = createSignal<string>()
  const right = () => width() - 86
  const bottom = () => TOP + (low() ? 330 : 440)
  const space: MatrixSpace = {
    x: (score) => clamped(scaled(props.editing.domain('x'), LEFT, right())(score), LEFT, right()),
    y: (score) => clamped(scaled(props.editing.domain('y'), bottom(), TOP)(score), TOP, bottom()),
  }
  const pick = createPick(props.editing, space, () => ({ left: LEFT, right: right(), top: TOP, bottom: bottom() }))
  const borders = (axis: AxisName) => {
    const [start, end] = props.editing.domain(axis)
    return [start, ...props.editing.matrix()[axis].edges, end].map(space[axis])
  }
  const cells = () =>
    props.editing.matrix().cells.flatMap((row, y) =>
      row.map((tier, x) => ({
        tier,
        x,
        y,
        left: borders('x')[x] as number,
        right: borders('x')[x + 1] as number,
        top: borders('y')[y + 1] as number,
        bottom: borders('y')[y] as number,
      })),
    )
  const ghosts = (axis: AxisName) =>
    props.editing.before(axis).filter((edge) => !props.editing.matrix()[axis].edges.includes(edge))
  const text = (value: number) => formatNumber(value, language())
  const handle = (axis: AxisName, edge: () => number, index: number) => {
    const key = `${axis} ${index}`
    const [start, end] = [() => props.editing.domain(axis)[0], () => props.editing.domain(axis)[1]]
    const actions = props.editing.actions(
      axis,
      index,
      () => (axis === 'x' ? right() - LEFT : TOP - bottom()) / (end() - start()),
      {
        attend: (attending) => setAttended(attending ? key : undefined),
        type: () => {
          view.inspector.show('cells')
          queueMicrotask(() =>
            document.querySelector<HTMLInputElement>(`input[name="cut-${key.replace(' ', '-')}"]`)?.focus(),
          )
        },
      },
    )
    const was = () => props.editing.before(axis)[index]
    const edges = () => props.editing.matrix()[axis].edges
    return (
      <Handle
        x={axis === 'x' ? space.x(edge()) : right() + 26}
        y={axis === 'x' ? TOP - 14 : space.y(edge())}
        half={halfWidth(text(edge())) + (axis === 'x' ? 4 : 0)}
        text={text(edge())}
        label={t('editTiers.cutHandle', { axis: props.editing.axisName(axis) })}
        valueText={
          was() === undefined
            ? text(edge())
            : `${text(edge())}, ${t('editTiers.was', { score: text(was() as number) })}`
        }
        now={edge()}
        min={edges()[index - 1] ?? start()}
        max={edges()[index + 1] ?? end()}
        direction={axis === 'x' ? 'across' : 'up'}
        active={attended() === key}
        actions={actions}
      />
    )
  }
  return (
    <div class="plot over-bars mine matrix-plot" ref={measure}>
      <div class="plot-legend">
        <Show when={view.base()}>
          {(version) => (
            <>
              <span class="plot-key">
                <svg width="12" height="12" aria-hidden="true">
                  <circle class="matrix-ring up" cx="6" cy="6" r="4.5" />
                </svg>
                {t('editTiers.movesUp')}
              </span>
              <span class="plot-key">
                <svg width="12" height="12" aria-hidden="true">
                  <circle class="matrix-ring down" cx="6" cy="6" r="4.5" />
                </svg>
                {t('editTiers.movesDown')}
              </span>
              <span class="plot-key">
                <svg width="16" height="8" aria-hidden="true">
                  <line class="plot-ghost" x2="16" y1="4" y2="4" />
                </svg>
                {t('editTiers.inEffect', { version: `v${version().number}` })}
              </span>
            </>
          )}
        </Show>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no drawing */}
      <svg width={width()} height={bottom() + 40} role="group" aria-label={t('editTiers.matrixPlot')}>
        <Index each={cells()}>
          {(cell) => (
            <rect
              class={`matrix-ground ${rankOf(view.document(), cell().tier).tone}`}
              x={cell().left}
              y={cell().top}
              width={Math.max(cell().right - cell().left, 0)}
              height={Math.max(cell().bottom - cell().top, 0)}
            />
          )}
        </Index>
        <For each={ticksOf(props.editing.domain('x'), 6)}>
          {(tick) => (
            <>
              <line class="plot-grid" x1={space.x(tick)} x2={space.x(tick)} y1={TOP} y2={bottom()} />
              <text class="plot-tick" x={space.x(tick)} y={bottom() + 15} text-anchor="middle">
                {text(tick)}
              </text>
            </>
          )}
        </For>
        <For each={ticksOf(props.editing.domain('y'), 6)}>
          {(tick) => (
            <>
              <line class="plot-grid" x1={LEFT} x2={right()} y1={space.y(tick)} y2={space.y(tick)} />
              <text class="plot-tick" x={LEFT - 6} y={space.y(tick) + 4} text-anchor="end">
                {text(tick)}
              </text>
            </>
          )}
        </For>
        <rect class="matrix-frame" x={LEFT} y={TOP} width={Math.max(right() - LEFT, 0)} height={bottom() - TOP} />
        <Show when={props.editing.answer()}>
          {(answer) => (
            <>
              <Margin counts={answer().marginals.x} from={LEFT} to={right()} base={TOP - 28} depth={30} />
              <g transform={`translate(${right() + 52} ${bottom()}) rotate(-90)`}>
                <Margin counts={answer().marginals.y} from={0} to={bottom() - TOP} base={0} depth={-30} />
              </g>
              <MatrixDots
                answer={answer()}
                space={space}
                domain={{ x: props.editing.domain('x'), y: props.editing.domain('y') }}
              />
            </>
          )}
        </Show>
        <PickArea pick={pick} />
        <For each={ghosts('x')}>
          {(edge) => <line class="plot-ghost" x1={space.x(edge)} x2={space.x(edge)} y1={TOP} y2={bottom()} />}
        </For>
        <For each={ghosts('y')}>
          {(edge) => <line class="plot-ghost" x1={LEFT} x2={right()} y1={space.y(edge)} y2={space.y(edge)} />}
        </For>
        <Index each={props.editing.matrix().x.edges}>
          {(edge, index) => (
            <line
              class="plot-cut"
              classList={{ active: attended() === `x ${index}` }}
              x1={space.x(edge())}
              x2={space.x(edge())}
              y1={TOP - 8}
              y2={bottom()}
            />
          )}
        </Index>
        <Index each={props.editing.matrix().y.edges}>
          {(edge, index) => (
            <line
              class="plot-cut"
              classList={{ active: attended() === `y ${index}` }}
              x1={LEFT}
              x2={right() + 10}
              y1={space.y(edge())}
              y2={space.y(edge())}
            />
          )}
        </Index>
        <text class="plot-caption matrix-axis" x={(LEFT + right()) / 2} y={bottom() + 34} text-anchor="middle">
          {props.editing.axisName('x')}
        </text>
        <text
          class="plot-caption matrix-axis"
          transform={`translate(11 ${(TOP + bottom()) / 2}) rotate(-90)`}
          text-anchor="middle"
        >
          {props.editing.axisName('y')}
        </text>
        <Index each={props.editing.matrix().x.edges}>{(edge, index) => handle('x', edge, index)}</Index>
        <Index each={props.editing.matrix().y.edges}>{(edge, index) => handle('y', edge, index)}</Index>
      </svg>
      <Index each={cells()}>
        {(cell) => {
          const figures = () => props.editing.answer()?.cells[cell().y]?.[cell().x]
          const room = () => [cell().right - cell().left, cell().bottom - cell().top] as const
          return (
            <Show when={room()[0] > 64 && room()[1] > 34}>
              <div
                class="matrix-label"
                style={{
                  left: `${cell().left + 6}px`,
                  top: `${cell().top + 6}px`,
                  'max-width': `${room()[0] - 12}px`,
                }}
              >
                <CellChoice
                  tiering={props.tiering}
                  tier={cell().tier}
                  column={cell().x}
                  row={cell().y}
                  editing={props.editing}
                />
                <Show when={room()[1] > 56 && figures()}>
                  {(found) => (
                    <span class="matrix-label-figures">
                      <b>{text(found().count)}</b>
                      <Show when={room()[0] > 100}>
                        {' '}
                        {formatPercent(
                          found().count / Math.max(props.editing.answer()?.decided ?? 0, 1),
                          language(),
                          1,
                        )}
                      </Show>
                      <Show when={room()[0] > 140 && found().before !== undefined && view.base()}>
                        {(version) => (
                          <span class="ink-2">
                            {' '}
                            {`v${version().number}`} {text(found().before ?? 0)}
                          </span>
                        )}
                      </Show>
                    </span>
                  )}
                </Show>
              </div>
            </Show>
          )
        }}
      </Index>
      <PickTip pick={pick} />
    </div>
  )
}

const clamped = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** Subjects along one axis, as plain bars that grow upwards, or for a negative depth downwards. */
function Margin(props: {
  counts: readonly number[]
  from: number
  to: number
  base: number
  depth: number
}): JSX.Element {
  const path = () => {
    const most = Math.max(1, ...props.counts)
    const step = (props.to - props.from) / props.counts.length
    return props.counts
      .map((count, index) => {
        const height = (count / most) * props.depth
        const x = props.from + index * step
        return count === 0
          ? ''
          : `M${x.toFixed(1)} ${props.base}v${(-height).toFixed(1)}h${(step - 1).toFixed(1)}V${props.base}z`
      })
      .join('')
  }
  return <path class="matrix-margin" d={path()} />
}
