import { type JSX, lazy, Show, Suspense } from 'solid-js'
import { touring } from '../../model/tour.ts'

const Tour = lazy(() => import('./Tour.tsx'))

/** The tour comes when it is first asked for. */
export function TourHost(): JSX.Element {
  return (
    <Show when={touring()}>
      <Suspense>
        <Tour />
      </Suspense>
    </Show>
  )
}
