import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Expression } from '../../../../engine/index.ts'
import { classesOf, isNumberKind, valueKind, variableOf } from '../../../model/edit/variable.ts'
import { byId, optionsOf } from '../../../model/names.ts'
import { type Facet, literalText } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

const isOwn = (facet: Facet | undefined): boolean => !facet?.options && facet?.kind !== 'boolean'

/** An option by its title with its id; a key of the author's own can be written anew. */
export function KeyName(props: {
  name: string
  facet: Facet | undefined
  onRename: (next: string) => void
}): JSX.Element {
  const view = useStrategy()
  const title = () => literalText(keyValue(props.name, props.facet?.kind), props.facet, view.vocabulary())
  return (
    <Show
      when={isOwn(props.facet)}
      fallback={
        <>
          {title()}{' '}
          <Show when={title() !== props.name}>
            <span class="mono ink-3">{props.name}</span>
          </Show>
        </>
      }
    >
      <input
        class="text-cell"
        value={props.name}
        aria-label={t('editBands.entryKey')}
        autocomplete="off"
        onInput={(event) => {
          event.currentTarget.dataset.typing = 'true'
        }}
        onChange={(event) => {
          event.currentTarget.dataset.typing = 'false'
          props.onRename(event.currentTarget.value)
          event.currentTarget.value = props.name
        }}
      />
    </Show>
  )
}

/** A lookup finds booleans and numbers by their JSON text. */
function keyValue(key: string, kind: string | undefined): string | number | boolean {
  if (kind === 'boolean') return key === 'true'
  return kind === 'number' || kind === 'integer' ? Number(key) : key
}

/** An entry for an option that has none, or with a key that is typed. */
export function NewEntry(props: {
  /** What is looked up. */
  value: Expression | undefined
  facet: Facet | undefined
  /** The entries that there are. */
  taken: Readonly<Record<string, unknown>>
  onAdd: (key: string) => void
}): JSX.Element {
  const view = useStrategy()
  const [typed, setTyped] = createSignal('')
  const kind = () => valueKind(view.document(), props.value)
  /** Values that are known to occur and have no entry yet. */
  const absent = () => {
    const document = view.document()
    const options = optionsOf(byId(document.fields, variableOf(props.value))?.options).map(({ id }) => id)
    const known =
      kind() === 'boolean' ? ['true', 'false'] : [...options, ...classesOf(document, props.value).map(String)]
    return known.filter((key) => !(key in props.taken))
  }
  const key = () => {
    const text = typed().trim()
    return isNumberKind(kind()) && text !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text
  }
  const isFree = () => key() !== '' && !(key() in props.taken)
  const add = () => {
    if (!isFree()) return
    props.onAdd(key())
    setTyped('')
  }
  return (
    <div class="new-entry">
      <For each={absent().slice(0, 6)}>
        {(option) => (
          <button type="button" class="button" onClick={() => props.onAdd(option)}>
            <Plus size={14} aria-hidden="true" />
            {literalText(keyValue(option, props.facet?.kind), props.facet, view.vocabulary())}
          </button>
        )}
      </For>
      <Show when={isOwn(props.facet)}>
        <input
          class="control"
          value={typed()}
          aria-label={t('editBands.entryKey')}
          placeholder={t('editBands.entryKey')}
          autocomplete="off"
          data-typing={typed() !== ''}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && add()}
        />
        <button type="button" class="button" disabled={!isFree()} onClick={add}>
          <Plus size={14} aria-hidden="true" />
          {t('editBands.addEntry')}
        </button>
      </Show>
    </div>
  )
}
