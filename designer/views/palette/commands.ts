import type { Strategy } from '../../../engine/index.ts'
import { listStrategies, listVersions, type StrategySummary, summaryOf } from '../../model/catalogue.ts'
import { documentOf } from '../../model/documents.ts'
import { nameOf } from '../../model/names.ts'
import { type Command, openHelp } from '../../model/palette.ts'
import { language, setLanguage, setTheme, type Theme, theme } from '../../model/preferences.ts'
import { may, signOut } from '../../model/session.ts'
import { heading, label, type TermKey, t } from '../../model/words.ts'
import { languageChoices } from '../LanguageSwitch.tsx'
import { screens } from '../ScreenTabs.tsx'
import { strategyTabs } from '../StrategyTabs.tsx'

type Go = (path: string) => void

/** What the palette finds beside screens and actions: strategies, and the parts of the one that is shown. */
interface Things {
  strategies: readonly StrategySummary[]
  current?: { id: string; query: string; document: Strategy }
}

/** @param address path and query of the screen */
export async function loadThings(address: string): Promise<Things> {
  const url = new URL(address, location.origin)
  const step = /^\/strategies\/([^/]+)/.exec(url.pathname)?.[1]
  const [strategies, document] = await Promise.all([
    listStrategies().catch(() => []),
    step === undefined
      ? undefined
      : readDocument(decodeURIComponent(step), url.searchParams.get('v')).catch(() => undefined),
  ])
  if (step === undefined || document === undefined) return { strategies }
  const kept = ['v', 'draft'].flatMap((key) => {
    const value = url.searchParams.get(key)
    return value === null ? [] : [[key, value]]
  })
  const query = kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`
  return { strategies, current: { id: decodeURIComponent(step), query, document } }
}

/** The version asked for, the one in effect, or the latest. */
async function readDocument(id: string, asked: string | null): Promise<Strategy | undefined> {
  if (asked !== null && /^[1-9]\d*$/.test(asked)) return documentOf(id, Number(asked))
  const version = (await summaryOf(id)).inEffect?.version ?? (await listVersions(id)).at(-1)?.number
  return version === undefined ? undefined : documentOf(id, version)
}

interface Titled {
  id: string
  title?: Strategy['title'] | undefined
}

/** All names of a thing, so that it is found in any language, and its id. */
const keywordsOf = ({ id, title }: Titled): string =>
  `${id} ${typeof title === 'object' ? Object.values(title).join(' ') : (title ?? '')}`

/** The parts of a strategy in the order of its outline. */
const kinds: readonly [part: string, term: TermKey, list: (document: Strategy) => readonly Titled[] | undefined][] = [
  ['dimensions', 'dimension', ({ dimensions }) => dimensions],
  ['scores', 'score', ({ scores }) => scores],
  ['overrides', 'override', ({ overrides }) => overrides],
]
const pages: readonly [part: string, term: TermKey, list: (document: Strategy) => readonly Titled[] | undefined][] = [
  ['tiers', 'tier', ({ tiers }) => tiers],
  ['fields', 'field', ({ fields }) => fields],
  ['treatments', 'treatment', ({ treatments }) => treatments],
]

/** The parts of the strategy that is shown: each dimension, score and override, and what stands on a page together. */
export function partCommands(things: Things | undefined, go: Go): { name: string; commands: Command[] }[] {
  const current = things?.current
  if (!current) return []
  const base = `/strategies/${encodeURIComponent(current.id)}`
  const command = (term: TermKey, thing: Titled, path: string): Command => ({
    id: `part:${current.id}/${term}/${thing.id}`,
    title: nameOf(thing, language()),
    hint: label(term),
    keywords: keywordsOf(thing),
    run: () => go(`${base}/${path}${current.query}`),
  })
  const own = kinds.flatMap(([part, term, list]) =>
    (list(current.document) ?? []).map((thing) => command(term, thing, `${part}/${encodeURIComponent(thing.id)}`)),
  )
  const shared = pages.flatMap(([part, term, list]) =>
    (list(current.document) ?? []).map((thing) => command(term, thing, part)),
  )
  return [{ name: nameOf(current.document, language()), commands: [...own, ...shared] }]
}

export function strategyCommands(things: Things | undefined, go: Go): { name: string; commands: Command[] }[] {
  const commands = (things?.strategies ?? []).map((strategy) => ({
    id: `strategy:${strategy.id}`,
    title: nameOf(strategy, language()),
    hint: strategy.id,
    keywords: keywordsOf(strategy),
    run: () => go(`/strategies/${encodeURIComponent(strategy.id)}`),
  }))
  return [{ name: heading('strategy'), commands }]
}

/** The screens of the strategy that is shown, then those beyond strategies. */
export function screenCommands(path: string, things: Things | undefined, go: Go): Command[] {
  const allowed = ({ needs }: { needs?: string }) => needs === undefined || may(needs)
  const id = things?.current?.id
  const own =
    id === undefined
      ? []
      : strategyTabs.filter(allowed).map((tab) => ({
          id: `screen:${id}${tab.path}`,
          title: tab.name(),
          hint: id,
          run: () => go(`/strategies/${encodeURIComponent(id)}${tab.path}`),
        }))
  const others = screens.filter(allowed).map((screen) => ({
    id: `screen:${screen.href}`,
    title: screen.name(),
    run: () => go(screen.href),
  }))
  const reference = { id: 'screen:reference', title: t('palette.reference'), run: () => location.assign('/reference') }
  return [...own, ...others.filter((screen) => screen.id !== `screen:${path}`), reference]
}

const themes = { system: 'theme.system', light: 'theme.light', dark: 'theme.dark' } as const

/** What can be done from anywhere. */
export function actions(go: Go): Command[] {
  const languages = languageChoices
    .filter(({ value }) => value !== language())
    .map(({ value, name }) => ({
      id: `language:${value}`,
      title: t('palette.language', { name: name ?? value }),
      keywords: 'language 語言 语言',
      run: () => void setLanguage(value),
    }))
  const looks = (Object.keys(themes) as Theme[])
    .filter((value) => value !== theme())
    .map((value) => ({
      id: `theme:${value}`,
      title: t('palette.theme', { theme: t(themes[value]) }),
      keywords: 'theme dark light 主題 主题',
      run: () => setTheme(value),
    }))
  const leave = () =>
    signOut().then(
      () => go('/sign-in'),
      () => {},
    )
  return [
    ...(may('edit') ? [{ id: 'action:new', title: t('palette.newStrategy'), run: () => go('/new') }] : []),
    ...languages,
    ...looks,
    { id: 'action:help', title: t('palette.keys'), keys: '?', run: openHelp },
    { id: 'action:leave', title: t('palette.signOut'), run: () => void leave() },
  ]
}
