import Redo2 from 'lucide-solid/icons/redo-2'
import Undo2 from 'lucide-solid/icons/undo-2'
import { type JSX, onCleanup, onMount } from 'solid-js'
import type { Editor } from '../../model/editor/editor.ts'
import { t } from '../../model/words.ts'

/** Undo and redo, each saying what it would take back or do again; by ⌘Z and ⇧⌘Z or Ctrl+Y everywhere. */
export function UndoButtons(props: { editor: Editor }): JSX.Element {
  const onKey = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || writesText(event.target)) return
    const key = event.key.toLowerCase()
    if (key === 'z' && !event.shiftKey) props.editor.undo()
    else if ((key === 'z' && event.shiftKey) || (key === 'y' && event.ctrlKey)) props.editor.redo()
    else return
    event.preventDefault()
  }
  onMount(() => {
    document.addEventListener('keydown', onKey)
    onCleanup(() => document.removeEventListener('keydown', onKey))
  })
  const undoText = () => {
    const label = props.editor.undoLabel()
    return label ? t('edit.undo', { what: label() }) : t('edit.nothingToUndo')
  }
  const redoText = () => {
    const label = props.editor.redoLabel()
    return label ? t('edit.redo', { what: label() }) : t('edit.nothingToRedo')
  }
  return (
    <>
      <button
        type="button"
        class="button icon quiet"
        aria-label={undoText()}
        title={undoText()}
        disabled={!props.editor.undoLabel()}
        onClick={props.editor.undo}
      >
        <Undo2 size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        class="button icon quiet"
        aria-label={redoText()}
        title={redoText()}
        disabled={!props.editor.redoLabel()}
        onClick={props.editor.redo}
      >
        <Redo2 size={15} aria-hidden="true" />
      </button>
    </>
  )
}

/** A field that somebody types in takes its own undo while what is typed isn't entered yet. */
const writesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.dataset.typing === 'true')
