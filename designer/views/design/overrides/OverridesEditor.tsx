import { A, useNavigate } from '@solidjs/router'
import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Copy from 'lucide-solid/icons/copy'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { For, type JSX, Show } from 'solid-js'
import type { Override } from '../../../../engine/index.ts'
import { newLeaf } from '../../../model/condition/tests.ts'
import { writeCondition } from '../../../model/condition/tree.ts'
import { variablesOf } from '../../../model/condition/variables.ts'
import { addOverride, duplicateOverride, moveOverride, newOverrideId } from '../../../model/edit/overrides.ts'
import { removePart } from '../../../model/editor/change.ts'
import { formatNumber } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { overrideNotes, overridePhrase } from '../../../model/sentence.ts'
import { heading, t } from '../../../model/words.ts'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { PageHead } from '../../strategy/PageHead.tsx'
import { PartMarks } from '../../strategy/PartMarks.tsx'
import { OverridePairs } from './OverridePairs.tsx'
import { IconButton } from './Section.tsx'
import './overrides.css'

/** All overrides in their order, each as a sentence, with how many it concerns; new ones, moved ones, copies. */
export default function OverridesEditor(): JSX.Element {
  const view = useStrategy()
  const navigate = useNavigate()
  const all = () => view.snapshot().overrides ?? []
  const add = () => {
    const [variable] = variablesOf(view.snapshot(), 'inputs', language())
    if (!variable) return
    const title = t('editOverrides.new')
    const id = newOverrideId(view.snapshot(), 'override')
    const when = writeCondition(newLeaf(variable, view.tryOne.asOf()))
    view.editing?.editor.edit(() => t('editOverrides.step.add'), addOverride(id, title, when))
    navigate(view.href('overrides', id))
  }
  const addButton = () => (
    <button type="button" class="button" onClick={add}>
      <Plus size={13} aria-hidden="true" /> {t('editOverrides.add')}
    </button>
  )
  return (
    <>
      <PageHead title={heading('override')} text={t('overrides.about')} aside={addButton()} />
      <Show when={all().length > 0} fallback={<p class="ink-2 override-empty">{t('editOverrides.empty')}</p>}>
        <ol class="overrides">
          <For each={all().map(({ id }) => id)}>{(id, index) => <Item id={id} index={index()} />}</For>
        </ol>
        <OverridePairs class="override-contradictions" />
      </Show>
    </>
  )
}

function Item(props: { id: string; index: number }): JSX.Element {
  const view = useStrategy()
  const override = () => view.snapshot().overrides?.[props.index] as Override
  const share = view.preview.ask('overrideMatches', () => ({
    override: props.id,
    filter: 'matched' as const,
    fields: [],
    offset: 0,
    limit: 0,
  }))
  const matched = () => share()?.counts.matched
  const name = () => nameOf(override(), language())
  const edit = view.editing?.editor.edit
  const move = (by: number) => edit?.(() => t('editOverrides.step.order'), moveOverride(props.id, props.index + by))
  const duplicate = () =>
    edit?.(
      () => t('editOverrides.step.duplicate', { name: name() }),
      duplicateOverride(props.id, newOverrideId(view.snapshot(), `${props.id}_copy`), (wording) =>
        t('editOverrides.copyOf', { name: wording }),
      ),
    )
  const remove = () => {
    const label = name()
    edit?.(() => t('editOverrides.step.delete', { name: label }), removePart('overrides', props.id))
  }
  return (
    <Show when={override()}>
      {(found) => (
        <li class="override override-line">
          <span class="mono ink-3 override-code">R{props.index + 1}</span>
          <div>
            <h2>
              <A class="override-link" href={view.href('overrides', props.id)}>
                {name()}
              </A>{' '}
              <PartMarks part="overrides" item={props.id} />
            </h2>
            <p class="rule">
              <PhraseText phrase={overridePhrase(found(), view.vocabulary())} />
            </p>
            <p class="override-notes ink-2">
              <For each={overrideNotes(found(), view.vocabulary())}>
                {(note) => (
                  <span>
                    <PhraseText phrase={note} />
                  </span>
                )}
              </For>
            </p>
          </div>
          <span class="override-counts tab">
            <Show when={matched() !== undefined}>
              <span title={t('editOverrides.matched', { n: matched() ?? 0, rows: view.preview.summary()?.rows ?? 0 })}>
                {formatNumber(matched() ?? 0, language())}
              </span>
              <Show when={share()?.up}>{(up) => <span class="up">▲ {formatNumber(up(), language())}</span>}</Show>
              <Show when={share()?.down}>
                {(down) => <span class="down">▼ {formatNumber(down(), language())}</span>}
              </Show>
            </Show>
          </span>
          <span class="override-actions">
            <IconButton
              label={t('editOverrides.earlier', { name: name() })}
              icon={<ArrowUp size={13} />}
              onClick={() => move(-1)}
            />
            <IconButton
              label={t('editOverrides.later', { name: name() })}
              icon={<ArrowDown size={13} />}
              onClick={() => move(1)}
            />
            <IconButton
              label={`${t('editOverrides.duplicate')}: ${name()}`}
              icon={<Copy size={13} />}
              onClick={duplicate}
            />
            <IconButton label={`${t('editOverrides.delete')}: ${name()}`} icon={<Trash size={13} />} onClick={remove} />
          </span>
        </li>
      )}
    </Show>
  )
}
