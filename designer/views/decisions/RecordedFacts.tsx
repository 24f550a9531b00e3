import { type JSX, Show } from 'solid-js'
import type { RecordedDecision } from '../../model/decisions.ts'
import { formatDate, formatDigest } from '../../model/format.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import { tierName } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { Moment } from '../Moment.tsx'
import { useRules } from '../strategy/context.ts'

const kinds: Record<RecordedDecision['recordedBy']['kind'], MessageKey> = {
  person: 'audit.kind.person',
  key: 'audit.kind.key',
  system: 'audit.kind.system',
}

/** What stands in the record beside input and result: who asked for what, when, and by what it was answered. */
export function RecordedFacts(props: { recorded: RecordedDecision }): JSX.Element {
  const view = useRules()
  const request = () => props.recorded.request
  return (
    <section aria-labelledby="recorded-head">
      <h2 id="recorded-head">{t('decisions.record')}</h2>
      <dl class="record-facts">
        <Fact name={t('decisions.id')} mono text={props.recorded.id} />
        <div>
          <dt>{t('decisions.recorded')}</dt>
          <dd>
            <Moment at={props.recorded.recordedAt} />
          </dd>
        </div>
        <Fact
          name={t('decisions.by')}
          text={props.recorded.recordedBy.name}
          note={t(kinds[props.recorded.recordedBy.kind])}
        />
        <Fact
          name={label('evaluationDate')}
          text={formatDate(props.recorded.asOf, language())}
          note={request().asOf === undefined ? t('decisions.byDefault') : undefined}
        />
        <Show when={request().knownAt}>{(at) => <Fact name={t('decisions.knownAt')} text={at()} />}</Show>
        <Show when={request().previousTier}>
          {(tier) => <Fact name={t('try.previousTier')} text={tierName(view.document(), tier(), language())} />}
        </Show>
        <Fact
          name={label('version')}
          text={`v${props.recorded.strategy.version}`}
          note={t(request().version === undefined ? 'decisions.byDate' : 'decisions.byRequest')}
        />
        <Fact
          name={label('fingerprint')}
          mono
          text={formatDigest(props.recorded.strategy.digest)}
          whole={props.recorded.strategy.digest}
        />
        <Fact name={t('decisions.engine')} text={props.recorded.engine} />
      </dl>
    </section>
  )
}

function Fact(props: {
  name: string
  text: string
  note?: string | undefined
  mono?: boolean
  whole?: string
}): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd title={props.whole}>
        <span classList={{ mono: props.mono ?? false }}>{props.text}</span>
        <Show when={props.note}>
          {' '}
          <span class="ink-3">{props.note}</span>
        </Show>
      </dd>
    </div>
  )
}
