import type { JSX } from 'solid-js'
import type { Language } from '../../engine/index.ts'
import { language, setLanguage } from '../model/preferences.ts'
import { t } from '../model/words.ts'
import { type Choice, Segmented } from '../ui/Segmented.tsx'

export const languageChoices: readonly Choice<Language>[] = [
  { value: 'en', text: 'EN', name: 'EN, English', lang: 'en' },
  { value: 'zh-Hant', text: '繁', name: '繁體中文', lang: 'zh-Hant' },
  { value: 'zh-Hans', text: '简', name: '简体中文', lang: 'zh-Hans' },
]

export function LanguageSwitch(): JSX.Element {
  return <Segmented name={t('shell.language')} choices={languageChoices} chosen={language()} onChoose={setLanguage} />
}
