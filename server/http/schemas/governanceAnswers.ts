/** Drafts and proposals as they are answered. */
import Type from 'typebox'
import type { Text } from '../../../engine/index.ts'
import { closed, pageOf, ref } from './common.ts'

const note = ref<string>('Note')
const phase = Type.Optional(ref<Text>('Text'))
const effectiveFrom = Type.Optional(ref<string>('Moment'))
const binding = ref<string>('Binding')
const anyDocument = Type.Unsafe<unknown>({ type: 'object', description: 'A strategy document; it may hold errors.' })
const baseVersion = Type.Optional(ref<number>('VersionNumber'))

export const Binding = Type.String({
  pattern: '^sha256:[0-9a-f]{64}$',
  description: 'SHA-256 of all that a proposal binds: another document, date, phase or note is another binding.',
})
export const ImpactSeen = Type.Object(
  {
    population: Type.Optional(Type.String({ maxLength: 1_000 })),
    populationDigest: ref<string>('Digest'),
    summary: Type.Unsafe<Record<string, unknown>>({ type: 'object' }),
  },
  { ...closed, description: 'What the change does to a population, as whoever proposes it has seen it.' },
)

const draft = {
  strategy: Type.String(),
  name: Type.String(),
  digest: ref<string>('Digest'),
  revision: Type.Integer({ minimum: 1 }),
  etag: Type.String({ description: 'What If-Match takes.' }),
  baseVersion,
  authors: Type.Array(ref<unknown>('Actor'), { description: 'Everybody who has ever saved it.' }),
  createdAt: ref<string>('Instant'),
  savedAt: ref<string>('Instant'),
  savedBy: ref<unknown>('Actor'),
  problems: Type.Object({ errors: Type.Integer({ minimum: 0 }), warnings: Type.Integer({ minimum: 0 }) }, closed),
}

export const DraftSummary = Type.Object(draft, { ...closed, description: 'A draft without its document.' })
export const DraftPage = pageOf('DraftSummary')
export const Draft = Type.Object(
  { ...draft, document: anyDocument },
  { ...closed, description: 'A version being written.' },
)

export const ContractBreak = Type.Object(
  {
    key: Type.String({ description: 'What it is accepted by.' }),
    code: Type.String(),
    field: Type.String(),
    message: Type.Object(
      { en: Type.String(), 'zh-Hant': Type.String(), 'zh-Hans': Type.String() },
      { ...closed, description: 'By language.' },
    ),
  },
  { ...closed, description: 'Something that a caller who sends what he sends today will feel.' },
)

const gated = {
  note,
  breaks: Type.Array(ref<unknown>('ContractBreak'), { description: 'As they were when it was proposed.' }),
  acceptedBreaks: Type.Array(Type.String()),
}

const PublishChange = Type.Object(
  {
    kind: Type.Literal('publish'),
    digest: ref<string>('Digest'),
    base: Type.Integer({ minimum: 0, description: 'The latest version then, which it is to follow; 0: none.' }),
    draft: Type.Optional(Type.String()),
    restores: Type.Optional(ref<number>('VersionNumber')),
    effectiveFrom,
    phase,
    impact: Type.Optional(ref<unknown>('ImpactSeen')),
    ...gated,
  },
  closed,
)
const CorrectChange = Type.Object(
  {
    kind: Type.Literal('correct'),
    version: ref<number>('VersionNumber'),
    effectiveFrom: ref<string>('Moment'),
    phase,
    ...gated,
  },
  closed,
)
const CancelChange = Type.Object({ kind: Type.Literal('cancel'), seq: Type.Integer({ minimum: 1 }), ...gated }, closed)
const SettingsChange = Type.Object(
  { kind: Type.Literal('settings'), before: ref<unknown>('Settings'), after: ref<unknown>('Settings'), note },
  closed,
)

export const Change = Type.Unsafe<unknown>({
  description: 'What a proposal would do.',
  anyOf: [PublishChange, CorrectChange, CancelChange, SettingsChange],
})

const ProposalEvent = Type.Object(
  {
    seq: Type.Integer({ minimum: 1 }),
    kind: Type.Enum(['approve', 'return', 'withdraw', 'publish']),
    actor: ref<unknown>('Actor'),
    at: ref<string>('Instant'),
    comment: Type.String(),
    binding,
  },
  closed,
)

export const Proposal = Type.Object(
  {
    strategy: Type.String(),
    number: Type.Integer({ minimum: 1 }),
    state: Type.Enum(['open', 'returned', 'withdrawn', 'published']),
    change: ref<unknown>('Change'),
    binding,
    authors: Type.Array(ref<unknown>('Actor'), { description: 'Who wrote it; none of them may approve it.' }),
    createdAt: ref<string>('Instant'),
    createdBy: ref<unknown>('Actor'),
    closedAt: Type.Optional(ref<string>('Instant')),
    version: Type.Optional(ref<number>('VersionNumber')),
    events: Type.Array(ProposalEvent),
    approvalsNeeded: Type.Optional(Type.Integer({ minimum: 0, description: 'As long as it is open.' })),
    approvedBy: Type.Array(ref<unknown>('Actor'), { description: 'Whose approvals count.' }),
  },
  { ...closed, description: 'A frozen change that asks for approval.' },
)
export const ProposedDocument = Type.Object(
  { digest: ref<string>('Digest'), document: anyDocument },
  { ...closed, description: 'What a proposal froze.' },
)
export const ProposalPage = pageOf('Proposal')

export const ProposalOutcome = Type.Object(
  {
    proposal: ref<unknown>('Proposal'),
    version: Type.Optional(ref<unknown>('VersionSummary')),
    entry: Type.Optional(ref<unknown>('TimelineEntry')),
    settings: Type.Optional(ref<unknown>('Settings')),
    problems: Type.Optional(Type.Array(ref<unknown>('StrategyProblem'), { description: 'Warnings.' })),
  },
  { ...closed, description: 'A proposal, and what it has made; nothing while it waits for approval.' },
)

export const Gate = Type.Object(
  {
    approvals: Type.Integer({ minimum: 0, description: 'How many people must approve it.' }),
    breaks: Type.Array(ref<unknown>('ContractBreak'), {
      description: 'What callers will feel, to be accepted by key.',
    }),
    problems: Type.Array(ref<unknown>('StrategyProblem'), { description: 'Warnings of what would be published.' }),
    digest: Type.Optional(ref<string>('Digest')),
    base: Type.Optional(Type.Integer({ minimum: 0, description: 'The version that it would follow; 0: none.' })),
  },
  { ...closed, description: 'What stands before a change that isn’t proposed yet.' },
)

export const DraftCreated = Type.Object(
  { draft: ref<unknown>('Draft') },
  { ...closed, description: 'The first draft of a strategy that has no version yet.' },
)
export const Created = Type.Unsafe<unknown>({
  anyOf: [ref<unknown>('Published'), ref<unknown>('DraftCreated')],
  description: 'Version 1 as published; with `publish: false` the draft.',
})
