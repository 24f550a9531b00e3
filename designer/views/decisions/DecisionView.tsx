import { useNavigate } from '@solidjs/router'
import { createMemo, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import type { DecisionReading } from '../../model/decisionReading.ts'
import { replayDecision } from '../../model/decisions.ts'
import { createLoad } from '../../model/load.ts'
import { registerCommands, registerShortcuts } from '../../model/palette.ts'
import { language } from '../../model/preferences.ts'
import { vocabularyOf } from '../../model/sentence.ts'
import { scoreTrees } from '../../model/tree.ts'
import { waterfallOf } from '../../model/waterfall.ts'
import { label, t } from '../../model/words.ts'
import { RulesProvider, type RulesView, useRules } from '../strategy/context.ts'
import { Given } from '../tryone/Given.tsx'
import { OverrideOutcomes } from '../tryone/OverrideOutcomes.tsx'
import { DecisionHead } from './DecisionHead.tsx'
import { EarlierDecisions } from './EarlierDecisions.tsx'
import { ExplainPanel } from './ExplainPanel.tsx'
import { RecordedFacts } from './RecordedFacts.tsx'
import { RecordedInput } from './RecordedInput.tsx'
import { RefusalNotice } from './RefusalNotice.tsx'
import { ReplayPanel } from './ReplayPanel.tsx'
import { TierPath } from './TierPath.tsx'
import { TraceTable } from './TraceTable.tsx'
import { Why } from './Why.tsx'

/** Why first; then line by line; then what was recorded, and the proof. */
export function DecisionView(props: { reading: DecisionReading }): JSX.Element {
  const recorded = () => props.reading.recorded
  const vocabulary = createMemo(() => vocabularyOf(props.reading.document, language()))
  const trees = createMemo(() => scoreTrees(props.reading.document))
  const rules: RulesView = {
    document: () => props.reading.document,
    trees,
    vocabulary,
    href: (part, item) => {
      const { id, version } = recorded().strategy
      const path = [id, part, item].flatMap((step) => (step === undefined ? [] : [encodeURIComponent(step)]))
      return `/strategies/${path.join('/')}?v=${version}`
    },
  }
  const replay = createLoad(() => recorded().id, replayDecision)
  const navigate = useNavigate()
  /** To the subject's decision before (1) or after (-1) this one. */
  const step = (by: 1 | -1) => {
    const { all } = props.reading.around
    const other = all[all.findIndex(({ id }) => id === recorded().id) + by]
    if (other) navigate(`/decisions/${other.id}`)
  }
  const onKey = (event: KeyboardEvent) => {
    const elsewhere = event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
    if (elsewhere || event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'j') step(1)
    if (event.key === 'k') step(-1)
  }
  onMount(() => {
    document.addEventListener('keydown', onKey)
    onCleanup(() => document.removeEventListener('keydown', onKey))
  })
  registerCommands(() => [
    { id: 'decision:replay', title: t('decisions.replay.again'), run: replay.retry },
    { id: 'decision:before', title: t('decisions.before'), keys: 'J', run: () => step(1) },
    { id: 'decision:after', title: t('decisions.after'), keys: 'K', run: () => step(-1) },
  ])
  registerShortcuts(
    () => label('decision'),
    () => [
      { keys: 'J', text: t('decisions.before') },
      { keys: 'K', text: t('decisions.after') },
    ],
  )
  return (
    <RulesProvider value={rules}>
      <div class="decision-main">
        <DecisionHead recorded={recorded()} replay={replay.data()} />
        <Show when={props.reading.decision} fallback={<RefusalNotice recorded={recorded()} />}>
          {(decision) => (
            <>
              <Why decision={decision()} recorded={recorded()} around={props.reading.around} />
              <Lines decision={decision()} />
            </>
          )}
        </Show>
        <RecordedInput recorded={recorded()} />
      </div>
      <aside class="decision-aside">
        <ReplayPanel replay={replay} />
        <RecordedFacts recorded={recorded()} />
        <Show when={props.reading.around.all.length > 1}>
          <ExplainPanel recorded={recorded()} around={props.reading.around} />
        </Show>
        <EarlierDecisions recorded={recorded()} around={props.reading.around} />
      </aside>
    </RulesProvider>
  )
}

/** The staircases of all root scores, the way from score to tier, overrides and what the subject gets. */
function Lines(props: { decision: Decision }): JSX.Element {
  return (
    <>
      <Scores decision={props.decision} />
      <TierPath decision={props.decision} />
      <div class="decision-pair">
        <div>
          <OverrideOutcomes decision={props.decision} still />
        </div>
        <div>
          <Given decision={props.decision} />
        </div>
      </div>
    </>
  )
}

/** A staircase for each root score. */
function Scores(props: { decision: Decision }): JSX.Element {
  const view = useRules()
  return (
    <For each={view.trees()}>
      {(tree) => (
        <Show when={waterfallOf(tree, props.decision, view.document(), language())}>
          {(waterfall) => <TraceTable waterfall={waterfall()} />}
        </Show>
      )}
    </For>
  )
}
