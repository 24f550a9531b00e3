import { type Component, lazy } from 'solid-js'
import { loadLanguage } from '../model/i18n/translate.ts'
import { language } from '../model/preferences.ts'

type Loaded = { default: Component }

/** A screen that comes when it is asked for, with its sentences. */
export const later = (load: () => Promise<Loaded>) =>
  lazy(async () => {
    const [screen] = await Promise.all([load(), loadLanguage(language())])
    return screen
  })
