/** What recorded decisions are searched by, as it stands in the address. */
export const filterKeys = ['strategy', 'subject', 'version', 'tier', 'from', 'to'] as const
export type FilterKey = (typeof filterKeys)[number]
export type FilterTexts = Partial<Record<FilterKey, string>>
