/** All languages are there before a test of the screens begins, as one is before a screen is shown. */
import { loadLanguage } from '../../designer/model/i18n/translate.ts'
import { languages } from '../../engine/index.ts'

await Promise.all(languages.map(loadLanguage))
