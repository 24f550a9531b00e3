import Download from 'lucide-solid/icons/download'
import { For, type JSX, Show } from 'solid-js'
import { localize } from '../../../engine/index.ts'
import { formatDigest } from '../../model/format.ts'
import { aliasOf, nameOf } from '../../model/names.ts'
import { phaseName } from '../../model/phaseName.ts'
import { language } from '../../model/preferences.ts'
import { saveJson } from '../../model/save.ts'
import { heading, label, t } from '../../model/words.ts'
import { useStrategy } from './context.ts'
import { OverrideList } from './OverridesSection.tsx'
import { PageHead } from './PageHead.tsx'
import { ScoreTree } from './ScoreTree.tsx'
import { ShownVersion } from './ShownVersion.tsx'
import { TiersView } from './TiersSection.tsx'
import { TreatmentTable } from './TreatmentsSection.tsx'
import { periodText } from './VersionHead.tsx'

/** The whole strategy on one page: how points become a score, a score a tier, and what a tier gets. */
export function Overview(): JSX.Element {
  const view = useStrategy()
  return (
    <>
      <PageHead
        title={nameOf(view.document(), language())}
        alias={aliasOf(view.document(), language())}
        text={localize(view.document().description, language())}
        aside={<SaveButton />}
      />
      <Facts />
      <Show when={view.trees().length > 0}>
        <section class="block" aria-labelledby="score-tree">
          <h2 id="score-tree">{t('tree.title')}</h2>
          <For each={view.trees()}>{(tree) => <ScoreTree tree={tree} />}</For>
        </section>
      </Show>
      <section class="block" aria-labelledby="overview-tiers">
        <h2 id="overview-tiers">{heading('tier')}</h2>
        <TiersView />
      </section>
      <Show when={(view.document().overrides ?? []).length > 0}>
        <section class="block" aria-labelledby="overview-overrides">
          <h2 id="overview-overrides">
            {heading('override')} <span class="ink-3 regular">{t('overrides.order')}</span>
          </h2>
          <OverrideList />
        </section>
      </Show>
      <Show when={(view.document().treatments ?? []).length > 0}>
        <section class="block" aria-labelledby="overview-treatments">
          <h2 id="overview-treatments">{heading('treatment')}</h2>
          <TreatmentTable />
        </section>
      </Show>
    </>
  )
}

/** Version, phase, fingerprint, note and the document itself. */
function Facts(): JSX.Element {
  const view = useStrategy()
  const version = () => {
    const { shown } = view.reading()
    return shown.kind === 'version' ? shown.version : undefined
  }
  return (
    <dl class="facts">
      <div>
        <dt>{label('version')}</dt>
        <dd class="version-line">
          <ShownVersion />
        </dd>
      </div>
      <Show when={view.period()}>
        {(period) => (
          <div>
            <dt>{phaseName(period().phase, language()) ? label('phase') : t('version.effect')}</dt>
            <dd>
              {phaseName(period().phase, language())} <span class="ink-3">{periodText(period())}</span>
            </dd>
          </div>
        )}
      </Show>
      <Show when={version()}>
        {(found) => (
          <div>
            <dt>{t('version.digest')}</dt>
            <dd class="mono" title={found().digest}>
              {formatDigest(found().digest)}
            </dd>
          </div>
        )}
      </Show>
      <Show when={localize(version()?.note, language())}>
        {(note) => (
          <div class="facts-note">
            <dt>{t('version.note')}</dt>
            <dd>{note()}</dd>
          </div>
        )}
      </Show>
    </dl>
  )
}

/** The document as a JSON file, as the command line and the API take it. */
function SaveButton(): JSX.Element {
  const view = useStrategy()
  const name = () => {
    const { shown } = view.reading()
    return shown.kind === 'version' ? `v${shown.version.number}` : shown.draft.name
  }
  const save = () => saveJson(view.snapshot(), `${view.document().id}-${name()}.json`)
  return (
    <button type="button" class="button" onClick={save} title={t('version.save')}>
      <Download size={14} strokeWidth={1.75} aria-hidden="true" /> JSON
    </button>
  )
}
