import { useNavigate } from '@solidjs/router'
import Copy from 'lucide-solid/icons/copy'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, type JSX, Show } from 'solid-js'
import type { Dimension } from '../../../../engine/index.ts'
import { duplicateDimension, removeDimension } from '../../../model/edit/dimension.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { useStrategy } from '../../strategy/context.ts'
import AddDimensionDialog from './AddDimensionDialog.tsx'

/** What can be done with a dimension of a draft as a whole. */
export default function DimensionMenu(props: {
  dimension: Dimension
  /** Where to go on when it is deleted. */
  next: string | undefined
}): JSX.Element {
  const view = useStrategy()
  const navigate = useNavigate()
  const [adding, setAdding] = createSignal(false)
  const name = () => nameOf(props.dimension, language())
  const duplicate = () => {
    const editor = view.editing?.editor
    if (!editor) return
    const before = new Set(view.snapshot().dimensions.map(({ id }) => id))
    const named = name()
    editor.edit(
      () => t('editDimension.duplicateOf', { name: named }),
      duplicateDimension(props.dimension.id, (title) => t('editDimension.copyOf', { name: title })),
    )
    const copy = view.snapshot().dimensions.find(({ id }) => !before.has(id))
    if (copy) navigate(view.href('dimensions', copy.id))
  }
  const remove = () => {
    const { id } = props.dimension
    const named = name()
    // Gone from here first: its page has nothing to show any more.
    navigate(props.next === undefined ? view.href() : view.href('dimensions', props.next))
    view.editing?.editor.edit(() => t('editDimension.deleteOf', { name: named }), removeDimension(id))
  }
  return (
    <>
      <Menu
        name={t('editDimension.menu', { name: name() })}
        items={[
          {
            text: t('editDimension.editTexts'),
            icon: <Pencil size={14} />,
            onChoose: () => {
              const field = document.querySelector<HTMLInputElement>('[name="dimension-title"]')
              field?.scrollIntoView({ block: 'center' })
              field?.select()
            },
          },
          { text: t('editDimension.duplicate'), icon: <Copy size={14} />, onChoose: duplicate },
          { text: t('editDimension.add'), icon: <Plus size={14} />, onChoose: () => setAdding(true) },
          { text: t('editDimension.delete'), icon: <Trash size={14} />, onChoose: remove },
        ]}
      />
      <Show when={adding()}>
        <AddDimensionDialog into={props.dimension.into} onClose={() => setAdding(false)} />
      </Show>
    </>
  )
}
