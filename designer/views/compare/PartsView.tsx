import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { type PairRow, type Part, partRows, parts } from '../../model/compareParts.ts'
import { t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { ChangedOnly } from './ChangedOnly.tsx'
import type { CompareView } from './context.ts'

/** Both versions part by part, old beside new. What is the same is left out unless asked for. */
export function PartsView(props: { view: CompareView }): JSX.Element {
  const [changedOnly, setChangedOnly] = createSignal(true)
  return (
    <>
      <ChangedOnly checked={changedOnly()} onChange={setChangedOnly} />
      <ScrollX>
        <table class="rows parts-table">
          <colgroup>
            <col class="parts-name" />
            <col />
            <col />
          </colgroup>
          <For each={parts}>{(part) => <PartBody part={part} view={props.view} changedOnly={changedOnly()} />}</For>
        </table>
      </ScrollX>
    </>
  )
}

function PartBody(props: { part: Part; view: CompareView; changedOnly: boolean }): JSX.Element {
  const all = createMemo(() => partRows(props.part, props.view.a(), props.view.b()))
  const rows = () => (props.changedOnly ? all().filter(({ isChanged }) => isChanged) : all())
  return (
    <tbody>
      <tr class="part-head">
        <th scope="col">{t(`compare.part.${props.part}`)}</th>
        <th scope="col" class="caption">
          {props.view.before()}
        </th>
        <th scope="col" class="caption">
          {props.view.after()}
        </th>
      </tr>
      <For
        each={rows()}
        fallback={
          <tr>
            <td colspan="3" class="ink-3">
              {t('compare.partSame')}
            </td>
          </tr>
        }
      >
        {(row) => (
          <tr classList={{ 'same-row': !row.isChanged }}>
            <th scope="row" class={`part-depth-${Math.min(row.depth, 3)}`}>
              {row.name}
            </th>
            <td>
              <Lines own={row.before} other={row.after} row={row} inOneLine={props.part === 'weights'} gone />
            </td>
            <td>
              <Lines own={row.after} other={row.before} row={row} inOneLine={props.part === 'weights'} />
            </td>
          </tr>
        )}
      </For>
    </tbody>
  )
}

/** The lines that the other side hasn't stand out: struck with a minus where they go, with a plus where they come. */
function Lines(props: {
  own: string[] | undefined
  other: string[] | undefined
  row: PairRow
  inOneLine: boolean
  gone?: boolean
}): JSX.Element {
  const differs = (line: string) => props.row.isChanged && !props.other?.includes(line)
  return (
    <Show when={props.own} fallback={<span class="ink-3">{t('compare.absent')}</span>}>
      {(own) => (
        <ul class="part-lines" classList={{ 'in-one-line': props.inOneLine, 'all-new': props.other === undefined }}>
          <For each={own()} fallback={<li class="ink-3">–</li>}>
            {(line) => (
              <li
                classList={{
                  'line-gone': differs(line) && props.gone === true,
                  'line-new': differs(line) && !props.gone,
                }}
              >
                {line}
              </li>
            )}
          </For>
        </ul>
      )}
    </Show>
  )
}
