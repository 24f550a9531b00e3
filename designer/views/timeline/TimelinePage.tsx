import { useParams } from '@solidjs/router'
import { createSignal, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { readTimeline } from '../../model/governance/timelinePage.ts'
import { createLoad } from '../../model/load.ts'
import { label } from '../../model/words.ts'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import type { Open } from './open.ts'
import { TimelineView } from './TimelineView.tsx'
import '../../ui/forms.css'
import './timeline.css'

const RequestApprovalDialog = lazy(() => import('../proposals/RequestApprovalDialog.tsx'))
const DeleteDraftDialog = lazy(() => import('../strategy/DeleteDraftDialog.tsx'))
const CancelDialog = lazy(() => import('./CancelDialog.tsx'))
const CorrectDialog = lazy(() => import('./CorrectDialog.tsx'))

/** Versions and phases of a strategy on a time axis, and what is changed of that. */
export default function TimelinePage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const id = () => decodeURIComponent(params.id)
  return (
    <StrategyScreen id={id()} tab="timeline" title={label('timeline')} class="timeline-page">
      {(summary) => <Timeline strategy={summary.id} />}
    </StrategyScreen>
  )
}

function Timeline(props: { strategy: string }): JSX.Element {
  const load = createLoad(() => props.strategy, readTimeline)
  const [open, setOpen] = createSignal<Open>()
  const close = () => setOpen(undefined)
  const opened = <Kind extends Open['kind']>(kind: Kind) => {
    const now = open()
    return now?.kind === kind ? (now as Extract<Open, { kind: Kind }>) : undefined
  }
  return (
    <>
      <Show when={load.failure()}>{(failure) => <FailureNotice page failure={failure()} onRetry={load.retry} />}</Show>
      <Show when={load.loading() && !load.data()}>
        <LoadingText />
      </Show>
      <Show when={load.data()}>{(reading) => <TimelineView reading={reading()} onOpen={setOpen} />}</Show>
      <Suspense>
        <Switch>
          <Match when={opened('request')} keyed>
            {({ source }) => (
              <RequestApprovalDialog strategy={props.strategy} source={source} onClose={close} onSent={load.retry} />
            )}
          </Match>
          <Match when={opened('cancel')} keyed>
            {({ entry }) => (
              <Show when={load.data()} keyed>
                {(reading) => <CancelDialog reading={reading} entry={entry} onClose={close} onDone={load.retry} />}
              </Show>
            )}
          </Match>
          <Match when={opened('delete')} keyed>
            {({ draft }) => (
              <DeleteDraftDialog
                draft={draft}
                only={load.data()?.versions.length === 0 && load.data()?.drafts.length === 1}
                onClose={close}
                onDeleted={() => {
                  close()
                  load.retry()
                }}
                onRestored={load.retry}
              />
            )}
          </Match>
          <Match when={opened('correct')}>
            <Show when={load.data()} keyed>
              {(reading) => <CorrectDialog reading={reading} onClose={close} onDone={load.retry} />}
            </Show>
          </Match>
        </Switch>
      </Suspense>
    </>
  )
}
