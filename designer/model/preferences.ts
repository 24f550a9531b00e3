import { createSignal } from 'solid-js'
import { type Language, languages } from '../../engine/index.ts'
import { loadFirst, loadLanguage } from './i18n/translate.ts'

export type Theme = 'system' | 'light' | 'dark'

/** What a person prefers, kept in this browser: language and theme. */
const [language, storeLanguage] = createSignal<Language>(firstLanguage())
const [theme, storeTheme] = createSignal<Theme>(firstTheme())

export { language, theme }

/** Changes the language of the screens, and the `lang` that fonts and screen readers go by. */
export async function setLanguage(next: Language): Promise<void> {
  await loadFirst(next)
  storeLanguage(next)
  void loadLanguage(next)
  document.documentElement.lang = next
  keep('tiersmith.language', next)
}

/** Changes the theme; `system` follows the operating system. */
export function setTheme(next: Theme): void {
  storeTheme(next)
  if (next === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  keep('tiersmith.theme', next)
}

function firstLanguage(): Language {
  const wanted = [kept('tiersmith.language'), ...(globalThis.navigator?.languages ?? [])]
  for (const tag of wanted) {
    const found = tag && nearestLanguage(tag)
    if (found) return found
  }
  return 'en'
}

/** The screen language nearest to a BCP 47 tag: zh-TW and zh-HK read 繁, other Chinese 简. */
export function nearestLanguage(tag: string): Language | undefined {
  const exact = languages.find((candidate) => candidate.toLowerCase() === tag.toLowerCase())
  if (exact) return exact
  const [primary] = tag.toLowerCase().split('-')
  if (primary === 'zh') return /-(hant|tw|hk|mo)\b/i.test(tag) ? 'zh-Hant' : 'zh-Hans'
  return primary === 'en' ? 'en' : undefined
}

function firstTheme(): Theme {
  const stored = kept('tiersmith.theme')
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

// Storage may be forbidden or full; preferences then last as long as the page.
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {}
}
