import ChevronRight from 'lucide-solid/icons/chevron-right'
import Link from 'lucide-solid/icons/link'
import Unlink from 'lucide-solid/icons/unlink'
import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import { type AuditEntry, firstBad, type Verification } from '../../model/audit.ts'
import { actionText, entryText } from '../../model/auditWords.ts'
import { formatNumber } from '../../model/format.ts'
import { formatDay, formatTime } from '../../model/instant.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { EntryDetails } from './EntryDetails.tsx'

/** Entries, the newest first; each opens to its details below its row. */
export function AuditTable(props: {
  entries: readonly AuditEntry[]
  verification: Verification | undefined
  /** The entry that somebody came for. */
  at: number | undefined
  /** Where the list is opened: that entry, or its neighbour where it is gone. */
  marked: number | undefined
}): JSX.Element {
  let table!: HTMLTableElement
  const [open, setOpen] = createSignal<ReadonlySet<number>>(new Set())
  const toggle = (seq: number) =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(seq)) next.add(seq)
      return next
    })
  createEffect(
    on(
      () => props.marked,
      (seq) => {
        if (seq === undefined) return
        if (seq === props.at) setOpen((before) => new Set(before).add(seq))
        const button = table.querySelector<HTMLElement>(`[data-seq="${seq}"] button`)
        button?.focus({ preventScroll: true })
        button?.scrollIntoView({ block: 'center' })
      },
    ),
  )
  return (
    <ScrollX>
      <table class="rows audit-table" ref={table}>
        <thead>
          <tr>
            <th scope="col">{t('audit.entry')}</th>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col" class="audit-action">
              {t('audit.action')}
            </th>
            <th scope="col">{t('audit.words')}</th>
            <th scope="col">{label('strategy')}</th>
            <th scope="col">{t('audit.link')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.entries}>
            {(entry, index) => (
              <Row
                entry={entry}
                sameDay={dayOf(props.entries[index() - 1]) === dayOf(entry)}
                open={open().has(entry.seq)}
                marked={props.marked === entry.seq}
                verification={props.verification}
                onToggle={() => toggle(entry.seq)}
              />
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

const dayOf = (entry: AuditEntry | undefined): string => (entry ? formatDay(entry.at, language()) : '')

function Row(props: {
  entry: AuditEntry
  sameDay: boolean
  open: boolean
  marked: boolean
  verification: Verification | undefined
  onToggle: () => void
}): JSX.Element {
  const trust = () => trustOf(props.entry.seq, props.verification)
  return (
    <>
      <tr
        data-seq={props.entry.seq}
        aria-current={props.marked ? 'true' : undefined}
        classList={{ here: props.open || props.marked, 'audit-bad': trust() === 'untrusted' }}
      >
        <th scope="row" class="audit-seq">
          <button
            type="button"
            class="audit-open"
            aria-expanded={props.open}
            aria-label={t('audit.open', { seq: props.entry.seq })}
            onClick={props.onToggle}
          >
            <ChevronRight size={13} aria-hidden="true" />
            <span class="tab">{formatNumber(props.entry.seq, language())}</span>
          </button>
        </th>
        <td class="tab nowrap">
          <time datetime={props.entry.at} title={props.entry.at}>
            <span classList={{ 'audit-day': true, again: props.sameDay }}>{dayOf(props.entry)}</span>{' '}
            <span class="ink-3">{formatTime(props.entry.at, language())}</span>
          </time>
        </td>
        <td class="audit-who">{props.entry.actor.name}</td>
        <td class="ink-2 nowrap audit-action">{actionText(props.entry.action)}</td>
        <td class="audit-words">{entryText(props.entry)}</td>
        <td class="ink-2 audit-strategy">{props.entry.strategy}</td>
        <td class="nowrap">
          <span class={`audit-link trust-${trust()}`} title={t(`audit.${trust()}`)}>
            <span class="mono">{props.entry.hash.slice(0, 8)}</span>
            <Show when={trust() === 'untrusted'} fallback={<Link size={13} aria-hidden="true" />}>
              <Unlink size={13} aria-hidden="true" />
            </Show>
            <span class="hidden-visually">{t(`audit.${trust()}`)}</span>
          </span>
        </td>
      </tr>
      <Show when={props.open}>
        <tr class="audit-details">
          <td colspan="7">
            <EntryDetails entry={props.entry} />
          </td>
        </tr>
      </Show>
    </>
  )
}

/** Of entries written since the chain was walked nothing is known yet. */
function trustOf(seq: number, verification: Verification | undefined): 'trusted' | 'untrusted' | 'unknown' {
  if (verification === undefined) return 'unknown'
  const bad = firstBad(verification)
  if (bad !== undefined && seq >= bad) return 'untrusted'
  return seq <= verification.entries ? 'trusted' : 'unknown'
}
