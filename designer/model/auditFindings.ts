/** What verifying the audit log has found, in words, and where in the list it is to be seen. */
import type { Finding } from './audit.ts'
import { detailName } from './auditWords.ts'
import { formatNumber } from './format.ts'
import type { findings } from './i18n/en/findings.ts'
import { language } from './preferences.ts'
import { listed, t } from './words.ts'

const codes = [
  'entry-text',
  'entry-content',
  'entry-rewritten',
  'entries-missing',
  'entry-out-of-order',
  'cut-before-head',
  'cut-before-exported',
  'entry-not-covered',
  'rewritten-since-head',
  'rewritten-since-exported',
  'head-missing',
  'head-without-key',
  'database-unreadable',
  'document-changed',
  'version-gone',
  'version-changed',
  'versions-unknown',
  'timeline-gone',
  'timeline-changed',
  'timeline-unknown',
] as const
type Code = (typeof codes)[number]

const isKnown = (code: string): code is Code => (codes as readonly string[]).includes(code)

/** undefined where this release doesn't know what the server says. */
export function findingText({ code, params }: Finding): string | undefined {
  if (!isKnown(code)) return undefined
  const { from, to, count } = params
  return t(`finding.${code}` satisfies keyof typeof findings, {
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, textOf(name, value)])),
    ...(code === 'entries-missing' ? gone(Number(from), Number(to)) : {}),
    // What chooses between one and several.
    ...(count === undefined ? {} : { n: Number(count) }),
  })
}

const gone = (from: number, to: number) => {
  const [first, last] = [from, to].map((seq) => formatNumber(seq, language()))
  return { n: to - from + 1, entries: from === to ? `${first}` : `${first}–${last}`, last: from - 1 }
}

function textOf(name: string, value: Finding['params'][string]): string | number {
  if (Array.isArray(value)) return listed(value.map(recordName))
  if (name === 'version') return String(value)
  return name === 'digest' ? shortDigest(String(value)) : value
}

const shortDigest = (digest: string): string => `${digest.replace('sha256:', '').slice(0, 8)}…${digest.slice(-4)}`

const recordNames = ['createdAt', 'recordedAt', 'cancels'] as const

/** What a property of a version or of a place on a timeline is called. */
function recordName(key: string): string {
  const known = recordNames.find((name) => name === key)
  return known ? t(`finding.name.${known}`) : detailName(key)
}

/** How many newer entries stand above the one that is shown. */
const NEWER = 5

/** The newest entry to fetch, so that one stands with its neighbours. */
export const throughFor = (seq: number): number => seq + NEWER

/** The entry to mark for a finding: itself; where it is gone, the one that follows, or else the last there is. */
export function markedFor(seq: number, entries: readonly { seq: number }[]): number | undefined {
  return (entries.findLast((entry) => entry.seq >= seq) ?? entries[0])?.seq
}
