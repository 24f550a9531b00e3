import { useParams, useSearchParams } from '@solidjs/router'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { createEffect, createMemo, type JSX, Show } from 'solid-js'
import { type CompiledStrategy, compile, describeProblem, type Problem } from '../../../engine/index.ts'
import { readStrategy, type StrategyReading } from '../../model/catalogue.ts'
import { createLoad } from '../../model/load.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { vocabularyOf } from '../../model/sentence.ts'
import { periodOfVersion } from '../../model/timeline.ts'
import { scoreTrees } from '../../model/tree.ts'
import { createTryOne, todayHere } from '../../model/tryOne.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { StrategyProvider, type StrategyView } from './context.ts'
import { Workbench } from './Workbench.tsx'
import './strategy.css'

/** One strategy, for reading and trying: loads the version asked for and compiles it here. */
export default function StrategyPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const [search] = useSearchParams<{ v?: string }>()
  const wanted = () => ({ id: decodeURIComponent(params.id), version: versionFrom(search.v) })
  const load = createLoad(wanted, ({ id, version }) => readStrategy(id, version))
  const compilation = createMemo(() => {
    const reading = load.data()
    if (!reading) return undefined
    const { document, digest, number } = reading.version
    return { reading, result: compile(document, { version: number, digest }) }
  })
  const ready = createMemo<Ready | undefined>(() => {
    const current = compilation()
    if (!current?.result.ok) return undefined
    return { reading: current.reading, compiled: current.result.strategy, problems: current.result.problems }
  })
  const broken = () => {
    const current = compilation()
    return current && !current.result.ok ? current.result.problems : undefined
  }
  return (
    <Show when={ready()?.reading.summary.id} keyed fallback={<Waiting load={load} broken={broken()} />}>
      <Ready ready={() => ready() as Ready} />
    </Show>
  )
}

interface Ready {
  reading: StrategyReading
  compiled: CompiledStrategy
  problems: readonly Problem[]
}

const versionFrom = (text: string | string[] | undefined): number | undefined =>
  typeof text === 'string' && /^[1-9]\d*$/.test(text) ? Number(text) : undefined

function Ready(props: { ready: () => Ready }): JSX.Element {
  const document_ = () => props.ready().compiled.document
  const reading = () => props.ready().reading
  const trees = createMemo(() => scoreTrees(document_()))
  const vocabulary = createMemo(() => vocabularyOf(document_(), language()))
  const params = useParams()
  const [search] = useSearchParams<{ v?: string }>()
  const view: StrategyView = {
    reading,
    document: document_,
    compiled: () => props.ready().compiled,
    problems: () => props.ready().problems,
    trees,
    vocabulary,
    period: () => periodOfVersion(reading().periods, reading().version.number),
    href: (part, item) => {
      const path = [params.id, part, item]
        .filter((step) => step !== undefined)
        .map((step) => encodeURIComponent(step as string))
      return `/strategies/${path.join('/')}${search.v ? `?v=${search.v}` : ''}`
    },
    tryOne: createTryOne(() => props.ready().compiled, todayHere()),
  }
  createEffect(() => {
    document.title = `${nameOf(document_(), language())} · Tiersmith`
  })
  return (
    <StrategyProvider value={view}>
      <Workbench />
    </StrategyProvider>
  )
}

function Waiting(props: {
  load: ReturnType<typeof createLoad<unknown, StrategyReading>>
  broken: readonly Problem[] | undefined
}): JSX.Element {
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
            <Notice page alert icon={<OctagonAlert size={16} />} tone="err" title={t('strategy.broken')}>
              <ul>
                {problems().map((problem) => (
                  <li>
                    <code class="mono">{problem.pointer}</code> {describeProblem(problem, language())}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </Show>
      </main>
    </div>
  )
}
