import { A } from '@solidjs/router'
import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatDate } from '../../model/format.ts'
import { createLoad } from '../../model/load.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { exampleInput, type SnippetKind, snippetKinds, snippetOf } from '../../model/snippets.ts'
import { todayHere } from '../../model/today.ts'
import { t } from '../../model/words.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Code } from './Code.tsx'

/** The request in the language of one's choice, and what comes back. */
export function Snippets(props: {
  document: Strategy
  identity: { id: string; version: number; digest: string }
}): JSX.Element {
  const [kind, setKind] = createSignal<SnippetKind>('curl')
  const today = todayHere()
  const input = createMemo(() => exampleInput(props.document, today))
  const url = () => `${location.origin}/v1/strategies/${encodeURIComponent(props.identity.id)}/evaluate`
  // The engine comes after the page stands.
  const answer = createLoad(input, async (given) =>
    (await import('../../model/sampleAnswer.ts')).sampleAnswer(props.document, props.identity, given, today),
  )
  return (
    <>
      <section aria-labelledby="request-head">
        <div class="api-head">
          <h2 id="request-head">{t('api.request')}</h2>
          <Segmented
            name={t('api.snippets')}
            choices={snippetKinds.map((value) => ({ value, text: value }))}
            chosen={kind()}
            onChoose={setKind}
          />
        </div>
        <Code text={snippetOf(kind(), url(), input())} />
        <p class="ink-2">
          {t('api.key')}{' '}
          <Show when={may('administer')} fallback={t('api.askKey')}>
            <A class="link" href="/people">
              {t('api.makeKey')}
            </A>
          </Show>
        </p>
        <p class="ink-2">{t('api.recordText', { option: '"record": true' })}</p>
      </section>
      <section aria-labelledby="answer-head">
        <h2 id="answer-head">{t('api.answer')}</h2>
        <Show when={answer.data()} fallback={<p class="ink-2">{answer.loading() ? '\u00a0' : t('api.noExample')}</p>}>
          {(decision) => (
            <>
              <p class="ink-2">
                {t('api.answerText', { version: props.identity.version, date: formatDate(today, language()) })}
              </p>
              <Code text={JSON.stringify(decision(), null, 2)} />
            </>
          )}
        </Show>
      </section>
    </>
  )
}
