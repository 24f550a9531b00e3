import { A, useNavigate } from '@solidjs/router'
import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { createLoad } from '../../model/load.ts'
import { localize } from '../../model/names.ts'
import { listPacks, type Pack, type PackReading, readPack } from '../../model/packs.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { BeginForm } from './BeginForm.tsx'

/** From a ready-made pack: what there is on the left, the chosen one on the right. */
export function FromPack(props: {
  pack: string | undefined
  strategy: string | undefined
  taken: ReadonlySet<string>
  onBegun: (address: string) => void
}): JSX.Element {
  const packs = createLoad(() => undefined, listPacks)
  return (
    <>
      <Show when={packs.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={packs.retry} />}</Show>
      <Show when={packs.loading() && !packs.data()}>
        <LoadingText />
      </Show>
      <Show when={packs.data()}>
        {(list) => (
          <div class="packs">
            <nav aria-label={t('new.packs')}>
              <Show when={list().length === 0}>
                <p class="ink-2">{t('new.none')}</p>
              </Show>
              <ul class="pack-list">
                <For each={list()}>{(pack) => <PackLink pack={pack} chosen={pack.id === props.pack} />}</For>
              </ul>
            </nav>
            <Show when={props.pack} keyed fallback={<Choose any={list().length > 0} />}>
              {(id) => <ChosenPack id={id} strategy={props.strategy} taken={props.taken} onBegun={props.onBegun} />}
            </Show>
          </div>
        )}
      </Show>
    </>
  )
}

function Choose(props: { any: boolean }): JSX.Element {
  return (
    <Show when={props.any}>
      <p class="pack-choose ink-3">{t('new.choose')}</p>
    </Show>
  )
}

/** A pack by name and purpose, and the way to it. */
export function PackLink(props: { pack: Pack; chosen?: boolean }): JSX.Element {
  return (
    <li>
      <A class="pack-link" href={`/new/${encodeURIComponent(props.pack.id)}`} aria-current={props.chosen || undefined}>
        <span class="strong">{localize(props.pack.title, language())}</span>
        <span class="pack-purpose ink-2">{localize(props.pack.purpose, language())}</span>
      </A>
    </li>
  )
}

function ChosenPack(props: {
  id: string
  strategy: string | undefined
  taken: ReadonlySet<string>
  onBegun: (address: string) => void
}): JSX.Element {
  const pack = createLoad(() => props.id, readPack)
  return (
    <section class="pack-chosen" aria-live="polite">
      <Show when={pack.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={pack.retry} />}</Show>
      <Show when={pack.data()} keyed>
        {(reading) => (
          <>
            <h2 class="pack-title">{localize(reading.title, language())}</h2>
            <PackFacts pack={reading} />
            <PackForm pack={reading} strategy={props.strategy} taken={props.taken} onBegun={props.onBegun} />
          </>
        )}
      </Show>
    </section>
  )
}

function PackFacts(props: { pack: PackReading }): JSX.Element {
  return (
    <dl class="pack-facts">
      <Show when={props.pack.purpose}>
        <dt>{t('new.purpose')}</dt>
        <dd>{localize(props.pack.purpose, language())}</dd>
      </Show>
      <Show when={props.pack.source}>
        <dt>{t('new.source')}</dt>
        <dd class="ink-2">{localize(props.pack.source, language())}</dd>
      </Show>
    </dl>
  )
}

/** Which of the pack's strategies, and what the copy is called. */
function PackForm(props: {
  pack: PackReading
  strategy: string | undefined
  taken: ReadonlySet<string>
  onBegun: (address: string) => void
}): JSX.Element {
  const navigate = useNavigate()
  const chosen = createMemo(
    () => props.pack.documents.find((document) => document.id === props.strategy) ?? props.pack.documents[0],
  )
  const origin = () => {
    const document = chosen()
    return document && { document, title: document.title ?? document.id }
  }
  return (
    <BeginForm
      origin={origin()}
      taken={props.taken}
      note={t('new.note', { pack: localize(props.pack.title, language()) })}
      onBegun={props.onBegun}
    >
      <fieldset class="new-choices">
        <legend class="caption">{t('new.strategies')}</legend>
        <For each={props.pack.documents}>
          {(document) => (
            <StrategyChoice
              document={document}
              checked={document === chosen()}
              onChoose={() =>
                navigate(`/new/${encodeURIComponent(props.pack.id)}/${encodeURIComponent(document.id)}`, {
                  scroll: false,
                })
              }
            />
          )}
        </For>
      </fieldset>
    </BeginForm>
  )
}

function StrategyChoice(props: { document: Strategy; checked: boolean; onChoose: () => void }): JSX.Element {
  return (
    <label class="new-choice">
      <input type="radio" name="new-strategy" checked={props.checked} onChange={props.onChoose} />
      <span>
        <span class="strong">{localize(props.document.title, language()) || props.document.id}</span>
        <span class="ink-2">{countsOf(props.document)}</span>
      </span>
    </label>
  )
}

const countsOf = ({ fields, dimensions, tiers }: Strategy): string =>
  t('new.counts', { fields: fields.length, dimensions: dimensions.length, tiers: tiers.length })
