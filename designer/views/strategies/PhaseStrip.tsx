import { For, type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { linear } from '../../model/ticks.ts'
import { type Period, yearTicks } from '../../model/timeline.ts'
import { t } from '../../model/words.ts'
import { createWidth } from '../../ui/createSize.ts'

interface Span {
  span: [number, number]
  now: number
}

const ROW = 79
/** Where a row is higher than its drawing, the lines go on. */
const BEYOND = 120
const LETTER = 6.4
/** Of a day written out, in any language. */
const TODAY = 84

/** The years above the strips, and today. */
export function PhaseAxis(props: Span): JSX.Element {
  const [width, measure] = createWidth(440)
  const x = () => linear(props.span, [0, width()])
  const today = () => formatDate(new Date(props.now).toISOString(), language())
  return (
    <div ref={measure} class="strip-years">
      <svg class="strip-axis" width={width()} height="20" aria-hidden="true">
        <For each={yearTicks(props.span)}>
          {(tick) => (
            <Show when={Math.abs(x()(tick.time) - x()(props.now)) > 78 && x()(tick.time) < width() - 30}>
              <line class="strip-year" x1={x()(tick.time)} x2={x()(tick.time)} y1="4" y2="20" />
              <text x={x()(tick.time) + 4} y="14">
                {tick.year}
              </text>
            </Show>
          )}
        </For>
        <text class="strip-today" x={Math.min(x()(props.now), width() - TODAY / 2)} y="14" text-anchor="middle">
          {today()}
        </text>
      </svg>
    </div>
  )
}

/** One strategy's periods on the time axis: the version in the bar, its phase beside it. */
export function PhaseStrip(props: Span & { periods: readonly Period[] }): JSX.Element {
  const [width, measure] = createWidth(440)
  const x = () => linear(props.span, [0, width()])
  const bars = () =>
    props.periods.flatMap((period, index) => {
      const from = Math.max(x()(period.from), 0)
      const to = Math.min(period.to === undefined ? width() : x()(period.to), width())
      return to <= 0 ? [] : [{ period, index, from, to, phase: phaseName(period.phase, language()) }]
    })
  const summary = () =>
    props.periods
      .map((period) =>
        t('strategies.period', {
          version: `v${period.version}`,
          date: formatDate(period.effectiveFrom, language()),
          phase: phaseName(period.phase, language()),
        }).trim(),
      )
      .join('; ')
  return (
    <div ref={measure} class="strip">
      <svg width={width()} height={ROW} role="img" aria-label={summary() || t('strategies.phases')}>
        <For each={yearTicks(props.span)}>
          {(tick) => <line class="strip-year" x1={x()(tick.time)} x2={x()(tick.time)} y1={-BEYOND} y2={ROW + BEYOND} />}
        </For>
        <For each={bars()}>
          {(bar) => {
            const end = () => Math.max(bar.to - 1, bar.from + 2)
            const known = () => (bar.period.state === 'current' ? Math.min(x()(props.now), end()) : end())
            // Labels of neighbouring periods alternate above and below, so that they never touch.
            const labelY = () => (bar.index % 2 === 0 ? 22 : 66)
            const atEnd = () => bar.from + bar.phase.length * LETTER > width()
            return (
              <g class={`period period-${bar.period.state}`}>
                <rect class="period-bar" x={bar.from} y="28" width={Math.max(end() - bar.from, 2)} height="24" />
                <Show when={bar.period.state === 'current'}>
                  <rect class="period-known" x={bar.from} y="28" width={Math.max(known() - bar.from, 2)} height="24" />
                </Show>
                <Show when={end() - bar.from > 22}>
                  <text class="period-version" x={bar.from + 7} y="44">
                    v{bar.period.version}
                  </text>
                </Show>
                <text
                  class="period-phase"
                  x={atEnd() ? width() : bar.from}
                  y={labelY()}
                  text-anchor={atEnd() ? 'end' : 'start'}
                >
                  {bar.phase}
                </text>
              </g>
            )
          }}
        </For>
        <line class="strip-now" x1={x()(props.now)} x2={x()(props.now)} y1={-BEYOND} y2={ROW + BEYOND} />
      </svg>
    </div>
  )
}
