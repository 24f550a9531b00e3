import { For, type JSX, Show } from 'solid-js'
import type { AuditEntry } from '../../model/audit.ts'
import { detailLines } from '../../model/auditWords.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Moment } from '../Moment.tsx'

/** One entry in full: its details in words, its place in the chain, and the record itself. */
export function EntryDetails(props: { entry: AuditEntry }): JSX.Element {
  // The engine, which knows how to hash, comes when the first entry is looked into.
  const fits = createLoad(
    () => props.entry,
    async (entry) => (await import('../../model/auditHash.ts')).fitsItsHash(entry),
  )
  const json = () => JSON.stringify(props.entry, null, 2)
  return (
    <div class="entry">
      <div>
        <dl class="entry-facts">
          <div>
            <dt>{t('audit.when')}</dt>
            <dd>
              <Moment at={props.entry.at} />
            </dd>
          </div>
          <div>
            <dt>{t('audit.who')}</dt>
            <dd>
              {props.entry.actor.name} <span class="ink-3">{t(`audit.kind.${props.entry.actor.kind}`)}</span>
            </dd>
          </div>
          <For each={detailLines(props.entry)}>
            {({ name, text }) => (
              <div>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            )}
          </For>
          <div>
            <dt>{t('audit.previousHash')}</dt>
            <dd class="mono">{props.entry.previous}</dd>
          </div>
          <div>
            <dt>{t('audit.hash')}</dt>
            <dd class="mono">{props.entry.hash}</dd>
          </div>
        </dl>
        <p class="ink-2 entry-fits">
          {t('audit.fitsText')}{' '}
          <Show when={fits.data() !== undefined}>
            <b class={fits.data() ? 'ok' : 'err'}>{t(fits.data() ? 'audit.fits' : 'audit.fitsNot')}</b>
          </Show>
        </p>
      </div>
      <div class="code-box">
        <CopyButton text={json()} copy={t('people.copy')} copied={t('people.copied')} />
        {/* What scrolls by itself must be reachable by keyboard. */}
        <pre class="mono" tabindex="0">
          {json()}
        </pre>
      </div>
    </div>
  )
}
