import { type JSX, Show } from 'solid-js'
import type { Field } from '../../../../engine/index.ts'
import { setField, setMeasure } from '../../../model/edit/fields.ts'
import type { Change } from '../../../model/editor/change.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { TextsField } from '../TextsField.tsx'
import { OptionsEditor } from './OptionsEditor.tsx'

/** All that is said of a field beside its line: its words in every language, its steps, options and rights. */
export function FieldDetail(props: { field: Field }): JSX.Element {
  const view = useStrategy()
  const id = () => props.field.id
  const edit = (key: Parameters<typeof t>[0], change: Change, merge?: string) => {
    const name = nameOf(props.field, language())
    view.editing?.editor.edit(() => t(key, { name }), change, merge)
  }
  const isNumber = () => props.field.type === 'number' || props.field.type === 'integer'
  const text = (key: 'title' | 'description' | 'group' | 'unit', long = false) => (
    <TextsField
      label={t(`editFields.${key}`)}
      text={props.field[key]}
      long={long}
      onChange={(wording) => edit('editFields.step.words', setField(id(), key, wording))}
    />
  )
  const choice = (checked: boolean, label: string, onChange: (checked: boolean) => void) => (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
  const setStep = (step: number | undefined, merge?: string) => {
    const whole = step === undefined || props.field.type === 'number' ? step : Math.max(1, Math.round(step))
    edit('editFields.step.range', setField(id(), 'step', whole !== undefined && whole > 0 ? whole : undefined), merge)
  }
  return (
    <div class="field-detail">
      <div class="settings-columns">
        <div class="settings-column">
          {text('title')}
          {text('description', true)}
        </div>
        <div class="settings-column">
          {text('group')}
          {text('unit')}
          <Show when={isNumber()}>
            <div class="setting">
              <span>{t('editFields.steps')}</span>
              <span class="setting-cell">
                <NumberCell
                  text={typedNumber(props.field.step, props.field.show)}
                  label={t('editFields.steps')}
                  read={(typed) => readNumberCell(typed, props.field.show)}
                  canBeEmpty
                  placeholder={t('editFields.anyStep')}
                  onEnter={(value) => setStep(value)}
                />
                <span class="ink-3">{t('editFields.stepsNote')}</span>
              </span>
            </div>
          </Show>
        </div>
        <div class="settings-column field-choices">
          <Show when={isNumber()}>
            {choice(props.field.show === 'percent', t('editFields.percent'), (checked) =>
              edit('editFields.step.show', setField(id(), 'show', checked ? 'percent' : undefined)),
            )}
            {choice(view.document().subject?.measure === id(), t('editFields.isMeasure'), (checked) =>
              edit('editFields.step.measure', setMeasure(checked ? id() : undefined)),
            )}
          </Show>
          {choice(props.field.required !== false, t('editFields.required'), (checked) =>
            edit('editFields.step.required', setField(id(), 'required', checked ? undefined : false)),
          )}
          {choice(props.field.sensitive === true, t('editFields.sensitive'), (checked) =>
            edit('editFields.step.sensitive', setField(id(), 'sensitive', checked ? true : undefined)),
          )}
          {choice(props.field.actionable !== false, t('editFields.actionable'), (checked) =>
            edit('editFields.step.actionable', setField(id(), 'actionable', checked ? undefined : false)),
          )}
          <p class="caption">
            {t('editFields.id')} <code class="mono">{id()}</code>
          </p>
        </div>
      </div>
      <Show when={props.field.type === 'string'}>
        <OptionsEditor field={props.field} edit={edit} />
      </Show>
    </div>
  )
}
