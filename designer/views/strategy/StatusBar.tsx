import { A } from '@solidjs/router'
import GitCompare from 'lucide-solid/icons/git-compare'
import { createEffect, createSignal, type JSX, lazy, on, onCleanup, Show, Suspense } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import { tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { compareHref } from './compareHref.ts'
import { useStrategy } from './context.ts'
import { Movement, movementText } from './Movement.tsx'
import { PopulationChip } from './PopulationChip.tsx'
import { Problems } from './Problems.tsx'
import { PublishButton } from './PublishButton.tsx'
import { ShownVersion } from './ShownVersion.tsx'
import { UndoButtons } from './UndoButtons.tsx'

const ConflictDialog = lazy(() => import('./ConflictDialog.tsx'))

/** The fixed line below: what is shown, whom it moves, what check says of it, and the ways on. */
export function StatusBar(props: {
  onTry: (() => void) | undefined
  /** The population is chosen here, for want of room above. */
  compact: boolean
}): JSX.Element {
  const view = useStrategy()
  const spoken = () => {
    const summary = view.preview.summary()
    return view.base() && summary ? movementText(summary, view.base()?.number ?? 0) : decisionText(view)
  }
  return (
    <footer class="status-bar">
      <span class="version-line status-version">
        <ShownVersion />
      </span>
      <span class="status-rule" aria-hidden="true" />
      <Show when={view.base()} fallback={<span class="status-decision">{decisionText(view)}</span>}>
        <Movement />
      </Show>
      <Announced text={spoken()} />
      <span class="status-rule wide" aria-hidden="true" />
      <Problems compact={props.compact} />
      <span class="spring" />
      <Show when={props.compact}>
        <PopulationChip bare />
      </Show>
      <Show when={!props.compact && view.preview.summary()}>
        {(summary) => (
          <span class="ink-3 wide status-took">
            {t('preview.took', { rows: summary().rows, ms: Math.max(1, Math.round(summary().took)) })}
          </span>
        )}
      </Show>
      <Show when={view.editing}>
        {(editing) => (
          <>
            <UndoButtons editor={editing().editor} />
            <A class="button wide" href={compareHref(view)}>
              <GitCompare size={14} aria-hidden="true" /> {t('shell.compare')}
            </A>
            <Show when={!props.onTry}>
              <PublishButton editing={editing()} />
            </Show>
            <Show when={editing().autosave.theirs()}>
              {(theirs) => (
                <Suspense>
                  <ConflictDialog editing={editing()} theirs={theirs()} />
                </Suspense>
              )}
            </Show>
          </>
        )}
      </Show>
      <Show when={props.onTry}>
        <button type="button" class="button primary" onClick={() => props.onTry?.()}>
          {t('try.title')}
        </button>
      </Show>
    </footer>
  )
}

function decisionText(view: ReturnType<typeof useStrategy>): string {
  const evaluation = view.tryOne.evaluation()
  if (!evaluation) return t('status.noDecision')
  if (!evaluation.ok) return t('status.refused')
  const { tier, scores } = evaluation.decision
  const name = tierName(view.document(), tier.id, language())
  const scored = view.document().assign.score
  const score = scored === undefined ? undefined : scores[scored]
  return score === undefined
    ? t('status.tier', { tier: name })
    : t('status.decision', { tier: name, score: formatNumber(score, language()) })
}

/** Said by screen readers half a second after the last change. */
function Announced(props: { text: string }): JSX.Element {
  const [spoken, setSpoken] = createSignal('')
  createEffect(
    on(
      () => props.text,
      (text) => {
        const timer = setTimeout(() => setSpoken(text), 500)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return (
    <span class="hidden-visually" role="status">
      {spoken()}
    </span>
  )
}
