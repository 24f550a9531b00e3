import { For, type JSX, Show } from 'solid-js'
import {
  type Cell,
  type DimensionResult,
  type Expression,
  localize,
  type PointsEntry,
  type PointsTable,
  type Text,
  type TierTable,
  type ValueTable,
} from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { capitalise, phraseText } from '../../model/phrase.ts'
import { language } from '../../model/preferences.ts'
import { cellPhrase, facetOf, valuePhrase, yieldText } from '../../model/sentence.ts'
import { label, t } from '../../model/words.ts'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import { useStrategy } from './context.ts'
import { entryPoints } from './pointsText.ts'

interface Row {
  when: readonly Cell[]
  yields: JSX.Element
  title?: Text | undefined
  reason?: Text | undefined
}

/** A decision table in words: a column an input, a row a rule. */
function TableView(props: {
  inputs: readonly Expression[]
  hit: string
  rows: readonly Row[]
  otherwise: JSX.Element | undefined
  head: string
  numeric?: boolean
  matched?: readonly number[] | undefined
  otherwiseMatched?: boolean | undefined
}): JSX.Element {
  const view = useStrategy()
  const traced = () => props.matched !== undefined || props.otherwiseMatched === true
  const spoken = () => props.rows.some((row) => row.title !== undefined || row.reason !== undefined)
  return (
    <>
      <p class="hit-rule ink-2">{t(`hit.${props.hit}` as 'hit.first')}</p>
      <ScrollX>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{t('table.row')}</th>
              <For each={props.inputs}>
                {(input) => (
                  <th scope="col" class="wrap">
                    {capitalise(phraseText(valuePhrase(input, view.vocabulary())))}
                  </th>
                )}
              </For>
              <th scope="col" classList={{ num: props.numeric ?? false }}>
                {props.head}
              </th>
              <Show when={spoken()}>
                <th scope="col">{label('reason')}</th>
              </Show>
              <Show when={traced()}>
                <th scope="col">
                  <span class="hidden-visually">{t('try.here')}</span>
                </th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row, index) => (
                <tr classList={{ here: props.matched?.includes(index()) ?? false }}>
                  <th scope="row" class="ink-3 tab">
                    {index() + 1}
                  </th>
                  <For each={row.when}>
                    {(cell, column) => (
                      <td classList={{ 'ink-3': cell === null }}>
                        <PhraseText
                          phrase={cellPhrase(
                            cell,
                            facetOf(props.inputs[column()] as Expression, view.vocabulary()),
                            view.vocabulary(),
                          )}
                          draw={(piece) => piece.text}
                        />
                      </td>
                    )}
                  </For>
                  <td class="strong" classList={{ num: props.numeric ?? false }}>
                    {row.yields}
                  </td>
                  <Show when={spoken()}>
                    <td class="ink-2">{localize(row.reason ?? row.title, language())}</td>
                  </Show>
                  <Show when={traced()}>
                    <td class="here-cell">{props.matched?.includes(index()) ? t('try.here') : ''}</td>
                  </Show>
                </tr>
              )}
            </For>
            <Show when={props.otherwise !== undefined}>
              <tr classList={{ here: props.otherwiseMatched ?? false }}>
                <th scope="row" class="ink-3" colspan={props.inputs.length + 1}>
                  {t('lookup.otherwise')}
                </th>
                <td class="strong" classList={{ num: props.numeric ?? false }}>
                  {props.otherwise}
                </td>
                <Show when={spoken()}>
                  <td />
                </Show>
                <Show when={traced()}>
                  <td class="here-cell">{props.otherwiseMatched ? t('try.here') : ''}</td>
                </Show>
              </tr>
            </Show>
          </tbody>
        </table>
      </ScrollX>
    </>
  )
}

export function PointsTableView(props: { table: PointsTable; result: DimensionResult | undefined }): JSX.Element {
  const points = (entry: PointsEntry) => formatNumber(entryPoints(entry), language())
  return (
    <TableView
      inputs={props.table.inputs}
      hit={props.table.hit}
      head={label('points')}
      numeric
      matched={props.result?.rows}
      otherwiseMatched={props.result?.otherwise}
      rows={props.table.rows.map((row) => ({ ...row, yields: points(row.points) }))}
      otherwise={props.table.otherwise === undefined ? undefined : points(props.table.otherwise)}
    />
  )
}

export function TierTableView(props: { table: TierTable }): JSX.Element {
  return (
    <TableView
      inputs={props.table.inputs}
      hit={props.table.hit}
      head={label('tier')}
      rows={props.table.rows.map((row) => ({ ...row, yields: <TierBadge id={row.tier} /> }))}
      otherwise={props.table.otherwise === undefined ? undefined : <TierBadge id={props.table.otherwise} />}
    />
  )
}

export function ValueTableView(props: { table: ValueTable }): JSX.Element {
  const view = useStrategy()
  return (
    <TableView
      inputs={props.table.inputs}
      hit={props.table.hit}
      head={t('derived.value')}
      rows={props.table.rows.map((row) => ({ ...row, yields: yieldText(row.value, view.vocabulary()) }))}
      otherwise={props.table.otherwise === undefined ? undefined : yieldText(props.table.otherwise, view.vocabulary())}
    />
  )
}
