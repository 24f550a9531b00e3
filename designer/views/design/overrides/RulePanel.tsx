import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import {
  isShaped,
  type Language,
  type Override,
  overridePhrase,
  parseJson,
  vocabularyOf,
} from '../../../../engine/index.ts'
import { changePart } from '../../../model/editor/change.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { CheckOne } from './CheckOne.tsx'
import { OverridePairs } from './OverridePairs.tsx'

/** Beside an override: the rule in words or as JSON, what holds of one subject, and which others it contradicts. */
export function RulePanel(props: { override: Override }): JSX.Element {
  const [shown, setShown] = createSignal<'sentence' | 'json'>('sentence')
  return (
    <div class="rule-panel">
      <section class="rule-panel-part">
        <div class="rule-panel-head">
          <h2>{t('editOverrides.ruleAs')}</h2>
          <Segmented
            name={t('editOverrides.ruleAs')}
            choices={[
              { value: 'sentence', text: t('editOverrides.sentence') },
              { value: 'json', text: t('editOverrides.json') },
            ]}
            chosen={shown()}
            onChoose={setShown}
          />
          <span class="spring" />
          <CopyButton
            text={JSON.stringify(props.override, null, 2)}
            copy={t('people.copy')}
            copied={t('people.copied')}
          />
        </div>
        <Show when={shown() === 'sentence'} fallback={<RuleJson override={props.override} />}>
          <Sentences override={props.override} />
        </Show>
      </section>
      <CheckOne override={props.override} />
      <OverridePairs class="rule-panel-part" override={props.override.id} />
    </div>
  )
}

/** In the language that is read, and in that of the other script below it. */
function Sentences(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const both = (): Language[] => [language(), language() === 'en' ? 'zh-Hant' : 'en']
  return (
    <For each={both()}>
      {(tag, index) => (
        <p class="rule" classList={{ 'rule-other': index() > 0 }} lang={tag}>
          <PhraseText
            phrase={overridePhrase(props.override, vocabularyOf(view.snapshot(), tag))}
            draw={(piece) => (piece.role === 'tier' ? <b>{piece.text}</b> : undefined)}
          />
        </p>
      )}
    </For>
  )
}

function RuleJson(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const id = createUniqueId()
  const [typing, setTyping] = createSignal(false)
  const [complaint, setComplaint] = createSignal<string>()
  const text = () => JSON.stringify(props.override, null, 2)
  const enter = (typed: string) => {
    const reading = parseJson(typed)
    if (!reading.ok) return setComplaint(t('rule.notJson'))
    const change = changePart('overrides', props.override.id, () => reading.value as Override)
    const isOwn = (reading.value as Partial<Override> | null)?.id === props.override.id
    if (!isOwn || !isShaped(change(view.snapshot()))) return setComplaint(t('editOverrides.notShaped'))
    setComplaint(undefined)
    setTyping(false)
    const name = nameOf(props.override, language())
    if (typed.trim() !== text()) view.editing?.editor.edit(() => t('editOverrides.step.json', { name }), change)
    return undefined
  }
  return (
    <>
      <textarea
        class="control mono rule-json"
        rows={Math.min(text().split('\n').length + 1, 28)}
        spellcheck={false}
        aria-label={t('editOverrides.jsonOf')}
        aria-invalid={complaint() !== undefined}
        aria-describedby={complaint() === undefined ? undefined : id}
        data-typing={typing()}
        value={text()}
        onInput={() => setTyping(true)}
        onChange={(event) => enter(event.currentTarget.value)}
      />
      <Show when={complaint()}>
        <p class="field-note err" id={id} role="alert">
          {complaint()}
        </p>
      </Show>
    </>
  )
}
