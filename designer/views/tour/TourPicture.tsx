import { For, type JSX, Match, Switch } from 'solid-js'
import type { TourStep } from '../../model/tour.ts'

/** A small drawing of what a step is about; the text says it. */
export function TourPicture(props: { step: TourStep }): JSX.Element {
  return (
    <svg class="tour-picture" viewBox="0 0 400 132" aria-hidden="true">
      <Switch>
        <Match when={props.step === 'pack'}>
          <Packs />
        </Match>
        <Match when={props.step === 'design'}>
          <Bands />
        </Match>
        <Match when={props.step === 'movement'}>
          <Movement />
        </Match>
        <Match when={props.step === 'compare'}>
          <Matrix />
        </Match>
        <Match when={props.step === 'approval'}>
          <Versions />
        </Match>
      </Switch>
    </svg>
  )
}

/** A list with one line chosen. */
function Packs(): JSX.Element {
  return (
    <For each={[0, 1, 2, 3]}>
      {(row) => (
        <g transform={`translate(70 ${14 + row * 27})`}>
          <rect class={row === 1 ? 'pic-chosen' : 'pic-row'} width="260" height="24" rx="4" />
          <rect class="pic-ink" x="12" y="7" width={[92, 120, 76, 104][row]} height="4" rx="2" />
          <rect class="pic-soft" x="12" y="15" width={[150, 178, 132, 160][row]} height="3" rx="1.5" />
        </g>
      )}
    </For>
  )
}

const HEIGHTS = [10, 18, 30, 44, 52, 58, 50, 40, 34, 24, 18, 12, 8]

/** Bands over a histogram, an edge being dragged. */
function Bands(): JSX.Element {
  return (
    <>
      <For each={HEIGHTS}>
        {(height, index) => <rect class="pic-soft" x={72 + index() * 20} y={110 - height} width="18" height={height} />}
      </For>
      <path class="pic-line" d="M70 96H150V66H236V30H332" />
      <path class="pic-edge" d="M236 20V112" />
      <circle class="pic-handle" cx="236" cy="48" r="6" />
      <path class="pic-axis" d="M70 112.5H332" />
    </>
  )
}

/** Subjects that rise and that fall. */
function Movement(): JSX.Element {
  return (
    <>
      <For each={[1, 2, 3, 4]}>
        {(rank) => (
          <rect
            class={`share-part tone-4-${rank}`}
            x="90.5"
            y={14.5 + (rank - 1) * 27}
            width="220"
            height="20"
            rx="2"
          />
        )}
      </For>
      <path class="pic-up" d="M140 84V34M133 42l7-9 7 9" />
      <path class="pic-up" d="M172 111V62M165 70l7-9 7 9" />
      <path class="pic-down" d="M250 50V98M243 90l7 9 7-9" />
    </>
  )
}

const CELLS = [
  [5, 1, 0, 0],
  [2, 7, 1, 0],
  [0, 2, 6, 1],
  [0, 0, 1, 3],
]

/** From which tier to which. */
function Matrix(): JSX.Element {
  return (
    <For each={CELLS}>
      {(row, y) => (
        <For each={row}>
          {(count, x) => (
            <g transform={`translate(${126 + x() * 38} ${12 + y() * 28})`}>
              <rect class={cellClass(count, x(), y())} width="36" height="26" rx="2" />
              <rect class="pic-ink" x="8" y="11" width={count * 2.8} height="4" rx="2" />
            </g>
          )}
        </For>
      )}
    </For>
  )
}

function cellClass(count: number, x: number, y: number): string {
  if (count === 0) return 'pic-row'
  if (x === y) return 'pic-same'
  return x < y ? 'pic-rise' : 'pic-fall'
}

/** Versions on a time axis, the next one approved. */
function Versions(): JSX.Element {
  return (
    <>
      <rect class="pic-past" x="50" y="50" width="90" height="30" />
      <rect class="pic-now" x="142" y="50" width="110" height="30" />
      <rect class="pic-next" x="254.5" y="50.5" width="95" height="29" />
      <path class="pic-edge" d="M206 30V102" />
      <path class="pic-check" d="M292 65l7 7 13-14" />
      <path class="pic-axis" d="M50 102.5H350" />
    </>
  )
}
