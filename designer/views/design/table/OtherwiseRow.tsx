import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { setTableOtherwise, type Yield } from '../../../model/edit/table.ts'
import { formatNumber } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { TextCell } from '../TextCell.tsx'
import type { TableGrid } from './createTable.ts'

/** What is given where no row hits; nothing refuses the decision. */
export function OtherwiseRow(props: { grid: TableGrid; none: number | undefined; here: boolean }): JSX.Element {
  const view = useStrategy()
  const { grid } = props
  const now = () => grid.table().otherwise
  const set = (yields: Yield | undefined) =>
    grid.edit('editTable.step.otherwise', setTableOtherwise(grid.owner, yields))
  return (
    <tr class="otherwise-row" classList={{ here: props.here }}>
      <th scope="row" class="ink-2" colSpan={grid.table().inputs.length + 1}>
        {t('lookup.otherwise')}
      </th>
      <td class="yields" classList={{ num: grid.owner.kind === 'dimension' }}>
        <Switch>
          <Match when={grid.owner.kind === 'dimension'}>
            <NumberCell
              text={typedNumber(now() as number | undefined)}
              label={t('lookup.otherwise')}
              read={(typed) => readNumberCell(typed)}
              canBeEmpty
              placeholder={t('editTable.refuses')}
              onEnter={set}
              onStep={(steps) => set(Number(now() ?? 0) + steps)}
            />
          </Match>
          <Match when={grid.owner.kind === 'assign'}>
            <select
              class="control"
              aria-label={t('lookup.otherwise')}
              onChange={(event) => set(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
            >
              <option value="" selected={now() === undefined}>
                {t('editTable.refuses')}
              </option>
              <For each={view.document().tiers}>
                {(tier) => (
                  <option value={tier.id} selected={now() === tier.id}>
                    {nameOf(tier, language())}
                  </option>
                )}
              </For>
            </select>
          </Match>
          <Match when={grid.owner.kind === 'derived'}>
            <TextCell
              value={now() === undefined ? '' : grid.yieldText(now() as Yield)}
              label={t('lookup.otherwise')}
              placeholder={t('editTable.refuses')}
              onEnter={(text) => set(grid.readYield(text))}
            />
          </Match>
        </Switch>
      </td>
      <Show when={props.none !== undefined}>
        <td class="num">{formatNumber(props.none ?? 0, language())}</td>
        <td class="roomy" />
      </Show>
      <td />
    </tr>
  )
}
