import { A } from '@solidjs/router'
import ShieldAlert from 'lucide-solid/icons/shield-alert'
import { For, type JSX, Show } from 'solid-js'
import { type Finding, firstBad, type Verification } from '../../model/audit.ts'
import { findingText } from '../../model/auditFindings.ts'
import { formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'

/** More than these say nothing more. */
const MOST = 8

/** Where the log or the records beside it don't fit, what was found; and in any case what could not be checked. */
export function VerificationNotice(props: { verification: Verification; onJump: () => void }): JSX.Element {
  const bad = () => firstBad(props.verification)
  return (
    <>
      <Show when={!props.verification.ok}>
        <Notice
          alert
          tone="err"
          icon={<ShieldAlert size={16} />}
          title={
            bad() === undefined
              ? t('audit.recordsBroken')
              : t('audit.broken', { seq: formatNumber(bad() as number, language()) })
          }
        >
          <p>{t(bad() === undefined ? 'audit.recordsText' : 'audit.brokenText')}</p>
          <ul class="audit-findings" aria-label={t('audit.findings')}>
            <For each={props.verification.findings.slice(0, MOST)}>
              {(finding) => <Found finding={finding} onJump={props.onJump} />}
            </For>
            <Show when={props.verification.findings.length > MOST}>
              <li class="ink-2">{t('finding.more', { n: props.verification.findings.length - MOST })}</li>
            </Show>
          </ul>
        </Notice>
      </Show>
      <For each={props.verification.uncheckedCodes}>
        {(gap) => <p class="ink-2">{t('audit.unchecked', { what: t(`finding.gap.${gap}`) })}</p>}
      </For>
    </>
  )
}

/** A finding in words, and the way to its entry. */
function Found(props: { finding: Finding; onJump: () => void }): JSX.Element {
  return (
    <li>
      <Show when={findingText(props.finding)} fallback={<span lang="en">{props.finding.message}</span>}>
        {(text) => text()}
      </Show>{' '}
      <Show when={props.finding.seq}>
        {(seq) => (
          <A class="audit-jump" href={`/audit?entry=${seq()}`} noScroll onClick={props.onJump}>
            {t('finding.show', { seq: formatNumber(seq(), language()) })}
          </A>
        )}
      </Show>
    </li>
  )
}
