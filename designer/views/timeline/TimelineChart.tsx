import { For, type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { asKnown, asServed, type LogEntry, phasesOf, type Stretch, ticksOf } from '../../model/governance/lanes.ts'
import type { TimelineReading } from '../../model/governance/timelinePage.ts'
import { localizedText } from '../../model/governance/words.ts'
import { wallOf } from '../../model/governance/zone.ts'
import { language } from '../../model/preferences.ts'
import { linear } from '../../model/ticks.ts'
import { t } from '../../model/words.ts'
import { createWidth } from '../../ui/createSize.ts'
import { Lane } from './Lane.tsx'

const LEFT = 124
const HEIGHT = 208
/** Tops of the rows. */
const PHASE = 34
const SERVED = 78
const KNOWN = 122
const RECORDED = 180

/** Phases, the version as served and as known, and when each entry was recorded, on one axis of time. */
export function TimelineChart(props: {
  reading: TimelineReading
  log: readonly LogEntry[]
  span: [number, number]
  /** Undefined: now. */
  knownAt: number | undefined
}): JSX.Element {
  const [width, measure] = createWidth(900)
  const x = () => linear(props.span, [LEFT, width()])
  const now = () => props.reading.now
  const served = () => asServed(props.reading.placed, now())
  const known = () => asKnown(props.reading.placed, props.knownAt ?? now())
  const day = (time: number) => formatDate(wallOf(time, props.reading.settings.timeZone).date, language())
  const ticks = () => ticksOf(props.span, Math.max(2, Math.floor((width() - LEFT) / 66)))
  /** Its text neither touches the tag of today nor the end. */
  const clear = (time: number) => {
    const from = x()(time) - x()(now())
    return (from < -80 || from > 38) && x()(time) < width() - 36
  }
  return (
    <div ref={measure} class="timeline-chart">
      <svg width={width()} height={HEIGHT} role="img" aria-label={t('timeline.chart')}>
        <For each={ticks()}>
          {(tick) => (
            <>
              <line
                class="tick"
                classList={{ year: tick.year }}
                x1={x()(tick.time)}
                x2={x()(tick.time)}
                y1="22"
                y2={HEIGHT}
              />
              <Show when={clear(tick.time)}>
                <text class="tick-text" classList={{ year: tick.year }} x={x()(tick.time) + 4} y="14">
                  {tickText(tick, language())}
                </text>
              </Show>
            </>
          )}
        </For>
        <RowName y={PHASE + 12} name={t('timeline.lane.phase')} hint={t('timeline.lane.phase.hint')} />
        <RowName y={SERVED + 11} name={t('timeline.lane.served')} hint={t('timeline.lane.served.hint')} />
        <RowName
          y={KNOWN + 11}
          name={t(props.knownAt === undefined ? 'timeline.lane.known' : 'timeline.lane.knownThen')}
          hint={props.knownAt === undefined ? t('timeline.lane.known.hint') : day(props.knownAt)}
        />
        <RowName y={RECORDED - 2} name={t('timeline.lane.recorded')} hint={t('timeline.lane.recorded.hint')} />
        <Phases phases={phasesOf(known())} x={x()} left={LEFT} right={width()} />
        <Lane stretches={served()} now={now()} x={x()} y={SERVED} left={LEFT} right={width()} />
        <Lane
          stretches={known()}
          now={now()}
          x={x()}
          y={KNOWN}
          left={LEFT}
          right={width()}
          differing={corrected(known(), served())}
        />
        <line class="recorded-line" x1={LEFT} x2={x()(now())} y1={RECORDED} y2={RECORDED} />
        <For each={props.log}>
          {({ placed, kind }) => (
            <Show when={placed.recordedAt >= props.span[0] && placed.effectiveFrom >= props.span[0]}>
              <path
                class={`recorded-link recorded-${kind}`}
                d={`M${x()(placed.effectiveFrom)} ${KNOWN + 27}C${x()(placed.effectiveFrom)} ${RECORDED - 12} ${x()(placed.recordedAt)} ${KNOWN + 36} ${x()(placed.recordedAt)} ${RECORDED - 4}`}
              />
              <circle class={`recorded recorded-${kind}`} cx={x()(placed.recordedAt)} cy={RECORDED} r="4" />
            </Show>
          )}
        </For>
        <line class="now-line" x1={x()(now())} x2={x()(now())} y1="20" y2={HEIGHT} />
        <rect class="now-tag" x={x()(now()) - 36} y="1" width="72" height="19" rx="4" />
        <text class="now-text" x={x()(now())} y="14" text-anchor="middle">
          {t('timeline.today')}
        </text>
      </svg>
    </div>
  )
}

function RowName(props: { y: number; name: string; hint: string }): JSX.Element {
  return (
    <>
      <text class="row-name" x="0" y={props.y}>
        {props.name}
      </text>
      <text class="row-hint" x="0" y={props.y + 15}>
        {props.hint}
      </text>
    </>
  )
}

function Phases(props: {
  phases: ReturnType<typeof phasesOf>
  x: (time: number) => number
  left: number
  right: number
}): JSX.Element {
  const shown = () =>
    props.phases.flatMap(({ phase, from, to }) => {
      const start = Math.max(props.x(from), props.left)
      const end = Math.min(to === undefined ? props.right : props.x(to), props.right) - 1
      return end - start < 2 ? [] : [{ name: localizedText(phase), start, end }]
    })
  return (
    <For each={shown()}>
      {({ name, start, end }) => (
        <>
          <path class="phase-bracket" d={`M${start} ${PHASE + 24}v-5H${end}v5`} />
          <Show when={fits(name, end - start)}>
            <text class="phase-name" x={start} y={PHASE + 12}>
              {name}
            </text>
          </Show>
          <title>{name}</title>
        </>
      )}
    </For>
  )
}

/** About as wide as it will be: a Chinese character takes twice the room. */
const fits = (text: string, width: number) =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12.5 : 6.6), 0) < width

/** The beginnings of stretches in which something else was served: what was corrected. */
function corrected(known: readonly Stretch[], served: readonly Stretch[]): Set<number> {
  const end = ({ to }: Stretch) => to ?? Number.POSITIVE_INFINITY
  const otherwise = (a: Stretch) => served.some((b) => b.version !== a.version && b.from < end(a) && a.from < end(b))
  return new Set(known.filter(otherwise).map(({ from }) => from))
}

function tickText({ time, year }: { time: number; year: boolean }, tag: string): string {
  const options: Intl.DateTimeFormatOptions = year ? { year: 'numeric' } : { month: 'short' }
  return new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, { ...options, timeZone: 'UTC' }).format(time)
}
