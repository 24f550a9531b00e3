import Search from 'lucide-solid/icons/search'
import type { JSX } from 'solid-js'
import { keysText, openPalette } from '../../model/palette.ts'
import { t } from '../../model/words.ts'

/** In the bar above every screen: opens the palette, and says by which keys that goes too. */
export function PaletteButton(): JSX.Element {
  const keys = keysText('Mod+K')
  return (
    <button
      type="button"
      class="find-button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title={t('palette.findKey', { key: keys })}
      onClick={openPalette}
    >
      <Search size={14} aria-hidden="true" />
      <span class="find-text">{t('palette.find')}</span>
      <kbd>{keys}</kbd>
    </button>
  )
}
