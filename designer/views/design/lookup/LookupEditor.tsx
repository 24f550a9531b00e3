import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { createSignal, For, type JSX, Show } from 'solid-js'
import type { PointsEntry } from '../../../../engine/index.ts'
import { removeEntry, renameEntry, setEntry, setOtherwise } from '../../../model/edit/lookup.ts'
import { classesOf, isNumberKind, valueKind, variableOf } from '../../../model/edit/variable.ts'
import type { Change } from '../../../model/editor/change.ts'
import { formatNumber } from '../../../model/format.ts'
import { byId, nameOf, optionsOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { literalText } from '../../../model/sentence.ts'
import { linear } from '../../../model/ticks.ts'
import { label, t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { entryPoints } from '../../strategy/pointsText.ts'
import type { PointsViewProps } from '../../strategy/pointsView.ts'
import { CountCells, CountHeads, TotalCells } from '../Counts.tsx'
import { MissingPolicy } from '../dimension/MissingPolicy.tsx'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { PartProblems } from '../PartProblems.tsx'
import '../design.css'

const BAR = 120
/** The hit of what has no entry of its own. */
const OTHERWISE = -2

/** A lookup of a draft: an entry for each option, and one for all others. */
export default function LookupEditor(props: PointsViewProps): JSX.Element {
  const view = useStrategy()
  const answer = view.preview.ask('dimension', () => ({ dimension: props.dimension.id }))
  const lookup = () => props.dimension.points.lookup ?? {}
  const before = () => view.base()?.document.dimensions.find(({ id }) => id === props.dimension.id)?.points
  const keys = () => Object.keys(lookup())
  const edit = (label: () => string, change: Change, merge?: string) => view.editing?.editor.edit(label, change, merge)
  const name = () => nameOf(props.dimension, language())
  /** Values that are known to occur and have no entry yet. */
  const absent = () => {
    const { value } = props.dimension
    const document = view.document()
    const options = optionsOf(byId(document.fields, variableOf(value))?.options).map(({ id }) => id)
    const known =
      valueKind(document, value) === 'boolean'
        ? ['true', 'false']
        : [...options, ...classesOf(document, value).map(String)]
    return known.filter((key) => !(key in lookup()))
  }
  const setPoints = (key: string, points: number, merge?: string) =>
    edit(() => t('editBands.pointsOf', { name: name() }), setEntry(props.dimension.id, key, points), merge)
  const setOthers = (points: number | undefined, merge?: string) =>
    edit(() => t('editBands.otherwiseOf', { name: name() }), setOtherwise(props.dimension.id, points), merge)
  const otherwise = () => props.dimension.points.otherwise
  return (
    <>
      <PartProblems part="dimensions" item={props.dimension.id} />
      <ScrollX>
        <table class="rows design-table lookup">
          <thead>
            <tr>
              <th scope="col">{t('lookup.entry')}</th>
              <th scope="col" class="num">
                {label('points')}
              </th>
              <th scope="col">
                <span class="hidden-visually">{t('lookup.bar')}</span>
              </th>
              <Show when={before()}>
                <th scope="col">{t('editBands.inEffect', { version: `v${view.base()?.number}` })}</th>
              </Show>
              <CountHeads answer={answer()} />
              <th scope="col">
                <span class="hidden-visually">{t('editBands.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={keys()}>
              {(key) => (
                <tr classList={{ here: props.result?.entry === key }}>
                  <th scope="row">
                    <KeyName {...props} name={key} />
                  </th>
                  <PointsCells
                    {...props}
                    entry={lookup()[key]}
                    label={t('editBands.pointsOfBand', { band: key })}
                    onEnter={(points) => points !== undefined && setPoints(key, points)}
                    onStep={(points) => setPoints(key, points, `entry ${props.dimension.id} ${key}`)}
                  />
                  <Show when={before()}>
                    {(points) => <td class="ink-2 nowrap">{was(points().lookup?.[key], lookup()[key])}</td>}
                  </Show>
                  <CountCells answer={answer()} hit={keys().indexOf(key)} />
                  <td class="row-actions">
                    <button
                      type="button"
                      class="button icon quiet"
                      aria-label={t('editBands.removeEntry', { entry: key })}
                      title={t('editBands.removeEntry', { entry: key })}
                      disabled={keys().length < 2}
                      onClick={() =>
                        edit(() => t('editBands.removeEntryOf', { name: name() }), removeEntry(props.dimension.id, key))
                      }
                    >
                      <X size={14} aria-hidden="true" />
                    </button>
                  </td>
                </tr>
              )}
            </For>
            <tr classList={{ here: props.result?.otherwise === true }}>
              <th scope="row">{t('lookup.otherwise')}</th>
              <PointsCells
                {...props}
                entry={otherwise()}
                label={t('editBands.pointsOfBand', { band: t('lookup.otherwise') })}
                canBeEmpty
                onEnter={(points) => setOthers(points)}
                onStep={(points) => setOthers(points, `otherwise ${props.dimension.id}`)}
              />
              <Show when={before()}>
                {(points) => <td class="ink-2 nowrap">{was(points().otherwise, otherwise())}</td>}
              </Show>
              <CountCells answer={answer()} hit={OTHERWISE} />
              <td />
            </tr>
          </tbody>
          <tfoot hidden={!answer()}>
            <tr>
              <th scope="row" colSpan={before() ? 4 : 3}>
                {t('editBands.all')}
              </th>
              <TotalCells answer={answer()} />
              <td />
            </tr>
          </tfoot>
        </table>
      </ScrollX>
      <p class="ink-3 under">{otherwise() === undefined ? t('editBands.noOtherwise') : t('editBands.hasOtherwise')}</p>
      <div class="editor-foot">
        <MissingPolicy dimension={props.dimension} missing={answer()?.missing} />
        <span class="spring" />
        <NewEntry
          {...props}
          absent={absent()}
          onAdd={(key) => edit(() => t('editBands.addEntryOf', { name: name() }), setEntry(props.dimension.id, key, 0))}
        />
      </div>
    </>
  )
}

function was(before: PointsEntry | undefined, now: PointsEntry | undefined): string {
  if (before === undefined) return now === undefined ? '' : t('editBands.new')
  const points = entryPoints(before)
  return now !== undefined && entryPoints(now) === points
    ? t('editBands.unchanged')
    : t('editBands.points', { points: formatNumber(points, language()) })
}

function PointsCells(
  props: PointsViewProps & {
    entry: PointsEntry | undefined
    label: string
    canBeEmpty?: boolean
    onEnter: (points: number | undefined) => void
    onStep: (points: number) => void
  },
): JSX.Element {
  const all = () =>
    [...Object.values(props.dimension.points.lookup ?? {}), props.dimension.points.otherwise]
      .filter((entry) => entry !== undefined)
      .map(entryPoints)
  const low = () => Math.min(0, ...all())
  const x = () => linear([low(), Math.max(...all(), low() + 1)], [0, BAR])
  const points = () => (props.entry === undefined ? undefined : entryPoints(props.entry))
  return (
    <>
      <td class="num">
        <NumberCell
          text={typedNumber(points())}
          label={props.label}
          read={(typed) => readNumberCell(typed)}
          needed={t('editBands.pointsNeeded')}
          canBeEmpty={props.canBeEmpty ?? false}
          placeholder="—"
          onEnter={props.onEnter}
          onStep={(steps) => props.onStep((points() ?? 0) + steps)}
        />
      </td>
      <td class="bar-cell short">
        <svg width={BAR} height="10" aria-hidden="true">
          <rect class="bar-rest" x="0" y="0" width={BAR} height="10" />
          <Show when={points() !== undefined}>
            <rect
              class="bar-earned"
              x={Math.min(x()(0), x()(points() ?? 0))}
              y="0"
              width={Math.abs(x()(points() ?? 0) - x()(0))}
              height="10"
            />
          </Show>
        </svg>
      </td>
    </>
  )
}

/** An option by its title with its id; a key of the author's own can be written anew. */
function KeyName(props: PointsViewProps & { name: string }): JSX.Element {
  const view = useStrategy()
  const title = () => literalText(keyValue(props.name, props.facet?.kind), props.facet, view.vocabulary())
  const isOwn = () => !props.facet?.options && props.facet?.kind !== 'boolean'
  return (
    <Show
      when={isOwn()}
      fallback={
        <>
          {title()}{' '}
          <Show when={title() !== props.name}>
            <span class="mono ink-3">{props.name}</span>
          </Show>
        </>
      }
    >
      <input
        class="text-cell"
        value={props.name}
        aria-label={t('editBands.entryKey')}
        autocomplete="off"
        onInput={(event) => {
          event.currentTarget.dataset.typing = 'true'
        }}
        onChange={(event) => {
          event.currentTarget.dataset.typing = 'false'
          const name = nameOf(props.dimension, language())
          view.editing?.editor.edit(
            () => t('editBands.entryKeyOf', { name }),
            renameEntry(props.dimension.id, props.name, event.currentTarget.value),
          )
          event.currentTarget.value = props.name
        }}
      />
    </Show>
  )
}

/** A lookup finds booleans and numbers by their JSON text. */
function keyValue(key: string, kind: string | undefined): string | number | boolean {
  if (kind === 'boolean') return key === 'true'
  return kind === 'number' || kind === 'integer' ? Number(key) : key
}

/** An entry for an option that has none, or with a key that is typed. */
function NewEntry(props: PointsViewProps & { absent: readonly string[]; onAdd: (key: string) => void }): JSX.Element {
  const view = useStrategy()
  const [typed, setTyped] = createSignal('')
  const isOwn = () => !props.facet?.options && props.facet?.kind !== 'boolean'
  const key = () => {
    const text = typed().trim()
    const kind = valueKind(view.document(), props.dimension.value)
    return isNumberKind(kind) && text !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text
  }
  const isFree = () => key() !== '' && !(key() in (props.dimension.points.lookup ?? {}))
  const add = () => {
    if (!isFree()) return
    props.onAdd(key())
    setTyped('')
  }
  return (
    <div class="new-entry">
      <For each={props.absent.slice(0, 6)}>
        {(option) => (
          <button type="button" class="button" onClick={() => props.onAdd(option)}>
            <Plus size={14} aria-hidden="true" />
            {literalText(keyValue(option, props.facet?.kind), props.facet, view.vocabulary())}
          </button>
        )}
      </For>
      <Show when={isOwn()}>
        <input
          class="control"
          value={typed()}
          aria-label={t('editBands.entryKey')}
          placeholder={t('editBands.entryKey')}
          autocomplete="off"
          data-typing={typed() !== ''}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && add()}
        />
        <button type="button" class="button" disabled={!isFree()} onClick={add}>
          <Plus size={14} aria-hidden="true" />
          {t('editBands.addEntry')}
        </button>
      </Show>
    </div>
  )
}
