import { useSearchParams } from '@solidjs/router'
import Inbox from 'lucide-solid/icons/inbox'
import { createEffect, createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../../model/api.ts'
import { failureOf } from '../../model/api.ts'
import {
  type AuditFilter,
  type AuditHead,
  auditPage,
  auditSummary,
  type Verification,
  verifyAudit,
} from '../../model/audit.ts'
import { throughFor } from '../../model/auditFindings.ts'
import { formatNumber } from '../../model/format.ts'
import { createLoad } from '../../model/load.ts'
import { createPages } from '../../model/pages.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { createMedia } from '../../ui/createMedia.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { AuditFacets } from './AuditFacets.tsx'
import { AuditHeader } from './AuditHeader.tsx'
import { AuditTable } from './AuditTable.tsx'
import { ChainStrip } from './ChainStrip.tsx'
import { createJump } from './createJump.ts'
import { VerificationNotice } from './VerificationNotice.tsx'
import '../../ui/forms.css'
import './audit.css'

const keys = ['action', 'actor', 'strategy', 'from', 'to'] as const

/** The audit log: what was changed, by whom and when; whether the chain holds; and ways to take it along. */
export default function AuditPage(): JSX.Element {
  const [search, setSearch] = useSearchParams<Record<keyof AuditFilter | 'entry', string>>()
  const filter = createMemo<AuditFilter>(
    () =>
      Object.fromEntries(
        keys.flatMap((key) => (typeof search[key] === 'string' && search[key] ? [[key, search[key]]] : [])),
      ),
    {},
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  )
  /** The entry that the list is opened at. */
  const entry = createMemo(() => (/^[1-9]\d{0,8}$/.test(search.entry ?? '') ? Number(search.entry) : undefined))
  const through = () => {
    const seq = entry()
    return seq === undefined ? undefined : throughFor(seq)
  }
  const pages = createPages(
    () => ({ filter: filter(), through: through() }),
    (asked, cursor) => auditPage(asked.filter, asked.through, cursor),
  )
  const summary = createLoad(() => undefined, auditSummary)
  const [verification, setVerification] = createSignal<Verification>()
  const [verifying, setVerifying] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure>()
  const wide = createMedia('(min-width: 1200px)')
  const { marked, jump } = createJump(entry, pages)
  const filtered = () => Object.keys(filter()).length > 0
  const set = (change: Partial<Record<keyof AuditFilter, string>>) =>
    setSearch({ ...change, entry: '' }, { replace: true })
  const clear = () => set(Object.fromEntries(keys.map((key) => [key, ''])))
  const verify = async (kept?: AuditHead) => {
    setVerifying(true)
    setFailure(undefined)
    await verifyAudit(kept).then(setVerification, (error) => setFailure(failureOf(error)))
    setVerifying(false)
  }
  /** Exports and heads are entries themselves. */
  const written = () => {
    pages.retry()
    summary.retry()
  }
  createEffect(() => {
    document.title = `${label('auditLog')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="audit-page" tabindex="-1">
        <Show when={summary.data()}>
          {(figures) => (
            <AuditFacets summary={figures()} filter={filter()} wide={wide()} onChange={set} onClear={clear} />
          )}
        </Show>
        <div class="audit-main">
          <AuditHeader
            filter={filter()}
            verification={verification()}
            verifying={verifying()}
            onVerify={verify}
            onWritten={written}
          />
          <Show when={failure() ?? summary.failure() ?? pages.failure()}>
            {(found) => <FailureNotice failure={found()} onRetry={written} />}
          </Show>
          <Show when={verification()}>{(found) => <VerificationNotice verification={found()} onJump={jump} />}</Show>
          <Show when={summary.data()}>
            {(figures) => <ChainStrip summary={figures()} verification={verification()} />}
          </Show>
          <Show when={pages.loading() && !pages.items()}>
            <LoadingText />
          </Show>
          <Show when={pages.items()}>
            {(items) => (
              <>
                <p class="ink-2 audit-count" role="status">
                  <Show
                    when={through()}
                    fallback={
                      <Show
                        when={!pages.hasMore()}
                        fallback={
                          filtered() ? t('audit.some') : t('audit.everything', { n: summary.data()?.entries ?? 0 })
                        }
                      >
                        {t(filtered() ? 'audit.matches' : 'audit.everything', { n: items().length })}
                      </Show>
                    }
                  >
                    {(last) => (
                      <>
                        {t('finding.near', { seq: formatNumber(items()[0]?.seq ?? last(), language()) })}{' '}
                        <button type="button" class="button quiet" onClick={() => set({})}>
                          {t('finding.newest')}
                        </button>
                      </>
                    )}
                  </Show>
                </p>
                <Show when={items().length > 0} fallback={<NoEntries onClear={clear} />}>
                  <AuditTable entries={items()} verification={verification()} at={entry()} marked={marked()} />
                </Show>
                <Show when={pages.hasMore()}>
                  <button type="button" class="button audit-more" onClick={pages.more}>
                    {t('audit.more')}
                  </button>
                </Show>
              </>
            )}
          </Show>
        </div>
      </main>
    </div>
  )
}

function NoEntries(props: { onClear: () => void }): JSX.Element {
  return (
    <Notice
      icon={<Inbox size={16} />}
      title={t('audit.none')}
      action={
        <button type="button" class="button" onClick={props.onClear}>
          {t('audit.clear')}
        </button>
      }
    >
      <p>{t('audit.noneText')}</p>
    </Notice>
  )
}
