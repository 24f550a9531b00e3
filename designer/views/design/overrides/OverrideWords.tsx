import { useNavigate } from '@solidjs/router'
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import type { Override, Text } from '../../../../engine/index.ts'
import { isCode, renameOverride, setOverride } from '../../../model/edit/overrides.ts'
import { formatDate } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { TextsField } from '../TextsField.tsx'
import { Section } from './Section.tsx'

/** What is said of an override, by which code decisions name it, and when it is in force. */
export function OverrideWords(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const name = () => nameOf(props.override, language())
  const setText = (key: 'title' | 'description' | 'reason') => (text: Text | undefined) =>
    view.editing?.editor.edit(
      () => t('editOverrides.step.words', { name: name() }),
      setOverride(props.override.id, key, text),
    )
  return (
    <>
      <Section title={t('editOverrides.because')}>
        <div class="override-words">
          <CodeField override={props.override} />
          <TextsField
            label={t('editOverrides.reason')}
            text={props.override.reason}
            placeholder={name()}
            onChange={setText('reason')}
          />
        </div>
      </Section>
      <Section title={t('editOverrides.about')}>
        <div class="override-words">
          <TextsField label={t('editOverrides.title')} text={props.override.title} onChange={setText('title')} />
          <TextsField
            label={t('editOverrides.description')}
            text={props.override.description}
            onChange={setText('description')}
          />
        </div>
      </Section>
      <Section title={t('editOverrides.period')}>
        <Period override={props.override} />
      </Section>
    </>
  )
}

/** The id: decisions and integrations name it as the reason. */
function CodeField(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const navigate = useNavigate()
  const id = createUniqueId()
  const [fault, setFault] = createSignal(false)
  const enter = (typed: string) => {
    const code = typed.trim()
    const before = props.override.id
    if (code === before) return setFault(false)
    if (!isCode(code) || view.snapshot().overrides?.some((one) => one.id === code)) return setFault(true)
    setFault(false)
    const name = nameOf(props.override, language())
    // The address first: with the old one there would be nothing to show.
    view.editing?.editor.edit(() => t('editOverrides.step.words', { name }), renameOverride(before, code))
    navigate(view.href('overrides', code), { replace: true })
  }
  return (
    <div class="texts-field">
      <div class="texts-head">
        <label for={id}>{t('editOverrides.code')}</label>
      </div>
      <input
        id={id}
        class="control mono"
        autocomplete="off"
        spellcheck={false}
        value={props.override.id}
        aria-invalid={fault()}
        aria-describedby={fault() ? `${id}-fault` : undefined}
        onChange={(event) => enter(event.currentTarget.value)}
      />
      <Show when={fault()}>
        <p class="field-note err" id={`${id}-fault`} role="alert">
          {t('editOverrides.codeTaken')}
        </p>
      </Show>
    </div>
  )
}

function Period(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const edit = <K extends 'starts' | 'expires' | 'final'>(key: K, value: Override[K] | undefined) =>
    view.editing?.editor.edit(
      () => t('editOverrides.step.period', { name: nameOf(props.override, language()) }),
      setOverride(props.override.id, key, value),
    )
  const asOf = view.tryOne.asOf
  const isOut = () => {
    const { starts, expires } = props.override
    return (starts !== undefined && asOf() < starts) || (expires !== undefined && asOf() >= expires)
  }
  const day = (key: 'starts' | 'expires') => (
    <label class="override-day">
      <span class="ink-2">{t(`editOverrides.${key}`)}</span>
      <input
        class="control"
        type="date"
        value={props.override[key] ?? ''}
        onChange={(event) => edit(key, event.currentTarget.value || undefined)}
      />
    </label>
  )
  return (
    <div class="override-period">
      {day('starts')}
      {day('expires')}
      <label class="override-final">
        <input
          type="checkbox"
          checked={props.override.final ?? false}
          onChange={(event) => edit('final', event.currentTarget.checked || undefined)}
        />
        {t('editOverrides.final')}
      </label>
      <Show when={isOut()}>
        <p class="warn override-out">{t('editOverrides.notInForce', { date: formatDate(asOf(), language()) })}</p>
      </Show>
    </div>
  )
}
