import Sigma from 'lucide-solid/icons/sigma'
import Spline from 'lucide-solid/icons/spline'
import Table from 'lucide-solid/icons/table'
import { type JSX, Match, Switch } from 'solid-js'
import type { Points } from '../../../engine/index.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'

/** The kind of a dimension's points as a sign. */
export function KindIcon(props: { points: Points }): JSX.Element {
  return (
    <span class="kind-icon">
      <Switch fallback={<Sigma size={12} strokeWidth={1.75} />}>
        <Match when={props.points.bands}>
          <svg
            width="12"
            height="12"
            viewBox="0 0 12 12"
            fill="none"
            stroke="currentColor"
            stroke-width="1.25"
            aria-hidden="true"
          >
            <path d="M.5 10.5h3v-4h4v-4h4" />
          </svg>
        </Match>
        <Match when={props.points.lookup}>
          <svg
            width="12"
            height="12"
            viewBox="0 0 12 12"
            fill="none"
            stroke="currentColor"
            stroke-width="1.25"
            aria-hidden="true"
          >
            <path d="M.5 2.5h4M.5 6h4M.5 9.5h4M7 2.5h4.5M7 6h4.5M7 9.5h4.5" />
          </svg>
        </Match>
        <Match when={props.points.curve}>
          <Spline size={12} strokeWidth={1.75} />
        </Match>
        <Match when={props.points.table}>
          <Table size={12} strokeWidth={1.75} />
        </Match>
      </Switch>
    </span>
  )
}

export function kindKey(points: Points): MessageKey {
  if (points.bands) return 'points.bands'
  if (points.lookup) return 'points.lookup'
  if (points.curve) return 'points.curve'
  return points.table ? 'points.table' : 'points.formula'
}
