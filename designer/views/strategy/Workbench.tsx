import { A, useParams } from '@solidjs/router'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { createMemo, createSignal, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { byId, nameOf } from '../../model/names.ts'
import { registerShortcuts } from '../../model/palette.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { createKeys } from '../../ui/createKeys.ts'
import { createMedia } from '../../ui/createMedia.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { StrategyTabs } from '../StrategyTabs.tsx'
import { TopBar } from '../TopBar.tsx'
import { useStrategy } from './context.ts'
import { DimensionPage } from './DimensionPage.tsx'
import { DraftMenu } from './DraftMenu.tsx'
import { FieldsPage } from './FieldsPage.tsx'
import { Inspector } from './Inspector.tsx'
import { Outline } from './Outline.tsx'
import { OverridesPage } from './OverridesSection.tsx'
import { Overview } from './Overview.tsx'
import { PopulationChip } from './PopulationChip.tsx'
import { ScorePage } from './ScorePage.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TiersPage } from './TiersSection.tsx'
import { TreatmentsPage } from './TreatmentsSection.tsx'
import { toTwin } from './twin.ts'
import { VersionChooser } from './VersionChooser.tsx'

const JsonPage = lazy(() => import('../design/json/JsonPage.tsx'))

/** The three panes: outline, the part being read, and one subject tried. */
export function Workbench(): JSX.Element {
  const view = useStrategy()
  const narrow = createMedia('(max-width: 899px)')
  const compact = createMedia('(max-width: 1299px)')
  const [open, setOpen] = createSignal(false)
  createKeys({ t: toTwin, T: toTwin })
  registerShortcuts(
    () => t('shell.design'),
    () => [
      { keys: '[, ]', text: t('palette.helpDimensions') },
      { keys: 'T', text: t('palette.helpTwin') },
      ...(view.editing ? [{ keys: 'Mod+Z, Mod+Shift+Z', text: t('palette.helpUndo') }] : []),
    ],
  )
  return (
    <div class="workbench">
      <TopBar
        aside={
          <>
            <Show when={!compact()}>
              <PopulationChip />
            </Show>
            <VersionChooser />
            <Show when={compact() && view.editing}>{(editing) => <DraftMenu editing={editing()} />}</Show>
          </>
        }
      >
        <StrategyTabs id={view.document().id} name={nameOf(view.document(), language())} tab="design" />
      </TopBar>
      <Outline />
      <main id="content" class="centre" tabindex="0">
        <Part />
      </main>
      <Show
        when={narrow()}
        fallback={
          <aside class="inspector" aria-label={t('inspector.name')}>
            <Inspector />
          </aside>
        }
      >
        <Sheet open={open()} name={t('try.title')} onClose={() => setOpen(false)}>
          <Inspector onClose={() => setOpen(false)} />
        </Sheet>
      </Show>
      <StatusBar compact={compact()} onTry={narrow() ? () => setOpen(true) : undefined} />
    </div>
  )
}

/** The part of the strategy that the address names. */
function Part(): JSX.Element {
  const view = useStrategy()
  const params = useParams<{ part?: string; item?: string }>()
  const item = () => (params.item === undefined ? undefined : decodeURIComponent(params.item))
  const dimension = createMemo(() =>
    params.part === 'dimensions' ? byId(view.document().dimensions, item() ?? '') : undefined,
  )
  const score = createMemo(() => (params.part === 'scores' ? byId(view.document().scores, item() ?? '') : undefined))
  return (
    <Switch fallback={<NoSuchPart />}>
      <Match when={!params.part}>
        <Overview />
      </Match>
      <Match when={dimension()}>{(found) => <DimensionPage dimension={found()} />}</Match>
      <Match when={score()}>{(found) => <ScorePage score={found()} />}</Match>
      <Match when={params.part === 'tiers'}>
        <TiersPage />
      </Match>
      <Match when={params.part === 'overrides'}>
        <OverridesPage chosen={item()} />
      </Match>
      <Match when={params.part === 'treatments'}>
        <TreatmentsPage />
      </Match>
      <Match when={params.part === 'fields'}>
        <FieldsPage />
      </Match>
      <Match when={params.part === 'json'}>
        <Suspense>
          <JsonPage />
        </Suspense>
      </Match>
    </Switch>
  )
}

function NoSuchPart(): JSX.Element {
  const view = useStrategy()
  return (
    <Notice
      page
      icon={<CircleHelp size={16} />}
      title={t('strategy.noSuchPart')}
      action={
        <A class="button" href={view.href()}>
          {nameOf(view.document(), language())}
        </A>
      }
    />
  )
}
