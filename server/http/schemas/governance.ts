/** What is asked of drafts, proposals, the timeline and settings. */
import Type, { type Static } from 'typebox'
import type { Text } from '../../../engine/index.ts'
import type { ImpactSeen, ProposalState } from '../../store/proposals.ts'
import { Settings as SettingsSchema } from './answers.ts'
import { closed, ref } from './common.ts'
import { page } from './requests.ts'

const document = Type.Unsafe<{ id?: unknown }>({
  type: 'object',
  description: 'A strategy document; a draft’s may hold errors.',
})
const note = ref<string>('Note')
const phase = Type.Optional(ref<Text>('Text'))
const effectiveFrom = Type.Optional(ref<string>('Moment'))
const name = Type.String({ minLength: 1, maxLength: 128, description: 'Letters of any script, digits, _ and -.' })
const comment = Type.Optional(Type.String({ maxLength: 10_000 }))
const binding = ref<string>('Binding')
const acceptedBreaks = Type.Optional(
  Type.Array(Type.String(), {
    maxItems: 10_000,
    description: 'The breaks of the input contract that are accepted, by key.',
  }),
)

const baseVersion = Type.Optional(
  Type.Integer({
    minimum: 1,
    description: 'The version that the draft is to replace: what it was made from or compared with.',
  }),
)

const base = Type.Optional(
  Type.Integer({
    minimum: 0,
    description:
      'The version that it was made from or compared with (0: none); where another has been published since, ' +
      'nothing is done. Default: a draft’s base, or else the latest version.',
  }),
)

export const NewDraftBody = Type.Object(
  {
    name,
    from: Type.Optional(
      Type.Object(
        { version: Type.Optional(ref<number>('VersionNumber')), draft: Type.Optional(name) },
        { ...closed, description: 'A version or a draft to begin from. Default: the version in effect.' },
      ),
    ),
    document: Type.Optional(document),
  },
  { ...closed, examples: [{ name: 'main' }, { name: 'autumn', from: { version: 2 } }] },
)
export type NewDraftBody = Static<typeof NewDraftBody>

export const DraftBody = Type.Object({ document, baseVersion }, closed)
export type DraftBody = Static<typeof DraftBody>

export const ProposalBody = Type.Object(
  {
    draft: Type.Optional(name),
    version: Type.Optional(ref<number>('VersionNumber')),
    digest: Type.Optional(ref<string>('Digest')),
    base,
    effectiveFrom,
    phase,
    note,
    acceptedBreaks,
    impact: Type.Optional(ref<ImpactSeen>('ImpactSeen')),
  },
  {
    ...closed,
    description:
      'A draft, or to roll back an old version, whose document becomes a new one. Without effectiveFrom it is in ' +
      'effect from its publication on.',
    examples: [{ draft: 'main', effectiveFrom: '2027-01-01', note: 'Coverage counts less' }],
  },
)
export type ProposalBody = Static<typeof ProposalBody>

export const ApproveBody = Type.Object({ binding, comment }, closed)
export type ApproveBody = Static<typeof ApproveBody>

export const CommentBody = Type.Object({ comment }, closed)
export type CommentBody = Static<typeof CommentBody>

export const PublishProposalBody = Type.Object({ binding: Type.Optional(binding), comment }, closed)
export type PublishProposalBody = Static<typeof PublishProposalBody>

const correction = Type.Object(
  { version: ref<number>('VersionNumber'), effectiveFrom: ref<string>('Moment'), phase },
  { ...closed, description: 'What should have been in effect from a moment in the past on.' },
)

export const TimelineBody = Type.Object(
  {
    correct: Type.Optional(correction),
    cancel: Type.Optional(Type.Integer({ minimum: 1, description: 'The seq of an entry that is still to come.' })),
    note,
    acceptedBreaks,
  },
  {
    ...closed,
    description: 'One of `correct` and `cancel`.',
    examples: [
      { correct: { version: 2, effectiveFrom: '2026-03-01' }, note: 'Decided in March, entered in April' },
      { cancel: 4, note: 'Postponed' },
    ],
  },
)
export type TimelineBody = Static<typeof TimelineBody>

export const GateBody = Type.Object(
  {
    draft: Type.Optional(name),
    version: Type.Optional(ref<number>('VersionNumber')),
    effectiveFrom,
    correct: Type.Optional(correction),
    cancel: Type.Optional(Type.Integer({ minimum: 1, description: 'The seq of an entry that is still to come.' })),
  },
  { ...closed, description: 'One of `draft`, `version`, `correct` and `cancel`.', examples: [{ draft: 'main' }] },
)
export type GateBody = Static<typeof GateBody>

const { timeZone: _, ...settable } = SettingsSchema.properties

export const SettingsBody = Type.Object(
  {
    ...settable,
    timeZone: Type.Optional(Type.String({ maxLength: 100, description: 'Fixed at creation: the one that it has.' })),
    note: Type.Optional(note),
  },
  { ...closed, description: 'All settings: what is left out is no longer set.' },
)
export type SettingsBody = Static<typeof SettingsBody>

const state = Type.Optional(
  Type.Unsafe<ProposalState>({ type: 'string', enum: ['open', 'returned', 'withdrawn', 'published'] }),
)
export const ProposalsQuery = Type.Object({ ...page, state }, closed)
export type ProposalsQuery = Static<typeof ProposalsQuery>

export const AllProposalsQuery = Type.Object(
  {
    ...page,
    state,
    mine: Type.Optional(
      Type.Boolean({ description: 'Those that whoever asks has written or proposed, or the others.' }),
    ),
    waiting: Type.Optional(Type.Boolean({ description: 'true: open ones that whoever asks may approve and hasn’t.' })),
  },
  closed,
)
export type AllProposalsQuery = Static<typeof AllProposalsQuery>
