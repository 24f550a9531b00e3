/** Parts that many schemas share. Every schema of this folder becomes `#/components/schemas/<name>`. */
import Type, { type TSchema } from 'typebox'
import type { Text as TextValue } from '../../../engine/index.ts'

export const closed = { additionalProperties: false } as const

/** A reference to a named schema, typed by hand because TypeBox can't see through it. */
export const ref = <T>(name: string) => Type.Unsafe<T>({ $ref: `#/components/schemas/${name}` })

const MOMENT = '^\\d{4}-\\d{2}-\\d{2}([Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2}))?$'

export const Text = Type.Unsafe<TextValue>({
  type: ['string', 'object'],
  minLength: 1,
  maxLength: 10_000,
  minProperties: 1,
  propertyNames: { pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
  additionalProperties: { type: 'string', maxLength: 10_000 },
  description: 'A text, or an object of texts by language tag (en, zh-Hant, zh-Hans, …).',
  examples: [{ en: 'Channel control', 'zh-Hant': '渠道控制' }],
})

export const Moment = Type.String({
  pattern: MOMENT,
  description:
    'A calendar date, or an RFC 3339 date-time. A date means its start in the strategy’s time zone; a date-time’s ' +
    'evaluation date is its date there (for an unsaved strategy, in UTC).',
  examples: ['2026-04-01', '2026-04-01T09:30:00+02:00'],
})

export const Instant = Type.String({
  format: 'date-time',
  description: 'An instant in UTC.',
  examples: ['2026-04-01T07:30:00.000Z'],
})

export const CalendarDate = Type.String({ format: 'date', examples: ['2026-04-01'] })

export const Digest = Type.String({
  pattern: '^sha256:[0-9a-f]{64}$',
  description: 'SHA-256 of the document’s RFC 8785 canonical JSON.',
  examples: [`sha256:${'5f'.repeat(32)}`],
})

/** A SHA-256 as the audit log writes it, and an entry's place in it; 0 stands before the first. */
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', examples: ['5f'.repeat(32)] })
export const seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

export const Trace = Type.Enum(['none', 'summary', 'full'], {
  description: 'How much a decision explains. It never changes a result. Default: summary.',
})

export const Note = Type.String({ maxLength: 10_000, description: 'Why, in the author’s words.' })

export const VersionNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })

/** A page of a list: `next` is the cursor of the page after it, null on the last. */
export const pageOf = (item: string): TSchema =>
  Type.Object(
    {
      items: Type.Array(ref<unknown>(item)),
      next: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The cursor of the next page.' }),
    },
    closed,
  )
