import { pointerTo } from '../check/problems.ts'
import { lookupsOf } from './lookups.ts'
import type { Survey } from './survey.ts'

/** Ids and options that differ in their characters but not to the eye. */
export function checkLookAlikes(survey: Survey): void {
  const { document } = survey
  const named = (collection: string, items: readonly { id: string }[] = []): Place[] =>
    items.map(({ id }, index) => ({ text: id, pointer: pointerTo('', collection, index, 'id') }))
  compare(survey, [...named('fields', document.fields), ...named('derived', document.derived)])
  for (const collection of ['scores', 'dimensions', 'tiers', 'overrides', 'treatments'] as const)
    compare(survey, named(collection, document[collection]))
  document.fields.forEach(({ options = [] }, field) => {
    const places = options.map((option, index): Place => {
      const pointer = pointerTo('/fields', field, 'options', index)
      return typeof option === 'string' ? { text: option, pointer } : { text: option.id, pointer: `${pointer}/id` }
    })
    compare(survey, [...places, ...entriesOn(survey, field)])
  })
}

interface Place {
  text: string
  pointer: string
}

function entriesOn(survey: Survey, field: number): Place[] {
  return lookupsOf(survey)
    .filter(({ read }) => read.index === field)
    .flatMap(({ lookup, pointer }) =>
      lookup.texts.map((text) => ({ text, pointer: pointerTo(pointer, 'lookup', text) })),
    )
}

/** Reports each text that looks like an earlier one, or like the plain text that its odd characters imitate. */
function compare({ report }: Survey, places: readonly Place[]): void {
  const seen = new Map<string, string>()
  for (const { text: written, pointer } of places) {
    const text = written.normalize('NFC')
    const look = lookOf(text)
    const other = seen.get(look) ?? (imitates(text) ? look : text)
    if (other !== text) report('look-alike', pointer, { text, other })
    if (!seen.has(look)) seen.set(look, text)
  }
}

/** ASCII looks like itself. */
const PLAIN = /^[ -~]*$/
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const LATIN = /\p{Script=Latin}/u
const LOOKING_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

/** Holds a space of no width, or letters of another script among Latin ones, which look like them. */
const imitates = (text: string): boolean =>
  /[\u200b\u2060\ufeff]/.test(text) ||
  (LATIN.test(text) && LOOKING_LATIN.test(text) && !LOOKING_LATIN.test(lookOf(text)))

/** What a text looks like: compatibility forms unified, the invisible removed, look-alike letters as Latin. */
function lookOf(text: string): string {
  if (PLAIN.test(text)) return text
  const visible = text.normalize('NFKC').replace(INVISIBLE, '')
  return visible.replace(/./gu, (letter) => LATIN_LOOK.get(letter) ?? letter)
}

/**
 * Cyrillic and Greek letters with the Latin letters that they can't be told from, after Unicode's
 * confusables (UTS #39); only those that look the same in common typefaces.
 */
const LATIN_LOOK: ReadonlyMap<string, string> = new Map([
  ...pairs('АВЕЗКМНОРСТУХІЈЅԚԜ', 'ABE3KMHOPCTYXIJSQW'),
  ...pairs('аеорсухіјѕһԁԛԝ', 'aeopcyxijshdqw'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('ον', 'ov'),
])

function pairs(letters: string, looks: string): [string, string][] {
  return [...letters].map((letter, index) => [letter, [...looks][index] ?? letter])
}
