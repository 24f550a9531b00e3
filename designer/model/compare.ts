/** Two versions, drafts or proposals of a strategy side by side: which two, and what the server says of them. */
import type { Diff, Strategy, Text, Witness } from '../../engine/index.ts'
import { getAll, getJson } from './api.ts'
import { documentOf } from './documents.ts'
import { type DraftSummary, getDraft, listDrafts } from './drafts.ts'
import { getProposal, type Proposal, proposedDocument } from './governance/proposals.ts'
import { type Period, periodsOf, type TimelineEntry } from './timeline.ts'
import { t } from './words.ts'

/** A version by its number, a draft by its name, or what a proposal froze. */
export type SideName = { version: number } | { draft: string } | { proposal: number }

/** A side as an address names it: `3`, `draft-main`, `proposal-2`; undefined where it names none. */
export function sideFrom(text: string | undefined): SideName | undefined {
  const [, number, proposal, draft] = /^(?:([1-9]\d{0,8})|proposal-([1-9]\d{0,8})|draft-(.+))$/u.exec(text ?? '') ?? []
  if (number !== undefined) return { version: Number(number) }
  if (proposal !== undefined) return { proposal: Number(proposal) }
  return draft === undefined ? undefined : { draft }
}

export const addressOf = (side: SideName): string => sideText(side).replace(':', '-')
/** As the API names it. */
export function sideText(side: SideName): string {
  if ('draft' in side) return `draft:${side.draft}`
  return 'proposal' in side ? `proposal:${side.proposal}` : String(side.version)
}
/** As people do: `v3`, “Proposal 2”, or the draft's name. */
export function shortName(side: SideName): string {
  if ('draft' in side) return side.draft
  return 'proposal' in side ? t('proposals.number', { n: side.proposal }) : `v${side.version}`
}
/** How many letters of a draft's name stand at the head of a column. */
const HEAD = 12

/** Short enough for the head of a column: a long name gives way to `draft`, or is cut where the other is a draft too. */
export function columnName(side: SideName, other: SideName, draft: string): string {
  const name = shortName(side)
  // On one line.
  if (!('draft' in side)) return name.replace(' ', '\u00a0')
  if (name.length <= HEAD) return name
  return 'draft' in other ? `${name.slice(0, HEAD - 1)}…` : draft
}
export const sameSide = (a: SideName, b: SideName): boolean => sideText(a) === sideText(b)

interface Person {
  name: string
}

export interface VersionEntry {
  number: number
  digest: string
  note?: Text
  authors: Person[]
  approvers: Person[]
  createdAt: string
}

/** A proposal that waits to be published; other kinds of change bind no document. */
interface ProposalEntry {
  number: number
  change: { kind: string; digest?: string; draft?: string; note?: Text; effectiveFrom?: string }
}

/** What there is to be compared. */
export interface Choices {
  strategy: string
  /** The highest number last. */
  versions: VersionEntry[]
  /** The one saved last first. */
  drafts: DraftSummary[]
  proposals: ProposalEntry[]
  periods: Period[]
}

export async function readChoices(strategy: string): Promise<Choices> {
  const path = `/v1/strategies/${encodeURIComponent(strategy)}`
  const [versions, drafts, proposals, timeline] = await Promise.all([
    getAll<VersionEntry>(`${path}/versions`),
    listDrafts(strategy),
    getAll<ProposalEntry>(`${path}/proposals?state=open`),
    getAll<TimelineEntry>(`${path}/timeline`),
  ])
  drafts.sort((a, b) => b.savedAt.localeCompare(a.savedAt))
  return { strategy, versions, drafts, proposals, periods: periodsOf(timeline, Date.now()) }
}

/** All sides, drafts first, then what waits for approval, then the newest version. */
export const sidesOf = ({ drafts, versions, proposals }: Choices): SideName[] => [
  ...drafts.map(({ name }) => ({ draft: name })),
  ...proposals.filter(({ change }) => change.kind === 'publish').map(({ number }) => ({ proposal: number })),
  ...versions.map(({ number }) => ({ version: number })).reverse(),
]

export interface Pair {
  from: SideName
  to: SideName
}

/**
 * Which two are compared where the address doesn't say: the newest draft with what it is to replace, or else the
 * version in effect with the one before. Undefined where there are no two.
 */
export function pairOf(choices: Choices, asked: Partial<Pair>): Pair | undefined {
  const { from, to } = asked
  if (from && to) return { from, to }
  const others = (other: SideName | undefined) => (side: SideName) => other === undefined || !sameSide(side, other)
  const after = to ?? preferred(choices).find(others(from))
  const before = from ?? (after && baseOf(choices, after))
  return after && before && { from: before, to: after }
}

/** The newest draft, the version in effect, the others from the newest on. */
function preferred(choices: Choices): SideName[] {
  const [draft] = choices.drafts
  const current = inEffect(choices)
  return [
    ...(draft ? [{ draft: draft.name }] : []),
    ...(current === undefined ? [] : [{ version: current }]),
    ...sidesOf(choices),
  ]
}

const inEffect = ({ periods }: Choices): number | undefined => periods.find(({ state }) => state === 'current')?.version

/** What a side is best compared with: a draft or proposal with the version in effect, a version with the one before it. */
function baseOf(choices: Choices, side: SideName): SideName | undefined {
  const numbers = choices.versions.map(({ number }) => number)
  if (!('version' in side)) {
    const version = inEffect(choices) ?? numbers.at(-1)
    if (version !== undefined) return { version }
    return sidesOf(choices).find((other) => !sameSide(other, side))
  }
  const [first] = numbers
  if (first === undefined) return undefined
  if (side.version > first) return { version: side.version - 1 }
  return sidesOf(choices).find((other) => !sameSide(other, side))
}

/** The proposal under which a draft waits for approval, and whether it is still what was proposed. */
export function proposalOf(
  { proposals }: Choices,
  side: Side,
): { number: number; isSame: boolean; note: Text | undefined } | undefined {
  if (!('draft' in side.name)) return undefined
  const { draft } = side.name
  const found = proposals.filter(({ change }) => change.kind === 'publish' && change.draft === draft).at(-1)
  return found && { number: found.number, isSame: found.change.digest === side.digest, note: found.change.note }
}

export interface Side {
  name: SideName
  digest: string
  document: Strategy
  draft?: DraftSummary
  proposal?: Proposal
}

export interface Comparison {
  from: Side
  to: Side
  diff: Diff
  /** Absent where a draft has errors. */
  witness?: Witness
}

type DiffAnswer = Diff & { from: { digest: string }; to: { digest: string }; witness?: Witness }

export const diffPath = (strategy: string, { from, to }: Pair): string =>
  `/v1/strategies/${encodeURIComponent(strategy)}/diff?from=${encodeURIComponent(sideText(from))}&to=${encodeURIComponent(sideText(to))}`

export async function readComparison(strategy: string, pair: Pair): Promise<Comparison> {
  const [answer, from, to] = await Promise.all([
    getJson<DiffAnswer>(diffPath(strategy, pair)),
    readSide(strategy, pair.from),
    readSide(strategy, pair.to),
  ])
  const { entries, resulting, witness } = answer
  return {
    from: { ...from, digest: answer.from.digest },
    to: { ...to, digest: answer.to.digest },
    diff: { entries, resulting },
    ...(witness === undefined ? {} : { witness }),
  }
}

async function readSide(strategy: string, name: SideName): Promise<Omit<Side, 'digest'>> {
  if ('version' in name) return { name, document: await documentOf(strategy, name.version) }
  if ('proposal' in name) {
    const [proposal, { document }] = await Promise.all([
      getProposal(strategy, name.proposal),
      proposedDocument(strategy, name.proposal),
    ])
    return { name, document, proposal }
  }
  const draft = await getDraft(strategy, name.draft)
  return { name, document: draft.document, draft }
}

/** Whether a side can be evaluated. */
export const isSound = ({ draft }: Side): boolean => (draft?.problems.errors ?? 0) === 0
