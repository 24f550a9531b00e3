import { createEffect, createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import { describeNote, type TierCalibration } from '../../../../engine/index.ts'
import { keepsOrder, placeThresholds } from '../../../model/edit/thresholds.ts'
import { formatNumber, formatPercent } from '../../../model/format.ts'
import { byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import type { Tiering } from './createTiering.ts'
import { TargetCell } from './TargetCell.tsx'

/** Thresholds from targets: looked at on the plot first, then applied, one or all. */
export function CalibrationPanel(props: { tiering: Tiering }): JSX.Element {
  const view = useStrategy()
  const [counted, setCounted] = createSignal<'score' | 'final'>('score')
  const answer = view.preview.ask('calibration', () => ({ isMoving: view.editing?.editor.isMoving() ?? false }))
  const found = () => {
    const calibration = answer()
    return calibration?.ok ? calibration : undefined
  }
  const reason = () => {
    const calibration = answer()
    return calibration?.ok === false ? calibration.reason : undefined
  }
  const tierOf = (id: string) => found()?.tiers.find(({ tier }) => tier === id)
  const moves = createMemo(
    () =>
      new Map(
        (found()?.tiers ?? []).flatMap(({ tier, before, after }) => {
          const at = after.threshold.from
          return at === undefined || at === (before.threshold.from ?? before.threshold.above)
            ? []
            : [[tier, at] as const]
        }),
      ),
  )
  const isShown = () => props.tiering.proposed() !== undefined
  // What is looked at follows the targets.
  createEffect(() => {
    if (isShown()) props.tiering.propose(moves().size > 0 ? moves() : undefined)
  })
  const chosen = () => {
    const tier = props.tiering.selected()
    return tier !== undefined && moves().has(tier) ? tier : [...moves().keys()][0]
  }
  const score = (value: number) => formatNumber(value, language())
  const apply = (thresholds: ReadonlyMap<string, number>) => {
    props.tiering.edit(() => t('editTiers.calibrated'), placeThresholds(thresholds))
    props.tiering.propose(undefined)
  }
  const fits = (tier: string) => keepsOrder(view.document().assign.bands ?? [], tier, moves().get(tier) ?? 0)
  const share = (id: string, when: 'now' | 'then') => {
    const calibration = found()
    const tier = tierOf(id)
    if (!calibration || !tier) return '—'
    if (counted() === 'score') return formatPercent((when === 'now' ? tier.before : tier.after).share, language(), 1)
    const counts = calibration.final[when]
    const place = view.document().tiers.findIndex((one) => one.id === id)
    const all = counts.reduce((sum, count) => sum + count, 0)
    return formatPercent((counts[place] ?? 0) / Math.max(all, 1), language(), 1)
  }
  return (
    <section class="calibration" aria-label={t('editTiers.calibrate')}>
      <div class="pareto-head">
        <h2>{t('editTiers.calibrate')}</h2>
        <Segmented
          name={t('editTiers.counted')}
          choices={[
            { value: 'score', text: t('editTiers.byScore') },
            { value: 'final', text: t('editTiers.afterOverrides') },
          ]}
          chosen={counted()}
          onChoose={setCounted}
        />
      </div>
      <table class="rows calibration-table">
        <thead>
          <tr>
            <th scope="col">{t('editTiers.tier')}</th>
            <th scope="col" class="num">
              {t('editTiers.now')}
            </th>
            <th scope="col" class="num">
              {t('editTiers.targetHead')}
            </th>
            <th scope="col" class="num">
              {t('editTiers.scoreFrom')}
            </th>
            <th scope="col" class="num">
              {t('editTiers.then')}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={view.document().tiers}>
            {(tier) => (
              <tr
                classList={{ here: props.tiering.selected() === tier.id }}
                onClick={() => props.tiering.select(tier.id)}
              >
                <th scope="row">
                  <TierBadge id={tier.id} />
                </th>
                <td class="num">{share(tier.id, 'now')}</td>
                <td class="num">
                  <TargetCell tier={tier} tiering={props.tiering} />
                </td>
                <td class="num" classList={{ strong: moves().has(tier.id) }}>
                  {thresholdText(tierOf(tier.id))}
                </td>
                <td class="num">{share(tier.id, 'then')}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={found()}>
        <div class="calibration-actions">
          <Show
            when={isShown()}
            fallback={
              <button
                type="button"
                class="button primary"
                disabled={moves().size === 0}
                onClick={() => props.tiering.propose(moves())}
              >
                {t(moves().size === 0 ? 'editTiers.reachedAll' : 'editTiers.show')}
              </button>
            }
          >
            <Show when={chosen()}>
              {(tier) => (
                <button
                  type="button"
                  class="button primary"
                  disabled={!fits(tier())}
                  onClick={() => apply(new Map([[tier(), moves().get(tier()) as number]]))}
                >
                  {t('editTiers.applyOne', {
                    tier: props.tiering.name(tier()),
                    score: score(moves().get(tier()) ?? 0),
                  })}
                </button>
              )}
            </Show>
            <Show when={moves().size > 1}>
              <button type="button" class="button" onClick={() => apply(moves())}>
                {t('editTiers.applyAll', { n: moves().size })}
              </button>
            </Show>
            <button type="button" class="button quiet" onClick={() => props.tiering.propose(undefined)}>
              {t('editTiers.cancel')}
            </button>
          </Show>
        </div>
      </Show>
      <ul class="calibration-notes">
        <Show when={reason()}>{(note) => <li>{describeNote(note(), language())}</li>}</Show>
        <For each={found()?.tiers.flatMap((tier) => notesOf(tier)) ?? []}>{(text) => <li>{text}</li>}</For>
        <Show when={found()}>
          <li>{t('editTiers.calibrateHow')}</li>
        </Show>
      </ul>
    </section>
  )

  /** Ties, and what the engine says of a tier. */
  function notesOf({ tier, target, tie, notes }: TierCalibration): string[] {
    const name = props.tiering.name(tier)
    const reached = (value: number) =>
      target?.count === undefined ? formatPercent(value, language(), 1) : formatNumber(value, language())
    const named = (params: Record<string, string | number>) =>
      typeof params.field === 'string'
        ? { ...params, field: nameOf(byId(view.document().fields, params.field) ?? { id: params.field }, language()) }
        : params
    return [
      ...(tie
        ? [
            t(tie.included ? 'editTiers.tieIn' : 'editTiers.tieOut', {
              tier: name,
              n: tie.subjects,
              score: score(tie.score),
              with: reached(tie.with),
              without: reached(tie.without),
            }),
          ]
        : []),
      ...notes
        .filter(({ code }) => code !== 'lowest-tier')
        .map((note) =>
          t('editTiers.noteOf', {
            tier: name,
            note: describeNote({ ...note, params: named(note.params) }, language()),
          }),
        ),
    ]
  }

  function thresholdText(calibration: TierCalibration | undefined): string {
    const { from, above } = calibration?.after.threshold ?? {}
    if (from !== undefined) return score(from)
    return above === undefined ? '—' : `> ${score(above)}`
  }
}
