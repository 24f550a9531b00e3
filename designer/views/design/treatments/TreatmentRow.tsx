import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { moveTreatment, type TreatmentValue } from '../../../model/edit/treatments.ts'
import { formatNumber } from '../../../model/format.ts'
import { byId, localize, nameOf, tierName } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { TreatmentTotal } from '../../../model/preview/questions/treatments.ts'
import { conditionPhrase, yieldText } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { PartMarks } from '../../strategy/PartMarks.tsx'
import type { Grid } from './createGrid.ts'
import { TreatmentDetails } from './TreatmentDetails.tsx'

/** A treatment: what each tier gets, over how many subjects, and its words and condition folded out below. */
export function TreatmentRow(props: {
  id: string
  grid: Grid
  total: TreatmentTotal | undefined
  counted: boolean
  columns: number
  open: boolean
  onToggle: () => void
}): JSX.Element {
  const view = useStrategy()
  const treatment = () => byId(view.snapshot().treatments, props.id)
  const name = () => nameOf(treatment() ?? { id: props.id }, language())
  const unit = () => localize(treatment()?.unit, language())
  const given = () => props.total?.given.reduce((sum, count) => sum + count, 0)
  /** Percentages can't be added up. */
  const sum = () => (unit().startsWith('%') ? undefined : props.total?.sum)
  const move = (by: 1 | -1) => {
    const words = { name: name() }
    view.editing?.editor.edit(() => t('editTreatments.step.move', words), moveTreatment(props.id, by))
  }
  return (
    <Show when={treatment()}>
      {(found) => (
        <>
          <tr classList={{ open: props.open }}>
            <th scope="row">
              {name()} <PartMarks part="treatments" item={props.id} />
              <Show when={unit()}>
                <span class="caption treatment-unit">{unit()}</span>
              </Show>
              <Show when={found().when !== undefined && found()}>
                {(bound) => (
                  <span class="caption treatment-when">
                    {t('treatments.when')}{' '}
                    <PhraseText
                      phrase={conditionPhrase(bound().when ?? null, view.vocabulary())}
                      draw={(piece) => piece.text}
                    />
                  </span>
                )}
              </Show>
            </th>
            <For each={view.document().tiers}>
              {(tier) => (
                <td>
                  <GivenCell
                    id={props.id}
                    tier={tier.id}
                    name={name()}
                    value={found().byTier[tier.id]}
                    grid={props.grid}
                  />
                </td>
              )}
            </For>
            <Show when={props.counted}>
              <td class="num ink-2">{given() === undefined ? '' : formatNumber(given() as number, language())}</td>
              <td class="num">{sum() === undefined ? '' : formatNumber(sum() as number, language())}</td>
            </Show>
            <td class="treatment-actions">
              <button
                type="button"
                class="button icon quiet treatment-fold"
                aria-expanded={props.open}
                aria-label={t('editTreatments.open', { name: name() })}
                title={t('editTreatments.open', { name: name() })}
                onClick={props.onToggle}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
                  event.preventDefault()
                  move(event.key === 'ArrowUp' ? -1 : 1)
                }}
              >
                <ChevronRight size={14} aria-hidden="true" />
              </button>
            </td>
          </tr>
          <Show when={props.open}>
            <tr class="treatment-details-row">
              <td colSpan={props.columns}>
                <TreatmentDetails treatment={found()} onMove={move} />
              </td>
            </tr>
          </Show>
        </>
      )}
    </Show>
  )
}

function GivenCell(props: {
  id: string
  tier: string
  name: string
  value: TreatmentValue | undefined
  grid: Grid
}): JSX.Element {
  const view = useStrategy()
  const [typing, setTyping] = createSignal(false)
  const text = () => (props.value === undefined ? '' : yieldText(props.value, view.vocabulary()))
  const enter = (input: HTMLInputElement) => {
    if (!typing()) return
    setTyping(false)
    if (input.value.trim() !== text()) props.grid.enter(props.id, props.tier, input.value)
    // What is shown is what was understood.
    input.value = text()
  }
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return
    const input = event.currentTarget
    const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length
    const go = (down: number, right: number) => {
      event.preventDefault()
      enter(input)
      props.grid.go(props.id, props.tier, down, right)
    }
    switch (event.key) {
      case 'Enter':
        return go(event.shiftKey ? -1 : 1, 0)
      case 'ArrowDown':
        return go(1, 0)
      case 'ArrowUp':
        return go(-1, 0)
      case 'ArrowLeft':
        return isWhole || input.selectionEnd === 0 ? go(0, -1) : undefined
      case 'ArrowRight':
        return isWhole || input.selectionStart === input.value.length ? go(0, 1) : undefined
      case 'Escape':
        if (!typing()) return undefined
        event.stopPropagation()
        setTyping(false)
        input.value = text()
        input.select()
    }
    return undefined
  }
  return (
    <input
      class="text-cell"
      classList={{ num: typeof props.value === 'number' }}
      data-cell={`${props.id} ${props.tier}`}
      data-typing={typing()}
      aria-label={t('editTreatments.cell', {
        name: props.name,
        tier: tierName(view.document(), props.tier, language()),
      })}
      autocomplete="off"
      spellcheck={false}
      placeholder="—"
      title={text()}
      value={text()}
      onFocus={(event) => event.currentTarget.select()}
      onInput={() => setTyping(true)}
      onBlur={(event) => enter(event.currentTarget)}
      onKeyDown={onKey}
      onPaste={(event) => {
        const pasted = event.clipboardData?.getData('text/plain') ?? ''
        if (!/[\t\n]/.test(pasted)) return
        event.preventDefault()
        props.grid.paste(props.id, props.tier, pasted)
      }}
    />
  )
}
