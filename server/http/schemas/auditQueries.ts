/** What is asked of the audit log. */
import Type, { type Static } from 'typebox'
import type { Action } from '../../audit/actions.ts'
import { closed, Hash, ref, seq } from './common.ts'

export const AuditQuery = Type.Object(
  {
    action: Type.Optional(ref<Action>('AuditAction')),
    actor: Type.Optional(Type.String({ maxLength: 200, description: 'The id of who did it.' })),
    strategy: Type.Optional(Type.String({ maxLength: 200 })),
    from: Type.Optional(ref<string>('Moment')),
    to: Type.Optional(ref<string>('Moment')),
    through: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 999_999_999, description: 'The seq of the newest entry that is wanted.' }),
    ),
    order: Type.Optional(
      Type.Enum(['newest', 'oldest'], {
        default: 'newest',
        description: 'Which comes first; exports begin at the oldest.',
      }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'How many items at most.' }),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 1_000, description: '`next` of the page before.' })),
  },
  { ...closed, description: '`from` is inclusive, `to` exclusive; a date is its start in UTC.' },
)
export type AuditQuery = Static<typeof AuditQuery>

export const AuditHeadQuery = Type.Object(
  { seq: Type.Optional(seq), hash: Type.Optional(Hash) },
  { ...closed, description: 'A head that was exported earlier, to hold the log against: both or neither.' },
)
export type AuditHeadQuery = Static<typeof AuditHeadQuery>
