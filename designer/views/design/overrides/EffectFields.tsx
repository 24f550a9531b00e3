import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Override, Text } from '../../../../engine/index.ts'
import {
  EFFECTS,
  type EffectKind,
  effectKind,
  rootScores,
  setAdd,
  setEffectKind,
  setOverride,
} from '../../../model/edit/overrides.ts'
import type { Change } from '../../../model/editor/change.ts'
import { rankOf } from '../../../model/ladder.ts'
import { nameOf, tierName } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { listed, t } from '../../../model/words.ts'
import { NumberCell } from '../../../ui/NumberCell.tsx'
import { RankGlyph } from '../../../ui/RankGlyph.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { readNumberCell, typedNumber } from '../numbers.ts'
import { TextsField } from '../TextsField.tsx'

/** What an override does: a bound on the tier, a tier, points, or a flag. */
export function EffectFields(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const kind = () => effectKind(props.override.then)
  const name = () => nameOf(props.override, language())
  const edit = (change: Change, merge?: string) =>
    view.editing?.editor.edit(() => t('editOverrides.step.effect', { name: name() }), change, merge)
  /** Bounds mean something only where tiers have a rank. */
  const kinds = () =>
    EFFECTS.filter((one) => one === kind() || view.document().ordered !== false || !['atMost', 'atLeast'].includes(one))
  return (
    <div class="effect-fields">
      <select
        class="control effect-kind"
        aria-label={t('editOverrides.effect')}
        onChange={(event) =>
          edit(setEffectKind(props.override.id, event.currentTarget.value as EffectKind, t('editOverrides.flag')))
        }
      >
        <For each={kinds()}>
          {(one) => (
            <option value={one} selected={one === kind()}>
              {t(`editOverrides.effect.${one}`)}
            </option>
          )}
        </For>
      </select>
      <Switch fallback={<TierField override={props.override} kind={kind()} edit={edit} />}>
        <Match when={props.override.then.add}>{(add) => <AddFields {...props} add={add()} edit={edit} />}</Match>
        <Match when={kind() === 'flag'}>
          <div class="effect-flag">
            <TextsField
              label={t('editOverrides.flag')}
              text={props.override.then.flag}
              onChange={(text: Text | undefined) =>
                edit(setOverride(props.override.id, 'then', { flag: text ?? name() }))
              }
            />
          </div>
        </Match>
      </Switch>
    </div>
  )
}

type Edit = (change: Change, merge?: string) => void

function TierField(props: { override: Override; kind: EffectKind; edit: Edit }): JSX.Element {
  const view = useStrategy()
  const key = () => props.kind as 'atMost' | 'atLeast' | 'tier'
  const tier = () => props.override.then[key()] ?? ''
  const rank = () => rankOf(view.document(), tier())
  return (
    <>
      <span class="effect-tier">
        <RankGlyph {...rank()} />
        <select
          class="control"
          aria-label={t('editOverrides.tier')}
          onChange={(event) =>
            props.edit(setOverride(props.override.id, 'then', { [key()]: event.currentTarget.value }))
          }
        >
          <For each={view.document().tiers}>
            {(one) => (
              <option value={one.id} selected={one.id === tier()}>
                {nameOf(one, language())}
              </option>
            )}
          </For>
        </select>
      </span>
      <span class="ink-2">{consequence()}</span>
    </>
  )

  function consequence(): string {
    const { tiers } = view.document()
    const index = tiers.findIndex(({ id }) => id === tier())
    const named = tierName(view.document(), tier(), language())
    if (props.kind === 'tier') return t('editOverrides.allBecome', { tier: named })
    const moved = props.kind === 'atMost' ? tiers.slice(0, Math.max(index, 0)) : tiers.slice(index + 1)
    if (moved.length === 0) return t('editOverrides.nothing')
    return t('editOverrides.become', { tiers: listed(moved.map((one) => nameOf(one, language()))), tier: named })
  }
}

function AddFields(props: { override: Override; add: { score: string; points: number }; edit: Edit }): JSX.Element {
  const view = useStrategy()
  const set = (score: string, points: number, merge?: string) =>
    props.edit(setAdd(props.override.id, score, points), merge)
  return (
    <>
      <select
        class="control effect-score"
        aria-label={t('editOverrides.score')}
        onChange={(event) => set(event.currentTarget.value, props.add.points)}
      >
        <For each={rootScores(view.document())}>
          {(score) => (
            <option value={score.id} selected={score.id === props.add.score}>
              {nameOf(score, language())}
            </option>
          )}
        </For>
      </select>
      <NumberCell
        text={typedNumber(props.add.points)}
        label={t('editOverrides.points')}
        after={t('editOverrides.pointsUnit')}
        needed={t('editOverrides.pointsNeeded')}
        read={(typed) => readNumberCell(typed)}
        onEnter={(points) => points !== undefined && set(props.add.score, points)}
        onStep={(steps) => set(props.add.score, props.add.points + steps, `points ${props.override.id}`)}
      />
      <Show when={props.add.points === 0}>
        <span class="ink-2">{t('editOverrides.nothing')}</span>
      </Show>
    </>
  )
}
