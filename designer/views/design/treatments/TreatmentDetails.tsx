import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import Copy from 'lucide-solid/icons/copy'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { For, type JSX, Show } from 'solid-js'
import type { Expression, Text, Tier, Treatment } from '../../../../engine/index.ts'
import { newLeaf } from '../../../model/condition/tests.ts'
import { writeCondition } from '../../../model/condition/tree.ts'
import { variablesOf } from '../../../model/condition/variables.ts'
import { duplicateTreatment, setGiven, setTreatment } from '../../../model/edit/treatments.ts'
import { type Change, removePart } from '../../../model/editor/change.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { ConditionEditor } from '../condition/ConditionEditor.tsx'
import { IconButton } from '../overrides/Section.tsx'
import { PartProblems } from '../PartProblems.tsx'
import { TextsField } from '../TextsField.tsx'

/** The words of a treatment, the texts of its cells by language, and the condition under which it is given. */
export function TreatmentDetails(props: { treatment: Treatment; onMove: (by: 1 | -1) => void }): JSX.Element {
  const view = useStrategy()
  const name = () => nameOf(props.treatment, language())
  const id = () => props.treatment.id
  type Step = 'words' | 'condition' | 'duplicate' | 'delete'
  const edit = (step: Step, change: Change, merge?: string) => {
    const words = { name: name() }
    view.editing?.editor.edit(() => t(`editTreatments.step.${step}`, words), change, merge)
  }
  const words = ['title', 'aspect', 'unit', 'description'] as const
  const texts = (): { tier: Tier; text: Text }[] =>
    view.document().tiers.flatMap((tier) => {
      const text = props.treatment.byTier[tier.id]
      return typeof text === 'object' || typeof text === 'string' ? [{ tier, text }] : []
    })
  return (
    <div class="treatment-details">
      <div class="treatment-tools">
        <IconButton
          label={t('editTreatments.up', { name: name() })}
          icon={<ArrowUp size={13} />}
          onClick={() => props.onMove(-1)}
        />
        <IconButton
          label={t('editTreatments.down', { name: name() })}
          icon={<ArrowDown size={13} />}
          onClick={() => props.onMove(1)}
        />
        <IconButton
          label={t('editTreatments.duplicate', { name: name() })}
          icon={<Copy size={13} />}
          onClick={() => edit('duplicate', duplicateTreatment(id()))}
        />
        <IconButton
          label={t('editTreatments.delete', { name: name() })}
          icon={<Trash size={13} />}
          onClick={() => edit('delete', removePart('treatments', id()))}
        />
      </div>
      <div class="treatment-words">
        <For each={words}>
          {(key) => (
            <TextsField
              label={t(`editTreatments.${key}`)}
              text={props.treatment[key]}
              onChange={(text) => edit('words', setTreatment(id(), key, text))}
            />
          )}
        </For>
      </div>
      <Show when={texts().length > 0}>
        <h2>{t('editTreatments.texts')}</h2>
        <div class="treatment-words">
          <For each={texts().map(({ tier }) => tier.id)}>
            {(tier) => {
              const own = () => texts().find((one) => one.tier.id === tier)
              return (
                <TextsField
                  label={nameOf(own()?.tier ?? { id: tier }, language())}
                  text={own()?.text}
                  onChange={(text) => edit('words', setGiven(id(), tier, text))}
                />
              )
            }}
          </For>
        </div>
      </Show>
      <h2>{t('editTreatments.when')}</h2>
      <When {...props} onChange={(when, merge) => edit('condition', setTreatment(id(), 'when', when), merge)} />
      <PartProblems part="treatments" item={id()} />
    </div>
  )
}

function When(props: {
  treatment: Treatment
  onChange: (when: Expression | undefined, merge?: string) => void
}): JSX.Element {
  const view = useStrategy()
  const variables = () => variablesOf(view.snapshot(), 'tier', language())
  const begin = () => {
    const [variable] = variables()
    if (variable) props.onChange(writeCondition(newLeaf(variable, view.tryOne.asOf())))
  }
  return (
    <Show
      when={props.treatment.when !== undefined}
      fallback={
        <button type="button" class="button" onClick={begin}>
          <Plus size={13} aria-hidden="true" /> {t('editTreatments.addWhen')}
        </button>
      }
    >
      <ConditionEditor
        label={t('editTreatments.when')}
        value={props.treatment.when ?? null}
        variables={variables()}
        countedBefore={null}
        onChange={(when, merge) => props.onChange(when, merge && `${props.treatment.id} ${merge}`)}
      />
      <button type="button" class="button" onClick={() => props.onChange(undefined)}>
        {t('editTreatments.removeWhen')}
      </button>
    </Show>
  )
}
