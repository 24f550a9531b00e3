/** Puts together what the parts of a strategy's page share. */
import { useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo } from 'solid-js'
import type { Compilation } from '../../../engine/index.ts'
import type { StrategyReading } from '../../model/catalogue.ts'
import type { Draft } from '../../model/drafts.ts'
import { createAutosave } from '../../model/editor/autosave.ts'
import { createEditor } from '../../model/editor/editor.ts'
import { unsavedOf } from '../../model/editor/unsaved.ts'
import { useEngine } from '../../model/engine.ts'
import { marksOf } from '../../model/marks.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { createPopulationChoice } from '../../model/preview/choice.ts'
import { createPreview } from '../../model/preview/preview.ts'
import { vocabularyOf } from '../../model/sentence.ts'
import { may } from '../../model/session.ts'
import { periodOfVersion } from '../../model/timeline.ts'
import { scoreTrees } from '../../model/tree.ts'
import { createTryOne, todayHere } from '../../model/tryOne.ts'
import { t } from '../../model/words.ts'
import type { Editing, StrategyView } from './context.ts'
import { createInspectorTabs } from './inspectorTabs.ts'

export function createStrategyView(reading: () => StrategyReading): StrategyView {
  const { shown } = reading()
  const editing = shown.kind === 'draft' && may('edit') ? beginEditing(shown.draft) : undefined
  const stored = () => {
    const { shown } = reading()
    return shown.kind === 'draft' ? shown.draft.document : shown.version.document
  }
  const document_ = editing ? () => editing.editor.document : stored
  const snapshot = editing ? editing.editor.snapshot : stored

  const base = createMemo(() => {
    const { shown, inEffect } = reading()
    if (!inEffect || (shown.kind === 'version' && shown.version.number === inEffect.number)) return undefined
    return { number: inEffect.number, document: inEffect.document }
  })
  const engine = useEngine()
  const compilation = createMemo(() => engine()?.compile(snapshot(), identityOf(reading())))
  /** While a draft has errors, the last state of it that had none, or what it is compared with. */
  const compiled = createMemo<ReturnType<typeof strategyOf>>((last) => {
    const other = base()
    return strategyOf(compilation()) ?? last ?? strategyOf(other && engine()?.compile(other.document))
  })
  const problems = () => compilation()?.problems ?? []

  const tryOne = createTryOne(
    document_,
    (request) => {
      const strategy = compiled()
      return strategy && engine()?.evaluate(strategy, request)
    },
    todayHere(),
  )
  const populations = createPopulationChoice(reading().summary.id)
  const preview = createPreview({
    population: () => populations.chosen()?.id,
    document: snapshot,
    base: () => base()?.document,
    asOf: tryOne.asOf,
  })
  createEffect(() => {
    document.title = `${nameOf(document_(), language())} · Tiersmith`
  })
  return {
    reading,
    document: document_,
    snapshot,
    problems,
    isChecked: () => compilation() !== undefined,
    marks: createMemo(() => marksOf(snapshot(), base()?.document, problems())),
    trees: createMemo(() => scoreTrees(document_())),
    vocabulary: createMemo(() => vocabularyOf(document_(), language())),
    period: () => {
      const { shown, periods } = reading()
      return shown.kind === 'version' ? periodOfVersion(periods, shown.version.number) : undefined
    },
    base,
    href: createHref(),
    editing,
    tryOne,
    populations,
    preview,
    inspector: createInspectorTabs(),
  }
}

const strategyOf = (compilation: Compilation | undefined) => (compilation?.ok ? compilation.strategy : undefined)

const identityOf = ({ shown }: StrategyReading) =>
  shown.kind === 'version' ? { version: shown.version.number, digest: shown.version.digest } : {}

/** With what this browser has kept and the server hasn't got: that comes back as a step that can be undone. */
function beginEditing(draft: Draft): Editing {
  const unsaved = unsavedOf(draft)
  const editor = createEditor(draft.document)
  // Made from something older, saving it meets the conflict that there is.
  const autosave = createAutosave({ ...draft, etag: unsaved?.etag ?? draft.etag }, editor.settled)
  if (unsaved)
    editor.edit(
      () => t('edit.restored'),
      () => unsaved.document,
    )
  return { editor, autosave, draft }
}

/** Addresses within the strategy, for the version or draft shown. */
function createHref(): StrategyView['href'] {
  const params = useParams()
  const [search] = useSearchParams<{ v?: string; draft?: string }>()
  return (part, item) => {
    const path = [params.id, part, item]
      .filter((step) => step !== undefined)
      .map((step) => encodeURIComponent(step as string))
    const query = search.draft ? `?draft=${encodeURIComponent(search.draft)}` : search.v ? `?v=${search.v}` : ''
    return `/strategies/${path.join('/')}${query}`
  }
}
