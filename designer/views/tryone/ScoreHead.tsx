import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import { toNextText } from '../../model/advice.ts'
import { formatNumber } from '../../model/format.ts'
import { byId, nameOf, tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { type StrategyView, useStrategy } from '../strategy/context.ts'
import { TierBadge } from '../TierBadge.tsx'
import { complaintsOf, focusField } from './complaints.ts'

/** Score and tier, always in sight; of one height whatever they say, so that the form stays in place. */
export function ScoreHead(): JSX.Element {
  const view = useStrategy()
  const decision = () => {
    const evaluation = view.tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision : undefined
  }
  return (
    <div class="score-head">
      <Show when={decision()} fallback={<Undecided />}>
        {(found) => (
          <>
            <p class="score-line">
              <ScoreFigures decision={found()} />
              <TierBadge id={found().tier.id} large />
            </p>
            <p class="score-distance ink-2">
              <Distance decision={found()} />
            </p>
          </>
        )}
      </Show>
    </div>
  )
}

/** The one score that decides, or the two of a matrix, or none where a table decides. */
function decidingScores(view: StrategyView): { id: string; name: string }[] {
  const { assign, scores } = view.document()
  const ids = assign.matrix ? [assign.matrix.y.score, assign.matrix.x.score] : [assign.score]
  return ids.flatMap((id) => (id === undefined ? [] : [{ id, name: nameOf(byId(scores, id) ?? { id }, language()) }]))
}

function ScoreFigures(props: { decision: Decision }): JSX.Element {
  const view = useStrategy()
  const scores = () => decidingScores(view)
  return (
    <For each={scores()}>
      {({ id, name }) => (
        <span class="score-figure tab" classList={{ paired: scores().length > 1 }} title={name}>
          {formatNumber(props.decision.scores[id] ?? 0, language())}
        </span>
      )}
    </For>
  )
}

/** How far the neighbouring tiers are; of a matrix, what the two figures are. */
function Distance(props: { decision: Decision }): JSX.Element {
  const view = useStrategy()
  const parts = () => {
    const { nextTier, lowerTier } = props.decision
    const name = (id: string) => tierName(view.document(), id, language())
    const points = (value: number) => formatNumber(value, language())
    if (view.document().assign.matrix) return decidingScores(view).map((score) => score.name)
    return [
      nextTier ? toNextText(nextTier, view.document(), language()) : '',
      lowerTier ? t('score.aboveLower', { points: points(lowerTier.sparePoints), tier: name(lowerTier.tier) }) : '',
    ].filter(Boolean)
  }
  return <>{parts().join(' · ') || '\u00a0'}</>
}

function Undecided(): JSX.Element {
  const view = useStrategy()
  const first = () => complaintsOf(view, language())[0]
  return (
    <>
      <p class="score-line">
        <span class="score-figure ink-3">—</span>
        <span class="undecided">{t('try.undecided')}</span>
      </p>
      <p class="score-distance">
        <Switch fallback={'\u00a0'}>
          <Match when={first()?.fieldId !== undefined ? first() : undefined}>
            {(complaint) => (
              <button type="button" class="complaint-link" onClick={() => focusField(complaint().fieldId)}>
                {complaint().text}
              </button>
            )}
          </Match>
          <Match when={first()}>{(complaint) => <span class="err">{complaint().text}</span>}</Match>
        </Switch>
      </p>
    </>
  )
}
