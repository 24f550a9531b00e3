import { useParams, useSearchParams } from '@solidjs/router'
import { type JSX, lazy, Show, Suspense } from 'solid-js'
import type { Problem } from '../../../engine/index.ts'
import { readStrategy, type StrategyReading } from '../../model/catalogue.ts'
import { loadEngine } from '../../model/engine.ts'
import { createLoad, type Load } from '../../model/load.ts'
import { knowSession } from '../../model/session.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { StrategyProvider } from './context.ts'
import { createStrategyView } from './strategyView.ts'
import { Workbench } from './Workbench.tsx'
import './strategy.css'

const BrokenDraft = lazy(() => import('./BrokenDraft.tsx'))

/** One strategy: a version for reading, or a draft for editing, with what it does to a population. */
export default function StrategyPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const [search] = useSearchParams<{ v?: string; draft?: string }>()
  const wanted = () => ({
    id: decodeURIComponent(params.id),
    ...versionFrom(search.v),
    ...(search.draft ? { draft: search.draft } : {}),
  })
  const load = createLoad(wanted, async ({ id, ...which }) => {
    const [reading] = await Promise.all([readStrategy(id, which), knowSession()])
    return { reading, broken: await whyBroken(reading) }
  })
  const identity = () => {
    const loaded = load.data()
    return loaded && !loaded.broken ? identityOf(loaded.reading) : undefined
  }
  return (
    <Show when={identity()} keyed fallback={<Waiting load={load} broken={load.data()?.broken} />}>
      <Ready reading={() => (load.data() as Loaded).reading} />
    </Show>
  )
}

interface Loaded {
  reading: StrategyReading
  broken: readonly Problem[] | undefined
}

/** A draft whose document isn't even shaped like one can't be drawn. */
async function whyBroken({ shown }: StrategyReading): Promise<readonly Problem[] | undefined> {
  if (shown.kind === 'version') return undefined
  const { check, isShaped } = await loadEngine()
  return isShaped(shown.draft.document) ? undefined : check(shown.draft.document).problems
}

const versionFrom = (text: string | string[] | undefined): { version?: number } =>
  typeof text === 'string' && /^[1-9]\d*$/.test(text) ? { version: Number(text) } : {}

/** Versions of one strategy take over from each other in place; a draft has an editor of its own. */
const identityOf = ({ summary, shown }: StrategyReading): string =>
  shown.kind === 'draft' ? `${summary.id} ${shown.draft.name}` : summary.id

function Ready(props: { reading: () => StrategyReading }): JSX.Element {
  return (
    <StrategyProvider value={createStrategyView(props.reading)}>
      <Workbench />
    </StrategyProvider>
  )
}

function Waiting(props: { load: Load<Loaded>; broken: readonly Problem[] | undefined }): JSX.Element {
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body" tabindex="-1">
        <Show when={props.load.failure()}>
          {(failure) => <FailureNotice page failure={failure()} onRetry={props.load.retry} />}
        </Show>
        <Show when={props.load.loading()}>
          <LoadingText />
        </Show>
        <Show when={props.broken}>
          {(problems) => (
            <Suspense>
              <BrokenDraft problems={problems()} />
            </Suspense>
          )}
        </Show>
      </main>
    </div>
  )
}
