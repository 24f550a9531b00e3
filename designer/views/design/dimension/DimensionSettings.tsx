import { For, type JSX, Show } from 'solid-js'
import type { Dimension } from '../../../../engine/index.ts'
import { moveInto, setDimension } from '../../../model/edit/dimension.ts'
import { tidyPoints } from '../../../model/edit/grid.ts'
import { kindOf } from '../../../model/edit/kinds.ts'
import type { Change } from '../../../model/editor/change.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { TextsField } from '../TextsField.tsx'
import { MissingPolicy } from './MissingPolicy.tsx'
import '../../../ui/forms.css'
import '../design.css'

/** The words of a dimension of a draft, and what else is said of it beside its points. */
export default function DimensionSettings(props: { dimension: Dimension }): JSX.Element {
  const view = useStrategy()
  const id = () => props.dimension.id
  const edit = (key: Parameters<typeof t>[0], change: Change, merge?: string) =>
    view.editing?.editor.edit(() => t(key, { name: nameOf(props.dimension, language()) }), change, merge)
  /** Bands, curves and lookups have it below their table. */
  const hasOwnPolicy = () => ['bands', 'lookup', 'curve'].includes(kindOf(props.dimension.points))
  const setBaseline = (points: number | undefined, merge?: string) =>
    edit(
      'editDimension.baselineOf',
      setDimension(id(), 'baseline', points === undefined ? undefined : tidyPoints(points)),
      merge,
    )
  return (
    <section class="block dimension-settings" aria-labelledby="dimension-settings">
      <h2 id="dimension-settings">{t('editDimension.settings')}</h2>
      <div class="settings-columns">
        <div class="settings-column">
          <TextsField
            label={t('editDimension.title')}
            name="dimension-title"
            text={props.dimension.title}
            placeholder={nameOf({ id: id() }, language())}
            onChange={(title) => edit('editDimension.titleOf', setDimension(id(), 'title', title))}
          />
          <TextsField
            label={t('editDimension.description')}
            long
            text={props.dimension.description}
            onChange={(text) => edit('editDimension.descriptionOf', setDimension(id(), 'description', text))}
          />
          <TextsField
            label={t('dimension.reason')}
            text={props.dimension.reason}
            placeholder={nameOf(props.dimension, language())}
            onChange={(reason) => edit('editDimension.reasonOf', setDimension(id(), 'reason', reason))}
          />
        </div>
        <div class="settings-column">
          <label class="setting">
            <span>{t('editDimension.group')}</span>
            <select
              class="control"
              onChange={(event) => edit('editDimension.groupOf', moveInto(id(), event.currentTarget.value))}
            >
              <For each={view.document().scores}>
                {(score) => (
                  <option value={score.id} selected={score.id === props.dimension.into}>
                    {nameOf(score, language())}
                  </option>
                )}
              </For>
            </select>
          </label>
          <div class="setting">
            <span>{t('dimension.baseline')}</span>
            <span class="setting-cell">
              <NumberCell
                text={typedNumber(props.dimension.baseline)}
                label={t('dimension.baseline')}
                read={(typed) => readNumberCell(typed)}
                canBeEmpty
                placeholder={t('editDimension.best')}
                onEnter={(value) => setBaseline(value)}
                onStep={(steps) => setBaseline((props.dimension.baseline ?? 0) + steps, `baseline ${id()}`)}
              />
              <span class="ink-3">{t('editDimension.baselineNote')}</span>
            </span>
          </div>
          <label class="choice">
            <input
              type="checkbox"
              checked={props.dimension.actionable !== false}
              onChange={(event) =>
                edit(
                  'editDimension.actionableOf',
                  setDimension(id(), 'actionable', event.currentTarget.checked ? undefined : false),
                )
              }
            />
            <span>{t('editDimension.actionable')}</span>
          </label>
          <Show when={!hasOwnPolicy()}>
            <MissingPolicy dimension={props.dimension} missing={undefined} />
          </Show>
          <p class="caption">
            {t('editDimension.id')} <code class="mono">{id()}</code>
          </p>
        </div>
      </div>
    </section>
  )
}
