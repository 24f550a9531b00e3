/** How recorded decisions are asked for. */
import Type, { type Static } from 'typebox'
import { closed, ref } from './common.ts'
import { page } from './requests.ts'

export const DecisionQuery = Type.Object(
  {
    strategy: Type.Optional(Type.String({ maxLength: 1_000 })),
    subject: Type.Optional(Type.String({ maxLength: 1_000 })),
    version: Type.Optional(ref<number>('VersionNumber')),
    tier: Type.Optional(Type.String({ maxLength: 1_000, description: 'The tier’s id.' })),
    from: Type.Optional(
      Type.Unsafe<string>({ ...ref<string>('Moment'), description: 'Recorded then or later; a date is its start.' }),
    ),
    to: Type.Optional(Type.Unsafe<string>({ ...ref<string>('Moment'), description: 'Recorded before that.' })),
    ...page,
  },
  closed,
)
export type DecisionQuery = Static<typeof DecisionQuery>

export const ExplainQuery = Type.Object(
  {
    since: Type.Optional(
      Type.String({ maxLength: 100, description: 'The other decision. Default: the subject’s one before.' }),
    ),
  },
  closed,
)
export type ExplainQuery = Static<typeof ExplainQuery>
