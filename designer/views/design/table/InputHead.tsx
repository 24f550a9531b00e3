import { type JSX, Show } from 'solid-js'
import type { Expression } from '../../../../engine/index.ts'
import { pathOfVariable } from '../../../model/condition/variables.ts'
import { moveColumn, removeColumn, setInput } from '../../../model/edit/table.ts'
import { phraseText } from '../../../model/phrase.ts'
import { valuePhrase } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { VariableOptions } from '../condition/VariableOptions.tsx'
import type { TableGrid } from './createTable.ts'

/** The head of an input: what its column reads, and what can be done with the column. */
export function InputHead(props: {
  input: Expression
  index: number
  grid: TableGrid
  spelled: boolean
  onSpell: (wanted: boolean) => void
}): JSX.Element {
  const view = useStrategy()
  const { grid } = props
  const words = () => phraseText(valuePhrase(props.input, view.vocabulary()))
  const known = () => grid.variables().find(({ path }) => path === pathOfVariable(props.input))?.path
  const move = (to: number) => grid.edit('editTable.step.moveColumn', moveColumn(grid.owner, props.index, to))
  return (
    <th scope="col" class="input-head">
      <span class="input-head-line">
        <span class="input-choice">
          <select
            class="input-select"
            aria-label={t('editTable.input', { n: props.index + 1 })}
            title={words()}
            onChange={(event) => {
              const path = event.currentTarget.value
              if (path !== '') grid.edit('editTable.step.input', setInput(grid.owner, props.index, { var: path }))
            }}
          >
            <Show when={known() === undefined}>
              <option value="" selected>
                {words()}
              </option>
            </Show>
            <VariableOptions variables={grid.variables()} chosen={known()} />
          </select>
          <span class="input-words" aria-hidden="true">
            {words()}
          </span>
        </span>
        <Menu
          name={t('editTable.columnMenu', { n: props.index + 1 })}
          items={[
            {
              text: props.spelled ? t('editTable.closeExpression') : t('editTable.editExpression'),
              onChoose: () => props.onSpell(!props.spelled),
            },
            { text: t('editTable.left'), disabled: props.index === 0, onChoose: () => move(props.index - 1) },
            {
              text: t('editTable.right'),
              disabled: props.index === grid.table().inputs.length - 1,
              onChoose: () => move(props.index + 1),
            },
            {
              text: t('editTable.removeColumn'),
              disabled: grid.table().inputs.length < 2,
              onChoose: () => {
                props.onSpell(false)
                grid.edit('editTable.step.removeColumn', removeColumn(grid.owner, props.index))
              },
            },
          ]}
        />
      </span>
    </th>
  )
}
