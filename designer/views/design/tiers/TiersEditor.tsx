import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import Plus from 'lucide-solid/icons/plus'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createEffect, For, type JSX, Match, on, Show, Switch } from 'solid-js'
import { describeProblem } from '../../../../engine/index.ts'
import {
  type AssignKind,
  type Assignment,
  assignmentOf,
  kindOf,
  switchAssignment,
} from '../../../model/edit/assignment.ts'
import { scoreGrid } from '../../../model/edit/thresholds.ts'
import { addTier } from '../../../model/edit/tiers.ts'
import { scoreRange } from '../../../model/ladder.ts'
import { placeOf } from '../../../model/places.ts'
import { language } from '../../../model/preferences.ts'
import { heading, t } from '../../../model/words.ts'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { PageHead } from '../../strategy/PageHead.tsx'
import { TableEditor } from '../table/TableEditor.tsx'
import { createTiering } from './createTiering.ts'
import { HoldFields } from './HoldFields.tsx'
import { MatrixEditor } from './MatrixEditor.tsx'
import { ThresholdsEditor } from './ThresholdsEditor.tsx'
import { TierDetail } from './TierDetail.tsx'
import { TierTable } from './TierTable.tsx'
import '../../../ui/forms.css'
import '../design.css'
import './tiers.css'
import './panel.css'
import './matrix.css'

/** Tiers being edited: how they are assigned, what they are called, what keeps them, what they hold. */
export default function TiersEditor(): JSX.Element {
  const view = useStrategy()
  const tiering = createTiering()
  const kind = () => kindOf(view.document().assign)
  const selected = () => view.document().tiers.find(({ id }) => id === tiering.selected())
  const changeKind = createSwitch(tiering)
  const kinds = (): AssignKind[] => (kind() === 'table' ? ['table', 'bands', 'matrix'] : ['bands', 'matrix'])
  const add = () => {
    const document = view.snapshot()
    const score = document.assign.score ?? ''
    const range = scoreRange(document, score)
    const above = tiering.selected() ?? document.tiers.at(-1)?.id ?? ''
    const title = { [language()]: t('editTiers.newTier') }
    const { id, change } = addTier(document, above, title, range, scoreGrid(document, score, range[1] - range[0]))
    tiering.edit(() => t('editTiers.added'), change)
    tiering.select(id)
  }
  return (
    <div class="tiers-editor">
      <PageHead
        title={heading('tier')}
        text={t(`editTiers.by.${kind()}`)}
        aside={
          <div class="tiers-tools">
            <Show when={view.document().scores.length > 0}>
              <Segmented
                name={t('editTiers.kind')}
                choices={kinds().map((value) => ({ value, text: t(`editTiers.kind.${value}`) }))}
                chosen={kind()}
                onChoose={changeKind}
              />
            </Show>
            <button type="button" class="button" onClick={add}>
              <Plus size={14} aria-hidden="true" /> {t('editTiers.add')}
            </button>
          </div>
        }
      />
      <OwnProblems />
      <Switch>
        <Match when={kind() === 'bands'}>
          <ThresholdsEditor tiering={tiering} />
        </Match>
        <Match when={kind() === 'matrix'}>
          <MatrixEditor tiering={tiering} />
          <TierTable tiering={tiering} />
        </Match>
        <Match when={kind() === 'table'}>
          <TableEditor owner={{ kind: 'assign' }} />
          <TierTable tiering={tiering} />
        </Match>
      </Switch>
      <Show when={selected()} keyed>
        {(tier) => <TierDetail tier={tier} tiering={tiering} />}
      </Show>
      <Show when={kind() === 'bands' && view.document().ordered !== false}>
        <HoldFields tiering={tiering} />
      </Show>
      <ul class="hints">
        <Show when={kind() === 'bands'}>
          <li>{t('editTiers.keepsOrder')}</li>
        </Show>
        <Show when={view.document().ordered === false}>
          <li>{t('tiers.unordered')}</li>
        </Show>
      </ul>
    </div>
  )
}

/** Goes from one way of assigning to another, and back to what was there before. */
function createSwitch(tiering: ReturnType<typeof createTiering>): (kind: AssignKind) => void {
  const view = useStrategy()
  const known = new Map<AssignKind, Assignment>()
  createEffect(
    on(
      () => view.snapshot(),
      (document) => known.set(kindOf(document.assign), assignmentOf(document)),
    ),
  )
  const fromBase = (kind: AssignKind) => {
    const base = view.base()?.document
    return base && kindOf(base.assign) === kind ? assignmentOf(base) : undefined
  }
  return (kind) => {
    if (kind === 'table' || kind === kindOf(view.snapshot().assign)) return
    tiering.propose(undefined)
    tiering.edit(() => t(`editTiers.kind.${kind}`), switchAssignment(kind, known.get(kind) ?? fromBase(kind)))
  }
}

/** What check reports of tiers and how they are assigned. */
function OwnProblems(): JSX.Element {
  const view = useStrategy()
  const own = () => view.problems().filter(({ pointer }) => placeOf(pointer, view.snapshot()).part === 'tiers')
  return (
    <Show when={own().length > 0}>
      <ul class="part-problems">
        <For each={own()}>
          {(problem) => (
            <li class="problem" classList={{ err: problem.severity === 'error', warn: problem.severity === 'warning' }}>
              <Show
                when={problem.severity === 'error'}
                fallback={<TriangleAlert size={14} aria-label={t('problems.warning')} />}
              >
                <OctagonAlert size={14} aria-label={t('problems.error')} />
              </Show>
              <span class="problem-text">{describeProblem(problem, language())}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
