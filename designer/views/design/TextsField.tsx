import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import type { Text } from '../../../engine/index.ts'
import { ownText, tagsOf, withWording } from '../../model/edit/text.ts'
import { localize } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import './design.css'

/** A text in the language that is read, the other languages folded out below it. Entered on leaving or by Enter. */
export function TextsField(props: {
  label: string
  text: Text | undefined
  onChange: (text: Text | undefined) => void
  /** Several lines. */
  long?: boolean
  placeholder?: string
  /** Finds it again. */
  name?: string
}): JSX.Element {
  const id = createUniqueId()
  const [unfolded, setUnfolded] = createSignal(false)
  const others = () => tagsOf(props.text).filter((tag) => tag !== language())
  const written = () => others().filter((tag) => ownText(props.text, tag, language()) !== '').length
  const foldText = () => (written() > 0 ? t('editDimension.alsoIn', { n: written() }) : t('editDimension.languages'))
  const line = (tag: string, label: string | undefined) => (
    <Line
      id={tag === language() ? id : undefined}
      name={tag === language() ? props.name : undefined}
      label={label}
      lang={tag}
      long={props.long ?? false}
      value={ownText(props.text, tag, language())}
      placeholder={props.placeholder ?? (tag === language() ? localize(props.text, language()) : '')}
      onEnter={(wording) => props.onChange(withWording(props.text, tag, language(), wording))}
    />
  )
  return (
    <div class="texts-field">
      <div class="texts-head">
        <label for={id}>{props.label}</label>
        <button
          type="button"
          class="texts-fold"
          aria-expanded={unfolded()}
          aria-label={`${props.label}: ${foldText()}`}
          onClick={() => setUnfolded(!unfolded())}
        >
          {foldText()}
        </button>
      </div>
      {line(language(), undefined)}
      <Show when={unfolded()}>
        <For each={others()}>
          {(tag) => (
            <div class="texts-other">
              <span class="caption" lang={tag} aria-hidden="true">
                {languageName(tag)}
              </span>
              {line(tag, `${props.label}, ${languageName(tag)}`)}
            </div>
          )}
        </For>
      </Show>
    </div>
  )
}

function Line(props: {
  id: string | undefined
  name: string | undefined
  label: string | undefined
  lang: string
  long: boolean
  value: string
  placeholder: string
  onEnter: (wording: string) => void
}): JSX.Element {
  const [typing, setTyping] = createSignal(false)
  const events = {
    onInput: () => setTyping(true),
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyping(false)
      if (event.currentTarget.value.trim() !== props.value) props.onEnter(event.currentTarget.value)
    },
  }
  const about = () => ({
    id: props.id,
    name: props.name,
    lang: props.lang,
    'aria-label': props.label,
    'data-typing': typing(),
    placeholder: props.placeholder,
  })
  return (
    <Show
      when={props.long}
      fallback={<input {...about()} class="control" value={props.value} autocomplete="off" {...events} />}
    >
      <textarea {...about()} class="control" rows="2" value={props.value} {...events} />
    </Show>
  )
}

/** A language by its own name; the tag where there is none known. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
