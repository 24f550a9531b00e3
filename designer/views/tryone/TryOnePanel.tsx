import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import { language } from '../../model/preferences.ts'
import { waterfallOf } from '../../model/waterfall.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from '../strategy/context.ts'
import { Contributions } from './Contributions.tsx'
import { Given } from './Given.tsx'
import { NextTierHint } from './NextTierHint.tsx'
import { OverrideOutcomes } from './OverrideOutcomes.tsx'
import { Reasons } from './Reasons.tsx'
import { RefusalList } from './RefusalList.tsx'
import { ScoreHead } from './ScoreHead.tsx'
import { Staircase } from './Staircase.tsx'
import { SubjectForm } from './SubjectForm.tsx'
import { SubjectPicker } from './SubjectPicker.tsx'
import './tryone.css'

/** One subject tried: what is typed above, what the engine decides below, at every keystroke. */
export function TryOnePanel(props: { onClose?: () => void }): JSX.Element {
  const view = useStrategy()
  const { tryOne } = view
  const decision = (): Decision | undefined => {
    const evaluation = tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision : undefined
  }
  // One tree is always in sight while values are typed; several stand with their tables below.
  const tree = () => (view.trees().length === 1 ? view.trees()[0] : undefined)
  return (
    <div class="try">
      <div class="try-sticky">
        <header class="try-head">
          <h2>{t('try.title')}</h2>
          <span class="spring" />
          <button type="button" class="button quiet" onClick={tryOne.reset}>
            <RotateCcw size={13} strokeWidth={1.75} aria-hidden="true" /> {t('try.reset')}
          </button>
          <Show when={props.onClose}>
            <button
              type="button"
              class="button icon quiet"
              aria-label={t('try.close')}
              onClick={() => props.onClose?.()}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </Show>
        </header>
        <SubjectPicker />
        <ScoreHead />
      </div>
      <Show when={tree()}>
        {(found) => (
          <div class="try-stairs">
            <Show when={decision() && waterfallOf(found(), decision() as Decision, view.document(), language())}>
              {(waterfall) => <Staircase waterfall={waterfall()} />}
            </Show>
          </div>
        )}
      </Show>
      <SubjectForm />
      <RefusalList />
      <Show when={decision()}>
        {(found) => (
          <>
            <NextTierHint decision={found()} />
            <Contributions decision={found()} />
            <Reasons decision={found()} />
            <OverrideOutcomes decision={found()} />
            <Given decision={found()} />
          </>
        )}
      </Show>
    </div>
  )
}
