import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import type { Import } from '../../model/import/createImport.ts'
import { targetOf } from '../../model/import/mapping.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { heading, label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { ReadingEditor } from './ReadingEditor.tsx'
import { problemText, readingText, roleText } from './words.ts'

const roles = ['subject', 'name', 'previousTier', 'label', 'ignore'] as const

/** Each column of the file: what it is for, how its cells are read, and what can't be read in it. */
export function ColumnsTable(props: { model: Import; document: Strategy }): JSX.Element {
  const names = () => props.model.profile()?.header?.names ?? []
  return (
    <ScrollX>
      <table class="rows columns-table">
        <thead>
          <tr>
            <th scope="col">{t('importing.column')}</th>
            <th scope="col">{t('importing.purpose')}</th>
            <th scope="col">{t('importing.readAs')}</th>
            <th scope="col" class="num">
              {t('importing.empty')}
            </th>
            <th scope="col">{heading('problem')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={names()}>
            {(column, index) => (
              <Column column={column} index={index()} model={props.model} document={props.document} />
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

function Column(props: { column: string; index: number; model: Import; document: Strategy }): JSX.Element {
  const [editing, setEditing] = createSignal(false)
  const about = () => props.model.profile()?.columns[props.index]
  const mapped = () => props.model.mapping()?.columns[props.index] ?? { column: props.column, as: 'ignore' as const }
  const field = () => byId(props.document.fields, mapped().field ?? '')
  const problems = () => (props.model.profile()?.trial?.problems ?? []).filter(({ column }) => column === props.column)
  const reading = () => readingText(mapped(), field())
  const editor = `reading-${props.index}`
  return (
    <>
      <tr classList={{ ignored: mapped().as === 'ignore', edited: editing() }}>
        <th scope="row">
          <span class="strong">{props.column}</span>
          <span class="sub ink-3 examples">{about()?.examples.slice(0, 3).join(' · ') || t('importing.nothing')}</span>
        </th>
        <td>
          <TargetChoice
            column={props.column}
            target={targetOf(mapped())}
            model={props.model}
            document={props.document}
          />
        </td>
        <td class="reading">
          <Show when={field()}>
            <button
              type="button"
              class="reading-button"
              aria-expanded={editing()}
              aria-controls={editor}
              aria-label={t('importing.readingOf', {
                column: props.column,
                reading: reading() || t('importing.asWritten'),
              })}
              onClick={() => setEditing(!editing())}
            >
              {reading() || <span class="ink-3">{t('importing.asWritten')}</span>}
            </button>
          </Show>
        </td>
        <td class="num ink-2">{about()?.empty ? formatNumber(about()?.empty ?? 0, language()) : '–'}</td>
        <td class="column-problems">
          <For each={problems()} fallback={<span class="ink-3">–</span>}>
            {(problem) => (
              <span class="problem">
                <Show
                  when={props.model.waits(props.column)}
                  fallback={
                    <>
                      <span class="err tab">{formatNumber(problem.count, language())}</span> {problemText(problem.code)}
                    </>
                  }
                >
                  <span class="warn tab">{formatNumber(problem.count, language())}</span> {t('importing.waits')}
                </Show>
                <span class="sub ink-3">
                  {problem.examples
                    .map(({ line, cell }) => t('importing.cellOnLine', { cell: cell ?? '', line: String(line) }))
                    .join(' · ')}
                </span>
              </span>
            )}
          </For>
        </td>
      </tr>
      <Show when={editing() ? field() : undefined} keyed>
        {(shown) => (
          <tr class="reading-row" id={editor}>
            <td colspan="5">
              <ReadingEditor
                mapped={mapped()}
                field={shown}
                unreadable={about()?.unreadable.map(({ text }) => text) ?? []}
                onChange={(change) => change(props.model)}
              />
            </td>
          </tr>
        )}
      </Show>
    </>
  )
}

function TargetChoice(props: { column: string; target: string; model: Import; document: Strategy }): JSX.Element {
  return (
    <select
      class="control"
      aria-label={t('importing.purposeOf', { column: props.column })}
      onChange={(event) => props.model.retarget(props.column, event.currentTarget.value)}
    >
      <For each={roles}>
        {(role) => (
          <option value={role} selected={props.target === role}>
            {roleText(role)}
          </option>
        )}
      </For>
      <optgroup label={label('field')}>
        <For each={props.document.fields}>
          {(field) => (
            <option value={`field:${field.id}`} selected={props.target === `field:${field.id}`}>
              {nameOf(field, language())}
            </option>
          )}
        </For>
      </optgroup>
    </select>
  )
}
