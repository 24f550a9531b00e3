import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleDashed from 'lucide-solid/icons/circle-dashed'
import CircleX from 'lucide-solid/icons/circle-x'
import Undo2 from 'lucide-solid/icons/undo-2'
import { type JSX, Match, Switch } from 'solid-js'
import type { Proposal } from '../../model/governance/proposals.ts'
import { stateOf, stateText } from './changeText.ts'

/** The state of a proposal: an icon and a word. */
export function ProposalState(props: { proposal: Proposal }): JSX.Element {
  const state = () => stateOf(props.proposal)
  return (
    <span class="proposal-state nowrap">
      <Switch fallback={<CircleDashed size={14} aria-hidden="true" class="ink-3" />}>
        <Match when={state() === 'published' || state() === 'ready'}>
          <CircleCheck size={14} aria-hidden="true" class="ok" />
        </Match>
        <Match when={state() === 'returned'}>
          <Undo2 size={14} aria-hidden="true" class="warn" />
        </Match>
        <Match when={state() === 'withdrawn'}>
          <CircleX size={14} aria-hidden="true" class="ink-3" />
        </Match>
      </Switch>
      {stateText(props.proposal)}
    </span>
  )
}
