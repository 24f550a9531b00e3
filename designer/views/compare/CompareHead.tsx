import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import { For, type JSX, Show } from 'solid-js'
import { localize, type Text } from '../../../engine/index.ts'
import {
  type Choices,
  type Pair,
  proposalOf,
  type Side,
  type SideName,
  sameSide,
  shortName,
  sidesOf,
  sideText,
} from '../../model/compare.ts'
import { formatDate } from '../../model/format.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { periodOfVersion } from '../../model/timeline.ts'
import { heading, t } from '../../model/words.ts'
import { stateKey } from '../strategy/versionState.ts'
import type { CompareView } from './context.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { SideHead } from './SideHead.tsx'

/** Which two are compared, by whom they were written and why; others can be chosen. */
export function CompareHead(props: { view: CompareView; onChoose: (pair: Pair) => void }): JSX.Element {
  const from = () => props.view.comparison().from
  const to = () => props.view.comparison().to
  const choices = () => props.view.choices()
  const swap = () => props.onChoose({ from: to().name, to: from().name })
  // Whoever chooses the other side means to swap them.
  const chooseFrom = (name: SideName) =>
    sameSide(name, to().name) ? swap() : props.onChoose({ from: name, to: to().name })
  const chooseTo = (name: SideName) =>
    sameSide(name, from().name) ? swap() : props.onChoose({ from: from().name, to: name })
  return (
    <header class="compare-head">
      <SideHead side={from()} choices={choices()} />
      <span class="compare-arrow ink-3">
        <ArrowRight size={16} strokeWidth={1.75} />
      </span>
      <SideHead side={to()} choices={choices()} />
      <Show when={noteOf(choices(), to())}>
        {(note) => (
          <div class="compare-note">
            <span class="caption">{t('version.note')}</span>
            <p>{note()}</p>
          </div>
        )}
      </Show>
      <span class="spring" />
      <div class="compare-choosers">
        <SideChooser name={t('compare.from')} choices={choices()} chosen={from().name} onChoose={chooseFrom} />
        <button
          type="button"
          class="button icon quiet"
          aria-label={t('compare.swap')}
          title={t('compare.swap')}
          onClick={swap}
        >
          <ArrowLeftRight size={14} />
        </button>
        <SideChooser name={t('compare.to')} choices={choices()} chosen={to().name} onChoose={chooseTo} />
        <ExportMenu view={props.view} />
      </div>
    </header>
  )
}

function noteOf(choices: Choices, side: Side): string {
  const { name, proposal } = side
  if (proposal?.change.kind === 'publish') return proposal.change.note
  const written: Text | undefined =
    'version' in name
      ? choices.versions.find(({ number }) => number === name.version)?.note
      : proposalOf(choices, side)?.note
  return localize(written, language())
}

function SideChooser(props: {
  name: string
  choices: Choices
  chosen: SideName
  onChoose: (name: SideName) => void
}): JSX.Element {
  /** What an address names may be closed, and no longer among what is offered. */
  const sides = () => {
    const all = sidesOf(props.choices)
    return all.some((side) => sameSide(side, props.chosen)) ? all : [...all, props.chosen]
  }
  const option = (side: SideName) => (
    <option value={sideText(side)} selected={sameSide(side, props.chosen)}>
      {optionText(props.choices, side)}
    </option>
  )
  const choose = (text: string) => {
    const found = sides().find((side) => sideText(side) === text)
    if (found) props.onChoose(found)
  }
  return (
    <label class="side-chooser">
      <span class="hidden-visually">{props.name}</span>
      <span class="control side-shown" aria-hidden="true">
        {shortName(props.chosen)}
      </span>
      {/* Lies over what is shown, which is shorter than what its list says. */}
      <select title={props.name} onChange={(event) => choose(event.currentTarget.value)}>
        <Show when={props.choices.drafts.length > 0}>
          <optgroup label={heading('draft')}>
            <For each={sides().filter((side) => 'draft' in side)}>{option}</For>
          </optgroup>
        </Show>
        <Show when={sides().some((side) => 'proposal' in side)}>
          <optgroup label={heading('proposal')}>
            <For each={sides().filter((side) => 'proposal' in side)}>{option}</For>
          </optgroup>
        </Show>
        <optgroup label={heading('version')}>
          <For each={sides().filter((side) => 'version' in side)}>{option}</For>
        </optgroup>
      </select>
    </label>
  )
}

function optionText(choices: Choices, side: SideName): string {
  if (!('version' in side)) return shortName(side)
  const period = periodOfVersion(choices.periods, side.version)
  const phase = period && phaseName(period.phase, language())
  const state = t(stateKey(period))
  return [`v${side.version}`, phase || (period ? formatDate(period.effectiveFrom, language()) : ''), state]
    .filter(Boolean)
    .join(' · ')
}
