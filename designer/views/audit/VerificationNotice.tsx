import ShieldAlert from 'lucide-solid/icons/shield-alert'
import { For, type JSX, Show } from 'solid-js'
import { firstBad, type Verification } from '../../model/audit.ts'
import { formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'

/** More than these say nothing more. */
const MOST = 8

/** Where the log or the records beside it don't fit, what was found; and in any case what could not be checked. */
export function VerificationNotice(props: { verification: Verification }): JSX.Element {
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
          {/* The server tells what it found in English, as in its own log. */}
          <ul class="audit-findings" lang="en" aria-label={t('audit.findings')}>
            <For each={props.verification.findings.slice(0, MOST)}>{({ message }) => <li>{message}</li>}</For>
          </ul>
        </Notice>
      </Show>
      <For each={props.verification.unchecked}>{(what) => <p class="ink-2">{t('audit.unchecked', { what })}</p>}</For>
    </>
  )
}
