import { For, type JSX } from 'solid-js'
import type { Text } from '../../../../engine/index.ts'
import { type Use, usesOf } from '../../../model/edit/uses.ts'
import { byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { label, t } from '../../../model/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useStrategy } from '../../strategy/context.ts'

/** Says what still reads a field or a derived value before it is removed. */
export function RemoveDialog(props: {
  part: { id: string; title?: Text | undefined }
  onRemove: () => void
  onClose: () => void
}): JSX.Element {
  const view = useStrategy()
  const uses = () => usesOf(view.snapshot(), props.part.id)
  return (
    <Dialog
      title={t('editFields.removeTitle', { name: nameOf(props.part, language()) })}
      onClose={props.onClose}
      onSubmit={() => {
        props.onClose()
        props.onRemove()
      }}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('editFields.keep')}
          </button>
          <button type="submit" class="button primary">
            {t('editFields.removeAnyway')}
          </button>
        </>
      }
    >
      <p>{t('editFields.stillUsed')}</p>
      <ul class="uses">
        <For each={uses()}>{(use) => <li>{useText(use)}</li>}</For>
      </ul>
      <p class="ink-2">{t('editFields.becomeErrors')}</p>
    </Dialog>
  )

  function useText({ kind, id }: Use): string {
    const { derived, dimensions, overrides, treatments, tiers } = view.document()
    const named = (part: { id: string; title?: Text } | undefined) => nameOf(part ?? { id }, language())
    switch (kind) {
      case 'measure':
        return t('editFields.useMeasure')
      case 'assign':
        return t('editFields.useAssign')
      case 'derived':
        return t('editFields.use', { kind: label('derivedValue'), name: named(byId(derived, id)) })
      case 'dimension':
        return t('editFields.use', { kind: label('dimension'), name: named(byId(dimensions, id)) })
      case 'override':
        return t('editFields.use', { kind: label('override'), name: named(byId(overrides, id)) })
      case 'treatment':
        return t('editFields.use', { kind: label('treatment'), name: named(byId(treatments, id)) })
      case 'tier':
        return t('editFields.use', { kind: label('target'), name: named(byId(tiers, id)) })
    }
  }
}
