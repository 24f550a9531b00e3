import { A, useNavigate } from '@solidjs/router'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import Copy from 'lucide-solid/icons/copy'
import Trash from 'lucide-solid/icons/trash'
import { type JSX, Show } from 'solid-js'
import type { Override } from '../../../../engine/index.ts'
import { variablesOf } from '../../../model/condition/variables.ts'
import { duplicateOverride, effectKind, newOverrideId, setOverride } from '../../../model/edit/overrides.ts'
import { removePart } from '../../../model/editor/change.ts'
import { aliasOf, byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { heading, t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { PageHead } from '../../strategy/PageHead.tsx'
import { ConditionEditor } from '../condition/ConditionEditor.tsx'
import { PartProblems } from '../PartProblems.tsx'
import { EffectFields } from './EffectFields.tsx'
import { OrderList } from './OrderList.tsx'
import { OverrideMatches } from './OverrideMatches.tsx'
import { OverrideWords } from './OverrideWords.tsx'
import { RulePanel } from './RulePanel.tsx'
import { IconButton, Section } from './Section.tsx'
import './overrides.css'

/** One override: its condition, what it does, its words, when it is in force, its place, and whom it concerns. */
export default function OverrideEditor(props: { id: string }): JSX.Element {
  const view = useStrategy()
  // Of the plain document: parts of it are written back.
  const override = () => byId(view.snapshot().overrides, props.id)
  view.inspector.add({
    id: 'rule',
    title: () => t('editOverrides.ruleAs'),
    body: () => <Show when={override()}>{(found) => <RulePanel override={found()} />}</Show>,
  })
  return (
    <Show when={override()}>
      {(found) => (
        <>
          <Head override={found()} />
          <div class="override-editor">
            <Section title={t('editOverrides.when')}>
              <Condition override={found()} />
            </Section>
            <Section title={t('editOverrides.then')}>
              <EffectFields override={found()} />
            </Section>
            <OverrideWords override={found()} />
            <Section title={t('editOverrides.order')}>
              <OrderList chosen={props.id} />
            </Section>
          </div>
          <OverrideMatches override={found()} />
        </>
      )}
    </Show>
  )
}

function Condition(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const place = () => {
    const kind = effectKind(props.override.then)
    return kind === 'add' || kind === 'flag' ? 'results' : 'tier'
  }
  return (
    <>
      <ConditionEditor
        label={t('editOverrides.when')}
        value={props.override.when}
        variables={variablesOf(view.snapshot(), place(), language())}
        countedBefore={props.override.id}
        onChange={(when, merge) =>
          view.editing?.editor.edit(
            () => t('editOverrides.step.condition', { name: nameOf(props.override, language()) }),
            setOverride(props.override.id, 'when', when),
            merge && `${props.override.id} ${merge}`,
          )
        }
      />
      <PartProblems part="overrides" item={props.override.id} />
    </>
  )
}

function Head(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const navigate = useNavigate()
  const all = () => view.document().overrides ?? []
  const index = () => all().findIndex(({ id }) => id === props.override.id)
  const name = () => nameOf(props.override, language())
  const duplicate = () => {
    const copyId = newOverrideId(view.snapshot(), `${props.override.id}_copy`)
    view.editing?.editor.edit(
      () => t('editOverrides.step.duplicate', { name: name() }),
      duplicateOverride(props.override.id, copyId, (wording) => t('editOverrides.copyOf', { name: wording })),
    )
    navigate(view.href('overrides', copyId))
  }
  const remove = () => {
    const label = name()
    const next = all()[index() + 1] ?? all()[index() - 1]
    view.editing?.editor.edit(
      () => t('editOverrides.step.delete', { name: label }),
      removePart('overrides', props.override.id),
    )
    navigate(view.href('overrides', next?.id))
  }
  return (
    <PageHead
      title={`R${index() + 1} ${name()}`}
      alias={aliasOf(props.override, language())}
      text={t('overrides.about')}
      aside={
        <div class="steps">
          <A class="ink-2" href={view.href('overrides')}>
            {heading('override')}{' '}
            <span class="ink-3" aria-hidden="true">
              ›
            </span>{' '}
            <span class="tab">
              {index() + 1} / {all().length}
            </span>
          </A>
          <Step to={all()[index() - 1]} label={t('editOverrides.previous')} icon={<ChevronLeft size={15} />} />
          <Step to={all()[index() + 1]} label={t('editOverrides.next')} icon={<ChevronRight size={15} />} />
          <IconButton label={t('editOverrides.duplicate')} onClick={duplicate} icon={<Copy size={14} />} />
          <IconButton label={t('editOverrides.delete')} onClick={remove} icon={<Trash size={14} />} />
        </div>
      }
    />
  )
}

function Step(props: { to: Override | undefined; label: string; icon: JSX.Element }): JSX.Element {
  const view = useStrategy()
  return (
    <Show
      when={props.to}
      fallback={
        <span class="button icon quiet disabled" aria-hidden="true">
          {props.icon}
        </span>
      }
    >
      {(target) => (
        <A
          class="button icon quiet"
          href={view.href('overrides', target().id)}
          aria-label={`${props.label}: ${nameOf(target(), language())}`}
          title={nameOf(target(), language())}
        >
          {props.icon}
        </A>
      )}
    </Show>
  )
}
