/** The audit log as it is answered. */
import Type, { type TSchema } from 'typebox'
import { ACTIONS } from '../../audit/actions.ts'
import { findingCodes, findingKinds, gaps } from '../../audit/findings.ts'
import { closed, Hash, pageOf, ref, seq } from './common.ts'

export const AuditAction = Type.Enum([...ACTIONS], { description: 'What was done.' })

export const AuditEntry = Type.Object(
  {
    seq: Type.Integer({ minimum: 1, description: '1, 2, 3 … without a gap.' }),
    at: ref<string>('Instant'),
    actor: ref<unknown>('Actor'),
    action: ref<string>('AuditAction'),
    strategy: Type.Optional(Type.String()),
    details: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      description: 'What was changed: ids, digests and plain values.',
    }),
    previous: Hash,
    hash: Hash,
  },
  {
    ...closed,
    description:
      'One change. Its hash is the SHA-256 of the RFC 8785 canonical JSON of all else here, the hash of the entry ' +
      'before it included (64 zeros before the first).',
  },
)
export const AuditPage = pageOf('AuditEntry')

const entries = Type.Integer({ minimum: 0 })
const counted = (key: string, value: TSchema) => Type.Array(Type.Object({ [key]: value, entries }, closed))

export const AuditSummary = Type.Object(
  {
    entries,
    actions: counted('action', ref<string>('AuditAction')),
    actors: counted('actor', ref<unknown>('Actor')),
    strategies: counted('strategy', Type.String()),
    days: counted('day', ref<string>('CalendarDate')),
  },
  {
    ...closed,
    description: 'How many entries there are of each. Days are in UTC; those without an entry are left out.',
  },
)

export const AuditHead = Type.Object(
  { seq, hash: Hash, at: ref<string>('Instant') },
  { ...closed, description: 'Where the log ends: kept elsewhere, it shows later that nothing before it was changed.' },
)

export const AuditVerification = Type.Object(
  {
    ok: Type.Boolean({ description: 'Nothing was found.' }),
    entries: Type.Integer({ minimum: 0, description: 'How many entries fit, from the first on.' }),
    head: Type.Object({ seq, hash: Hash }, { ...closed, description: 'The last entry that fits.' }),
    findings: Type.Array(
      Type.Object(
        {
          kind: Type.Enum([...findingKinds]),
          code: Type.Enum([...findingCodes], { description: 'Which sentence it is.' }),
          params: Type.Unsafe<Record<string, string | number | string[]>>({
            type: 'object',
            additionalProperties: {
              anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'array', items: { type: 'string' } }],
            },
            description:
              'What the sentence speaks of: `seq`, `from`, `to`, `next`, `last` and `head` are entries of the log, ' +
              '`place` is an entry of a timeline, `names` are the properties that differ.',
          }),
          seq: Type.Optional(Type.Integer({ minimum: 1, description: 'The first entry that doesn’t fit.' })),
          message: Type.String({ description: 'The sentence, in English.' }),
        },
        closed,
      ),
    ),
    unchecked: Type.Array(Type.String(), { description: 'What could not be checked, and why.' }),
    uncheckedCodes: Type.Array(Type.Enum([...gaps]), { description: 'The same, to be said in any language.' }),
  },
  closed,
)
