import Download from 'lucide-solid/icons/download'
import Link from 'lucide-solid/icons/link'
import ShieldAlert from 'lucide-solid/icons/shield-alert'
import ShieldCheck from 'lucide-solid/icons/shield-check'
import ShieldQuestion from 'lucide-solid/icons/shield-question-mark'
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { type Failure, failureOf } from '../../model/api.ts'
import { type AuditFilter, type AuditHead, exportAudit, firstBad, type Verification } from '../../model/audit.ts'
import { formatNumber } from '../../model/format.ts'
import { registerCommands } from '../../model/palette.ts'
import { language } from '../../model/preferences.ts'
import { saveFile } from '../../model/save.ts'
import { label, t } from '../../model/words.ts'
import { FailureNotice } from '../states.tsx'
import { HeadDialog } from './HeadDialog.tsx'

const formats = [
  { name: 'NDJSON', media: 'application/x-ndjson', file: 'audit.ndjson' },
  { name: 'CSV', media: 'text/csv', file: 'audit.csv' },
] as const

/** The title, whether the chain holds, and what can be done with the log. */
export function AuditHeader(props: {
  filter: AuditFilter
  verification: Verification | undefined
  verifying: boolean
  onVerify: (kept?: AuditHead) => void
  onWritten: () => void
}): JSX.Element {
  const [heading, setHeading] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure>()
  const exportAs = async ({ media, file }: (typeof formats)[number]) => {
    setFailure(undefined)
    await exportAudit(props.filter, media).then(
      (content) => saveFile(content, file),
      (error) => setFailure(failureOf(error)),
    )
    props.onWritten()
  }
  registerCommands(() => [
    { id: 'audit:verify', title: t('audit.verify'), hint: label('auditLog'), run: () => props.onVerify() },
    { id: 'audit:head', title: t('audit.head'), hint: label('auditLog'), run: () => setHeading(true) },
    ...formats.map((format) => ({
      id: `audit:${format.file}`,
      title: t('audit.exportAs', { format: format.name }),
      hint: label('auditLog'),
      run: () => void exportAs(format),
    })),
  ])
  return (
    <>
      <header class="audit-head">
        <h1>{label('auditLog')}</h1>
        <Badge verification={props.verification} verifying={props.verifying} />
        <span class="spring" />
        <button type="button" class="button" disabled={props.verifying} onClick={() => props.onVerify()}>
          {t(props.verification ? 'audit.again' : 'audit.verify')}
        </button>
        <button type="button" class="button" onClick={() => setHeading(true)}>
          <Link size={13} aria-hidden="true" /> {t('audit.head')}
        </button>
        {formats.map((format) => (
          <button
            type="button"
            class="button"
            aria-label={t('audit.exportAs', { format: format.name })}
            title={t('audit.exportAs', { format: format.name })}
            onClick={() => exportAs(format)}
          >
            <Download size={13} aria-hidden="true" /> {format.name}
          </button>
        ))}
      </header>
      <Show when={failure()}>
        {(found) => <FailureNotice failure={found()} onRetry={() => setFailure(undefined)} />}
      </Show>
      <Show when={heading()}>
        <HeadDialog
          onClose={() => setHeading(false)}
          onTaken={props.onWritten}
          onVerify={(kept) => {
            setHeading(false)
            props.onVerify(kept)
          }}
        />
      </Show>
    </>
  )
}

function Badge(props: { verification: Verification | undefined; verifying: boolean }): JSX.Element {
  const bad = () => (props.verification ? firstBad(props.verification) : undefined)
  const count = (value: number) => formatNumber(value, language())
  return (
    <p class="audit-badge" role="status">
      <Switch
        fallback={
          <span class="ink-2">
            <ShieldQuestion size={15} aria-hidden="true" /> {t('audit.unverified')}
          </span>
        }
      >
        <Match when={props.verifying}>
          <span class="ink-2">
            <ShieldQuestion size={15} aria-hidden="true" /> {t('audit.verifying')}
          </span>
        </Match>
        <Match when={bad()}>
          {(seq) => (
            <span class="err">
              <ShieldAlert size={15} aria-hidden="true" /> {t('audit.broken', { seq: count(seq()) })}
            </span>
          )}
        </Match>
        <Match when={props.verification && !props.verification.ok}>
          <span class="err">
            <ShieldAlert size={15} aria-hidden="true" /> {t('audit.recordsBroken')}
          </span>
        </Match>
        <Match when={props.verification}>
          {(found) => (
            <span class="ok">
              <ShieldCheck size={15} aria-hidden="true" />{' '}
              {found().entries === 0
                ? t('audit.nothingVerified')
                : t('audit.verified', { last: count(found().entries) })}
            </span>
          )}
        </Match>
      </Switch>
    </p>
  )
}
