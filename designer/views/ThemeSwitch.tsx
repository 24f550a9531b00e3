import Moon from 'lucide-solid/icons/moon'
import Sun from 'lucide-solid/icons/sun'
import SunMoon from 'lucide-solid/icons/sun-moon'
import { type JSX, Match, Switch } from 'solid-js'
import { setTheme, type Theme, theme } from '../model/preferences.ts'
import { t } from '../model/words.ts'

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }
const names = { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' } as const

/** Steps through the themes: as the system, light, dark. */
export function ThemeSwitch(): JSX.Element {
  const name = () => t('theme.switch', { theme: t(names[theme()]) })
  return (
    <button
      type="button"
      class="button icon quiet theme-switch"
      aria-label={name()}
      title={name()}
      onClick={() => setTheme(next[theme()])}
    >
      <Switch fallback={<SunMoon size={15} strokeWidth={1.75} />}>
        <Match when={theme() === 'light'}>
          <Sun size={15} strokeWidth={1.75} />
        </Match>
        <Match when={theme() === 'dark'}>
          <Moon size={15} strokeWidth={1.75} />
        </Match>
      </Switch>
    </button>
  )
}
