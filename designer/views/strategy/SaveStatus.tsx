import { type JSX, Show } from 'solid-js'
import type { SaveState } from '../../model/editor/autosave.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from './context.ts'

const keys: Record<Exclude<SaveState, 'saved'>, MessageKey> = {
  waiting: 'edit.waiting',
  saving: 'edit.saving',
  offline: 'edit.offline',
  conflict: 'edit.conflict',
  refused: 'edit.refused',
}

/** Whether the server has everything, and since when. */
export function SaveStatus(): JSX.Element {
  const view = useStrategy()
  return (
    <Show when={view.editing} fallback={t('edit.readOnly')}>
      {(editing) => {
        const text = () => {
          const state = editing().autosave.state()
          return state === 'saved' ? t('edit.saved', { time: clock(editing().autosave.savedAt()) }) : t(keys[state])
        }
        const isTrouble = () => ['offline', 'conflict', 'refused'].includes(editing().autosave.state())
        return (
          <span class="save-status" classList={{ warn: isTrouble() }}>
            {text()}
          </span>
        )
      }}
    </Show>
  )
}

const clock = (moment: string): string =>
  new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(moment))
