import { createMemo, For, type JSX, Show } from 'solid-js'
import { type Ablation, type DiffEntry, type DiffGroup, impactSay, type ResultingEntry } from '../../../engine/index.ts'
import {
  arrange,
  type ChangeGroup,
  largestFirst,
  largestShift,
  plotPair,
  type Shift,
  shiftOf,
} from '../../model/compareChanges.ts'
import { allMoves } from '../../model/compareImpact.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Breaks } from './Breaks.tsx'
import type { CompareView } from './context.ts'
import { MoveCount } from './MoveCount.tsx'
import { PlotPairView } from './PlotPairView.tsx'
import { ShiftBar } from './ShiftBar.tsx'
import { WitnessView } from './WitnessView.tsx'

/** Every change as a sentence, by group: what was edited, what follows from it, what decides nothing. */
export function WordsView(props: { view: CompareView }): JSX.Element {
  const diff = () => props.view.comparison().diff
  const changes = createMemo(() => arrange(diff().entries))
  return (
    <>
      <Breaks view={props.view} />
      <For each={changes().groups}>{(group) => <Group group={group} view={props.view} />}</For>
      <Show when={diff().resulting.length > 0}>
        <Resulting entries={largestFirst(diff().resulting)} />
      </Show>
      <Show when={changes().cosmetic.length > 0}>
        <details class="change-group cosmetic">
          <summary>
            <b>{t('compare.cosmetic')}</b> <span class="ink-3 tab">{changes().cosmetic.length}</span>
          </summary>
          <ul class="change-list">
            <For each={changes().cosmetic}>{(entry) => <li class="ink-2">{entry.sentence[language()]}</li>}</For>
          </ul>
        </details>
      </Show>
      <WitnessView view={props.view} />
    </>
  )
}

function Group(props: { group: ChangeGroup; view: CompareView }): JSX.Element {
  const most = () => largestShift(props.group.entries.map(shiftOf))
  const alone = () => aloneOf(props.view.impact()?.ablation, props.group.group)
  const heading = () => `changes-${props.group.group}`
  return (
    <section class="change-group" aria-labelledby={heading()}>
      <div class="change-head">
        <h3 id={heading()}>{impactSay(language())(`group.${props.group.group}`)}</h3>
        <span class="ink-3 tab">{props.group.entries.length}</span>
        <span class="spring" />
        <Show when={alone()}>{(found) => <Alone result={found()} />}</Show>
      </div>
      <ul class="change-list">
        <For each={sections(props.group)}>
          {(section) => (
            <Show
              when={section.dimension}
              fallback={<For each={section.entries}>{(entry) => <Change entry={entry} most={most()} />}</For>}
            >
              {(id) => <DimensionChange id={id()} entries={section.entries} view={props.view} />}
            </Show>
          )}
        </For>
      </ul>
    </section>
  )
}

/** What a group does by itself, where it was tried by itself. */
const aloneOf = (ablation: Ablation[] | undefined, group: DiffGroup): Ablation['result'] | undefined =>
  ablation?.find(({ groups }) => groups.length === 1 && groups[0] === group)?.result

function Alone(props: { result: Ablation['result'] }): JSX.Element {
  const moves = () => (props.result.ok ? props.result.moves : undefined)
  return (
    <span class="alone">
      <Show when={moves()} fallback={<span class="caption">{t('compare.notAlone')}</span>}>
        {(found) => (
          <>
            <span class="caption">{t('compare.alone')}</span>{' '}
            <Show when={allMoves(found()) > 0} fallback={<span class="caption">{t('compare.nobodyAlone')}</span>}>
              <MoveCount moves={found()} />
            </Show>
          </>
        )}
      </Show>
    </span>
  )
}

interface Section {
  /** Where several changes of points are of one dimension. */
  dimension?: string
  entries: DiffEntry[]
}

/** Changes of one dimension's points stand together under its name. */
function sections({ group, entries }: ChangeGroup): Section[] {
  if (group !== 'bands') return [{ entries }]
  const found = new Map<string, DiffEntry[]>()
  for (const entry of entries) found.set(entry.id, [...(found.get(entry.id) ?? []), entry])
  return [...found].map(([dimension, own]) => ({ dimension, entries: own }))
}

function Change(props: { entry: DiffEntry; most: number }): JSX.Element {
  return <Line text={props.entry.sentence[language()]} shift={shiftOf(props.entry)} most={props.most} />
}

function Line(props: { text: string; shift: Shift | undefined; most: number }): JSX.Element {
  return (
    <li classList={{ 'with-bar': props.shift !== undefined }}>
      <span>{props.text}</span>
      <Show when={props.shift}>{(shift) => <ShiftBar shift={shift()} most={props.most} />}</Show>
    </li>
  )
}

function DimensionChange(props: { id: string; entries: DiffEntry[]; view: CompareView }): JSX.Element {
  const plots = createMemo(() => plotPair(props.view.a(), props.view.b(), props.id))
  const name = () => {
    const documents = [props.view.b(), props.view.a()]
    const found = documents.flatMap(({ dimensions }) => byId(dimensions, props.id) ?? [])[0]
    return nameOf(found ?? { id: props.id }, language())
  }
  return (
    <li class="with-plot">
      <div>
        <Show when={props.entries.length > 1}>
          <p class="strong">{name()}</p>
        </Show>
        <For each={props.entries}>{(entry) => <p>{entry.sentence[language()]}</p>}</For>
      </div>
      <Show when={plots()}>{(pair) => <PlotPairView pair={pair()} name={t('compare.shape', { name: name() })} />}</Show>
    </li>
  )
}

function Resulting(props: { entries: ResultingEntry[] }): JSX.Element {
  const most = () => largestShift(props.entries)
  return (
    <section class="change-group resulting" aria-labelledby="changes-resulting">
      <div class="change-head">
        <h3 id="changes-resulting">{t('compare.resulting')}</h3>
        <span class="ink-3 tab">{props.entries.length}</span>
      </div>
      <p class="caption">{t('compare.resultingText')}</p>
      <ul class="change-list">
        <For each={props.entries}>
          {(entry) => <Line text={entry.sentence[language()]} shift={entry} most={most()} />}
        </For>
      </ul>
    </section>
  )
}
