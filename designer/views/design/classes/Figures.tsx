import { type JSX, Show } from 'solid-js'
import type { Scalar } from '../../../../engine/index.ts'
import { formatNumber } from '../../../model/format.ts'
import { rankOf } from '../../../model/ladder.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { literalText } from '../../../model/sentence.ts'
import { listed, t } from '../../../model/words.ts'
import { ShareBar } from '../../../ui/ShareBar.tsx'
import { useStrategy } from '../../strategy/context.ts'
import type { ClassesModel } from './createClasses.ts'

const MIX = 88

/** The heads over what the version in effect has, and over what the population comes to. */
export function FigureHeads(props: { model: ClassesModel }): JSX.Element {
  const view = useStrategy()
  return (
    <>
      <Show when={props.model.before()}>
        <th scope="col">{t('editBands.inEffect', { version: `v${view.base()?.number}` })}</th>
      </Show>
      <Show when={props.model.answer()}>
        <th scope="col" class="num">
          {t('editBands.count')}
        </th>
        <th scope="col" class="roomy">
          {t('editBands.mix')}
        </th>
      </Show>
      <th scope="col">
        <span class="hidden-visually">{t('editBands.actions')}</span>
      </th>
    </>
  )
}

/** What a class was, and whom of the population it takes. @param row undefined for those that no other row takes */
export function FigureCells(props: { model: ClassesModel; was: string; row: number | undefined }): JSX.Element {
  const view = useStrategy()
  const found = () => (props.row === undefined ? undefined : props.model.answer()?.rows[props.row])
  const count = () => (props.row === undefined ? props.model.answer()?.none : found()?.count) ?? 0
  const parts = () =>
    view.document().tiers.map((tier, index) => ({
      name: nameOf(tier, language()),
      count: found()?.tiers[index] ?? 0,
      tone: rankOf(view.document(), tier.id).tone,
    }))
  const spoken = () => listed(parts().map((part) => `${part.name} ${formatNumber(part.count, language())}`))
  return (
    <>
      <Show when={props.model.before()}>
        <td class="ink-2 nowrap">{props.was}</td>
      </Show>
      <Show when={props.model.answer()}>
        <td class="num" classList={{ 'ink-3': count() === 0 }}>
          {formatNumber(count(), language())}
        </td>
        <td class="mix-cell roomy">
          <Show when={props.row !== undefined}>
            <ShareBar parts={parts()} width={MIX} height={9} />
            <span class="hidden-visually">{spoken()}</span>
          </Show>
        </td>
      </Show>
    </>
  )
}

/** A class of the version in effect beside what it is now. */
export function useWas(): (before: Scalar | undefined, now: Scalar | undefined) => string {
  const view = useStrategy()
  return (before, now) => {
    if (before === undefined) return now === undefined ? '' : t('editBands.new')
    return before === now ? t('editBands.unchanged') : literalText(before, undefined, view.vocabulary())
  }
}
