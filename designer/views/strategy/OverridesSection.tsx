import { For, type JSX, lazy, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { localize, type Override } from '../../../engine/index.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { overrideNotes, overridePhrase } from '../../model/sentence.ts'
import { heading, label, t } from '../../model/words.ts'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { TierBadge } from '../TierBadge.tsx'
import { useStrategy } from './context.ts'
import { PageHead } from './PageHead.tsx'

const OverrideEditor = lazy(() => import('../design/overrides/OverrideEditor.tsx'))
const OverridesEditor = lazy(() => import('../design/overrides/OverridesEditor.tsx'))

export function OverridesPage(props: { chosen: string | undefined }): JSX.Element {
  const view = useStrategy()
  const chosen = () => view.document().overrides?.find(({ id }) => id === props.chosen)?.id
  return (
    <Switch
      fallback={
        <>
          <PageHead title={heading('override')} text={t('overrides.about')} />
          <OverrideList chosen={props.chosen} page />
        </>
      }
    >
      <Match when={view.editing && chosen()}>{(id) => <OverrideEditor id={id()} />}</Match>
      <Match when={view.editing}>
        <OverridesEditor />
      </Match>
    </Switch>
  )
}

/** The overrides in the order in which they run, each as a sentence. */
export function OverrideList(props: { chosen?: string | undefined; page?: boolean }): JSX.Element {
  const view = useStrategy()
  return (
    <Show when={(view.document().overrides ?? []).length > 0} fallback={<p class="ink-2">{t('overrides.none')}</p>}>
      <ol class="overrides">
        <For each={view.document().overrides}>
          {(override, index) => (
            <Item
              override={override}
              code={`R${index() + 1}`}
              page={props.page ?? false}
              chosen={props.chosen === override.id}
            />
          )}
        </For>
      </ol>
    </Show>
  )
}

function Item(props: { override: Override; code: string; chosen: boolean; page: boolean }): JSX.Element {
  const view = useStrategy()
  return (
    <li
      class="override"
      classList={{ here: props.chosen }}
      id={`override-${props.override.id}`}
      ref={(element) => props.chosen && queueMicrotask(() => element.scrollIntoView({ block: 'nearest' }))}
    >
      <span class="mono ink-3 override-code">{props.code}</span>
      <div>
        <Dynamic component={props.page ? 'h2' : 'h3'}>{nameOf(props.override, language())}</Dynamic>
        <Show when={localize(props.override.description, language())}>{(text) => <p class="ink-2">{text()}</p>}</Show>
        <p class="rule">
          <PhraseText phrase={overridePhrase(props.override, view.vocabulary())} draw={drawTier} />
        </p>
        <p class="override-notes ink-2">
          <Show when={localize(props.override.reason, language())}>
            {(reason) => (
              <span>
                <span class="ink-3">{label('reason')}</span> {reason()}
              </span>
            )}
          </Show>
          <For each={overrideNotes(props.override, view.vocabulary())}>
            {(note) => (
              <span>
                <PhraseText phrase={note} />
              </span>
            )}
          </For>
        </p>
      </div>
    </li>
  )
}

/** A tier within a sentence is drawn as its badge. */
const drawTier = (piece: { text: string; role?: string; id?: string }): JSX.Element | undefined =>
  piece.role === 'tier' && piece.id !== undefined ? <TierBadge id={piece.id} /> : undefined
