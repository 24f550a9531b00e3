import X from 'lucide-solid/icons/x'
import { For, type JSX, Show } from 'solid-js'
import type { PointsEntry } from '../../../../engine/index.ts'
import { removeEntry, renameEntry, setEntry, setOtherwise } from '../../../model/edit/lookup.ts'
import type { Change } from '../../../model/editor/change.ts'
import { formatNumber } from '../../../model/format.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
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
import { KeyName, NewEntry } from './Keys.tsx'
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
                    <KeyName
                      name={key}
                      facet={props.facet}
                      onRename={(next) =>
                        edit(
                          () => t('editBands.entryKeyOf', { name: name() }),
                          renameEntry(props.dimension.id, key, next),
                        )
                      }
                    />
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
          value={props.dimension.value}
          facet={props.facet}
          taken={lookup()}
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
