import Check from 'lucide-solid/icons/check'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createEffect, createSignal, type JSX, on, onCleanup, Show } from 'solid-js'
import { formatNumber } from '../../model/format.ts'
import { tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { VersionDot } from '../VersionDot.tsx'
import { useStrategy } from './context.ts'
import { stateKey } from './versionState.ts'

/** The fixed line below: what is shown, what check says of it, and the decision of the subject tried. */
export function StatusBar(props: { onTry: (() => void) | undefined }): JSX.Element {
  const view = useStrategy()
  const warnings = () => view.problems().length
  return (
    <footer class="status-bar">
      <span class="version-line status-version">
        <VersionDot state={view.period()?.state ?? 'none'} />
        <b>v{view.reading().version.number}</b> {t(stateKey(view.period()))}
      </span>
      <span class="status-rule" aria-hidden="true" />
      <Announced text={decisionText(view)} />
      <span class="status-rule wide" aria-hidden="true" />
      <span class="status-item wide">
        <Check size={14} class="ok" aria-hidden="true" /> {t('status.errors', { n: 0 })}
      </span>
      <span class="status-item wide" classList={{ warn: warnings() > 0 }}>
        <Show when={warnings() > 0} fallback={<Check size={14} class="ok" aria-hidden="true" />}>
          <TriangleAlert size={14} aria-hidden="true" />
        </Show>
        {t('status.warnings', { n: warnings() })}
      </span>
      <span class="spring" />
      <Show when={props.onTry} fallback={<span class="ink-3 wide">{t('status.here')}</span>}>
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

/** Shown at once, announced to screen readers half a second after the last change. */
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
    <>
      <span class="status-decision">{props.text}</span>
      <span class="hidden-visually" role="status">
        {spoken()}
      </span>
    </>
  )
}
