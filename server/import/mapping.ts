/**
 * A mapping: how the columns of a file become fields, with every decision that this took. It is plain JSON, kept
 * with the population, and used again for the next file of the same kind.
 */
import Type, { type Static } from 'typebox'
import type { Scalar } from '../../engine/index.ts'
import { DATE_FORMATS, type DateFormat } from './cells/dates.ts'
import { DELIMITERS } from './text/delimiter.ts'

export const MAPPING_FORMAT = 'tiersmith-mapping/1'

const closed = { additionalProperties: false } as const
const name = Type.String({ minLength: 1, maxLength: 1_000 })

const NumberReading = Type.Object(
  {
    decimal: Type.Optional(Type.Enum(['.', ','], { description: 'The decimal sign. Default: a point.' })),
    times: Type.Optional(
      Type.Enum([0.01, 1, 100, 1_000, 10_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000], {
        description:
          'What a bare number is multiplied by: 10000 under 萬元. Cells that say their own scale are not. It must be ' +
          'said where the column’s name has a unit, if only as 1.',
      }),
    ),
    percent: Type.Optional(
      Type.Enum(['fraction', 'points'], { description: '78% is 0.78, or 78. Without it such a cell is refused.' }),
    ),
  },
  closed,
)

const MappedColumn = Type.Object(
  {
    column: Type.Unsafe<string>({ ...name, description: 'The name of the column as the header has it.' }),
    field: Type.Optional(Type.Unsafe<string>({ ...name, description: 'The id of the field that it brings.' })),
    as: Type.Optional(
      Type.Enum(['subject', 'name', 'previousTier', 'label', 'ignore'], {
        description:
          'What it is, where it is no field. A label is kept beside the fields, to break results down by: an owner, ' +
          'a sales region.',
      }),
    ),
    values: Type.Optional(
      Type.Unsafe<Record<string, Scalar | null>>({
        type: 'object',
        additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
        description: 'What cells mean, by their text: a value of the field, or null for missing.',
      }),
    ),
    number: Type.Optional(NumberReading),
    dates: Type.Optional(
      Type.Array(Type.Unsafe<DateFormat>({ type: 'string', enum: [...DATE_FORMATS] }), {
        minItems: 1,
        description: 'How dates are written, beside YYYY-MM-DD.',
      }),
    ),
  },
  closed,
)

export const Mapping = Type.Object(
  {
    format: Type.Literal(MAPPING_FORMAT),
    strategy: Type.Optional(Type.Unsafe<string>({ ...name, description: 'The strategy that it was made for.' })),
    source: Type.Optional(
      Type.Object(
        {
          encoding: Type.Optional(
            Type.Unsafe<string>({
              ...name,
              description: 'Of text that doesn’t show its encoding by a mark or as UTF-8.',
            }),
          ),
          delimiter: Type.Optional(Type.Enum([...DELIMITERS])),
          sheet: Type.Optional(name),
        },
        closed,
      ),
    ),
    columns: Type.Array(MappedColumn, { minItems: 1, maxItems: 1_000 }),
    numbered: Type.Optional(
      Type.Literal(true, { description: 'No column tells subjects apart: they are called by their line.' }),
    ),
    duplicates: Type.Optional(
      Type.Enum(['first', 'last', 'reject'], {
        description: 'Of rows with the same subject the first or the last is taken, or none. Default: none.',
      }),
    ),
  },
  { ...closed, description: 'How the columns of a file become fields (format tiersmith-mapping/1).' },
)

export type Mapping = Static<typeof Mapping>
export type MappedColumn = Static<typeof MappedColumn>
export type NumberReading = Static<typeof NumberReading>
