import { type JSX, Show } from 'solid-js'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { TableEditor } from './TableEditor.tsx'

/** The table that a dimension's points are read from; another dimension's is another editor. */
export default function PointsTableEditor(props: PointsViewProps): JSX.Element {
  return (
    <Show when={props.dimension.id} keyed>
      {(id) => <TableEditor owner={{ kind: 'dimension', id }} result={props.result} />}
    </Show>
  )
}
