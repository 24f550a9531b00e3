/** Every screen of the designer, for the checks and the pictures of all of them. */
import type { PageOptions } from './browser.ts'

export const group = '/strategies/a-group-distributors'
export const screens: [name: string, path: string][] = [
  ['strategies', '/'],
  ['overview', group],
  ['bands', `${group}/dimensions/coverage`],
  ['curve', `${group}/dimensions/sales`],
  ['lookup', `${group}/dimensions/brand`],
  ['formula', `${group}/dimensions/channel_expansion`],
  ['table', `${group}/dimensions/vertical_control`],
  ['score', `${group}/scores/economic`],
  ['tiers', `${group}/tiers`],
  ['overrides', `${group}/overrides`],
  ['treatments', `${group}/treatments`],
  ['fields', `${group}/fields`],
  ['tiers by table', '/strategies/rfm-retail'],
  ['compare', `${group}/compare/2/3`],
  ['compare side by side', `${group}/compare/1/3?view=side`],
  ['decisions', `${group}/decisions`],
  ['audit', '/audit'],
  ['API', `${group}/api`],
  ['populations', '/populations'],
  ['a new population', '/populations/new'],
  ['runs', `${group}/runs`],
  ['a subject', `${group}/subjects/D-1001`],
  ['editing bands', `${group}/dimensions/coverage?draft=draft-1`],
  ['editing a curve', `${group}/dimensions/sales?draft=draft-1`],
  ['editing a lookup', `${group}/dimensions/brand?draft=draft-1`],
  ['editing a table', `${group}/dimensions/vertical_control?draft=draft-1`],
  ['editing a formula', `${group}/dimensions/channel_expansion?draft=draft-1`],
  ['editing weights', `${group}/scores/value?draft=draft-1`],
  ['editing tiers', `${group}/tiers?draft=draft-1`],
  ['editing overrides', `${group}/overrides?draft=draft-1`],
  ['editing an override', `${group}/overrides/founder-protection?draft=draft-1`],
  ['editing treatments', `${group}/treatments?draft=draft-1`],
  ['editing fields', `${group}/fields?draft=draft-1`],
  ['editing a matrix', '/strategies/key-account-matrix/tiers?draft=draft-1'],
  ['editing JSON', `${group}/json?draft=draft-1`],
  ['people', '/people'],
  ['a new strategy', '/new/big-customer'],
  ['a strategy from a file', '/new?from=file'],
  ['a copy of a strategy', '/new?from=copy'],
  ['sign in', '/sign-in?problem=unknown-person'],
  ['unknown', '/strategies/nobody'],
  ['no page', '/nowhere/at/all'],
]

export type Look = Required<Pick<PageOptions, 'language' | 'theme'>>

export const looks: Look[] = [
  { language: 'en', theme: 'light' },
  { language: 'zh-Hant', theme: 'dark' },
  { language: 'zh-Hans', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'zh-Hant', theme: 'light' },
  { language: 'zh-Hans', theme: 'dark' },
]
