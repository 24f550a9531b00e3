import { A } from '@solidjs/router'
import CircleCheck from 'lucide-solid/icons/circle-check'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { For, type JSX, Show } from 'solid-js'
import { describeProblem, type Problem } from '../../../engine/index.ts'
import type { ImpactSeen } from '../../model/governance/proposals.ts'
import { localizedText } from '../../model/governance/words.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

/** What whoever asks has ticked. */
export interface Ticked {
  warnings: boolean
  impact: boolean
}

/** What stands before a version can take effect: errors, warnings to accept, whom it moves. */
export function GateChecks(props: {
  errors: number
  warnings: readonly Problem[]
  /** Undefined while it is being counted; null where there is no population. */
  impact: ImpactSeen | null | undefined
  compareHref: string | undefined
  ticked: Ticked
  onTick: (ticked: Ticked) => void
}): JSX.Element {
  return (
    <fieldset class="choices gate-checks">
      <legend>{t('proposals.before')}</legend>
      <Show
        when={props.errors === 0}
        fallback={
          <p class="check-line err">
            <OctagonAlert size={14} aria-hidden="true" />
            {t('proposals.errors', { n: props.errors })}
          </p>
        }
      >
        <Passed text={t('proposals.errors.none')} />
      </Show>
      <Show when={props.warnings.length > 0} fallback={<Passed text={t('proposals.warnings.none')} />}>
        <label class="choice">
          <input
            type="checkbox"
            checked={props.ticked.warnings}
            onChange={(event) => props.onTick({ ...props.ticked, warnings: event.currentTarget.checked })}
          />
          <span>{t('proposals.warnings', { n: props.warnings.length })}</span>
        </label>
        <ul class="gate-warnings ink-2">
          <For each={props.warnings}>{(problem) => <li>{describeProblem(problem, language())}</li>}</For>
        </ul>
      </Show>
      <Show when={props.compareHref}>
        {(href) => (
          <label class="choice">
            <input
              type="checkbox"
              checked={props.ticked.impact}
              onChange={(event) => props.onTick({ ...props.ticked, impact: event.currentTarget.checked })}
            />
            <span>
              {t('proposals.impact.reviewed')} <span class="ink-3 tab">{impactText(props.impact)}</span>{' '}
              <A class="link inline-link" href={href()} target="_blank">
                {t('proposals.impact.see')}
              </A>
            </span>
          </label>
        )}
      </Show>
    </fieldset>
  )
}

const Passed = (props: { text: string }): JSX.Element => (
  <p class="check-line">
    <CircleCheck size={14} class="ok" aria-hidden="true" />
    {props.text}
  </p>
)

function impactText(impact: ImpactSeen | null | undefined): string {
  if (impact === undefined) return t('proposals.impact.counting')
  if (impact === null) return t('proposals.impact.none')
  const { name, subjects = 0, moved = 0 } = impact.summary
  return `${t('proposals.impact.moves', { moved, n: subjects })} ${t('proposals.impact.on', { name: localizedText(name) })}`
}
