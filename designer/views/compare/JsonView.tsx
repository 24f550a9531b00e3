import { createEffect, createSignal, type JSX, onCleanup } from 'solid-js'
import { orderedJson } from '../../model/json/orderedJson.ts'
import { t } from '../../model/words.ts'
import { createMedia } from '../../ui/createMedia.ts'
import { ChangedOnly } from './ChangedOnly.tsx'
import type { CompareView } from './context.ts'
import { showJsonDiff } from './jsonDiff.ts'

/** Both documents as text with their differences marked: side by side, or where that has no room in one column. */
export default function JsonView(props: { view: CompareView }): JSX.Element {
  const isNarrow = createMedia('(max-width: 899px)')
  const [changedOnly, setChangedOnly] = createSignal(true)
  let place!: HTMLDivElement
  createEffect(() => {
    const shown = showJsonDiff(place, {
      before: orderedJson(props.view.a()),
      after: orderedJson(props.view.b()),
      inOneColumn: isNarrow(),
      changedOnly: changedOnly(),
      beforeName: props.view.before(),
      afterName: props.view.after(),
      unchangedLines: t('compare.unchanged'),
    })
    onCleanup(shown)
  })
  const name = () =>
    isNarrow() ? t('compare.jsonUnified') : t('compare.json', { from: props.view.before(), to: props.view.after() })
  return (
    <>
      <ChangedOnly checked={changedOnly()} onChange={setChangedOnly} />
      <section class="json-diff" aria-label={name()}>
        <div ref={place} />
      </section>
    </>
  )
}
