import { type Language, localize, nameOf, type Text } from '../../engine/index.ts'

export { byId, localize, nameOf, optionName, optionsOf, readableId, tierName } from '../../engine/index.ts'

/** Its name in the other script, to stand beside it; empty where there is none or it is the same. */
export function aliasOf(
  thing: { id: string; title?: Text | undefined },
  language: Language,
): { text: string; lang: Language } | undefined {
  const lang: Language = language === 'en' ? 'zh-Hant' : 'en'
  if (typeof thing.title !== 'object' || !(lang in thing.title)) return undefined
  const text = localize(thing.title, lang)
  return text !== '' && text !== nameOf(thing, language) ? { text, lang } : undefined
}
