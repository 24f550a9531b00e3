import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { setAssignScore } from '../../../model/edit/thresholds.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { CalibrationPanel } from './CalibrationPanel.tsx'
import { createCuts } from './createCuts.ts'
import type { Tiering } from './createTiering.ts'
import { ParetoPanel } from './ParetoPanel.tsx'
import { ThresholdPlot } from './ThresholdPlot.tsx'
import { TierTable } from './TierTable.tsx'

/** Tiers by thresholds of one score. */
export function ThresholdsEditor(props: { tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const id = createUniqueId()
  const cuts = createCuts(props.tiering)
  view.inspector.add({
    id: 'pareto',
    title: () => t('editTiers.pareto'),
    body: () => (
      <div class="tiers-panel">
        <ParetoPanel tiering={props.tiering} />
        <CalibrationPanel tiering={props.tiering} />
      </div>
    ),
  })
  return (
    <>
      <Show when={view.document().scores.length > 1}>
        <p class="tier-score">
          <label for={id}>{label('score')}</label>
          <select
            id={id}
            class="control"
            value={cuts.score()}
            onChange={(event) =>
              props.tiering.edit(() => t('editTiers.scoreChosen'), setAssignScore(event.currentTarget.value))
            }
          >
            <For each={view.document().scores}>
              {(score) => (
                <option value={score.id} selected={score.id === cuts.score()}>
                  {nameOf(score, language())}
                </option>
              )}
            </For>
          </select>
        </p>
      </Show>
      <ThresholdPlot tiering={props.tiering} cuts={cuts} />
      <TierTable tiering={props.tiering} cuts={cuts} />
    </>
  )
}
