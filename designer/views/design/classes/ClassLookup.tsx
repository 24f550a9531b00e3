import X from 'lucide-solid/icons/x'
import { For, type JSX, Show } from 'solid-js'
import type { Scalar } from '../../../../engine/index.ts'
import { removeClassEntry, renameClassEntry, setClassEntry, setClassOtherwise } from '../../../model/edit/classes.ts'
import { t } from '../../../model/words.ts'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { KeyName, NewEntry } from '../lookup/Keys.tsx'
import type { ClassesModel } from './createClasses.ts'
import { FigureCells, FigureHeads, useWas } from './Figures.tsx'
import { ValueCell } from './ValueCell.tsx'

const first = { string: '', number: 0, boolean: false } as const

/** The lookup of a derived value: an entry for each option, and one for all others. */
export function ClassLookup(props: { model: ClassesModel }): JSX.Element {
  const { model } = props
  const was = useWas()
  const lookup = () => model.derived().lookup ?? {}
  const keys = () => Object.keys(lookup())
  const otherwise = () => model.derived().otherwise
  /** The value of a new entry: that of the last one. */
  const fresh = (): Scalar => Object.values(lookup()).at(-1) ?? first[model.type()]
  const valueHead = () => ({ num: model.type() === 'number' })
  return (
    <>
      <ScrollX>
        <table class="rows design-table classes-table">
          <thead>
            <tr>
              <th scope="col">{t('lookup.entry')}</th>
              <th scope="col" classList={valueHead()}>
                {t('classes.gives')}
              </th>
              <FigureHeads model={model} />
            </tr>
          </thead>
          <tbody>
            <For each={keys()}>
              {(key, index) => (
                <tr>
                  <th scope="row">
                    <KeyName
                      name={key}
                      facet={model.facet()}
                      onRename={(next) => model.edit('editBands.entryKeyOf', renameClassEntry(model.id, key, next))}
                    />
                  </th>
                  <td classList={valueHead()}>
                    <ValueCell
                      value={lookup()[key]}
                      type={model.type()}
                      label={t('classes.valueOf', { name: key })}
                      onEnter={(value, merged) =>
                        value !== undefined &&
                        model.edit(
                          'classes.step.value',
                          setClassEntry(model.id, key, value),
                          merged === undefined ? undefined : `class entry ${model.id} ${key}`,
                        )
                      }
                    />
                  </td>
                  <FigureCells model={model} was={was(model.before()?.lookup?.[key], lookup()[key])} row={index()} />
                  <td class="row-actions">
                    <button
                      type="button"
                      class="button icon quiet"
                      aria-label={t('editBands.removeEntry', { entry: key })}
                      title={t('editBands.removeEntry', { entry: key })}
                      disabled={keys().length < 2}
                      onClick={() => model.edit('editBands.removeEntryOf', removeClassEntry(model.id, key))}
                    >
                      <X size={14} aria-hidden="true" />
                    </button>
                  </td>
                </tr>
              )}
            </For>
            <tr>
              <th scope="row">{t('lookup.otherwise')}</th>
              <td classList={valueHead()}>
                <ValueCell
                  value={otherwise()}
                  type={model.type()}
                  label={t('classes.valueOf', { name: t('lookup.otherwise') })}
                  canBeEmpty
                  onEnter={(value, merged) =>
                    model.edit(
                      'classes.step.value',
                      setClassOtherwise(model.id, value),
                      merged === undefined ? undefined : `class otherwise ${model.id}`,
                    )
                  }
                />
              </td>
              <FigureCells model={model} was={was(model.before()?.otherwise, otherwise())} row={undefined} />
              <td />
            </tr>
          </tbody>
        </table>
      </ScrollX>
      <p class="ink-3 under">
        <Show when={otherwise() === undefined} fallback={t('classes.hasOtherwise')}>
          {t('editBands.noOtherwise')}
        </Show>
      </p>
      <NewEntry
        value={model.derived().value}
        facet={model.facet()}
        taken={lookup()}
        onAdd={(key) => model.edit('editBands.addEntryOf', setClassEntry(model.id, key, fresh()))}
      />
    </>
  )
}
