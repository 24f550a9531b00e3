import { For, type JSX } from 'solid-js'
import { closePalette, keysText, type Shortcut, shortcutGroups } from '../../model/palette.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import '../../ui/forms.css'
import './palette.css'

/** What can be done by keyboard: everywhere, and on the screen that is shown. */
export default function KeyboardHelp(): JSX.Element {
  const everywhere = (): Shortcut[] => [
    { keys: 'Mod+K', text: t('palette.helpFind') },
    { keys: '?', text: t('palette.helpKeys') },
    { keys: 'Tab, Shift+Tab', text: t('palette.helpTab') },
    { keys: 'Enter', text: t('palette.helpEnter') },
    { keys: '↑, ↓, ←, →', text: t('palette.helpArrows') },
    { keys: 'Esc', text: t('palette.helpEscape') },
  ]
  const groups = () => [
    ...shortcutGroups().map(({ title, shortcuts }) => ({ title: title(), shortcuts: shortcuts() })),
    { title: t('palette.helpEverywhere'), shortcuts: everywhere() },
  ]
  return (
    <Dialog
      title={t('palette.help')}
      onClose={closePalette}
      onSubmit={closePalette}
      actions={
        <button type="submit" class="button primary">
          {t('palette.close')}
        </button>
      }
    >
      <For each={groups()}>
        {(group) => (
          <section class="keys-group">
            <h3>{group.title}</h3>
            <dl>
              <For each={group.shortcuts}>
                {({ keys, text }) => (
                  <div>
                    <dt>
                      <For each={keysText(keys).split(', ')}>{(key) => <kbd>{key}</kbd>}</For>
                    </dt>
                    <dd>{text}</dd>
                  </div>
                )}
              </For>
            </dl>
          </section>
        )}
      </For>
    </Dialog>
  )
}
