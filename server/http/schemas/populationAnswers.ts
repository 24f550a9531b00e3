/** Populations: what was recognised of a file, and what is known of a population. */
import Type from 'typebox'
import type { Text } from '../../../engine/index.ts'
import type { Mapping as MappingDocument } from '../../import/mapping.ts'
import { closed, pageOf, ref } from './common.ts'

export { Mapping } from '../../import/mapping.ts'

const count = Type.Integer({ minimum: 0 })

const Source = Type.Unsafe<unknown>({
  type: 'object',
  description: 'csv, ndjson or xlsx; its encoding and by what evidence, its delimiter, its sheets.',
  properties: { kind: { type: 'string', enum: ['csv', 'ndjson', 'xlsx'] } },
  required: ['kind'],
})

const ColumnProfile = Type.Object(
  {
    column: Type.String(),
    found: Type.Enum(['empty', 'number', 'date', 'boolean', 'text', 'mixed']),
    filled: count,
    empty: count,
    examples: Type.Array(Type.String()),
    proposed: Type.Optional(
      Type.Object(
        { field: Type.Optional(Type.String()), as: Type.Optional(Type.String()), likeness: Type.Number() },
        { ...closed, description: 'What it is proposed for; likeness 1: the names are the same.' },
      ),
    ),
    reading: Type.Array(Type.String(), { description: 'How its cells are read, in words.' }),
    unreadable: Type.Array(Type.Object({ text: Type.String(), count }, closed), {
      description: 'Cells that would be refused.',
    }),
  },
  closed,
)

const Undecided = Type.Object(
  {
    code: Type.Enum([
      ...['encoding', 'column', 'field', 'subject', 'date-order', 'decimal', 'percent', 'value', 'unreadable'],
      'duplicates',
    ]),
    column: Type.Optional(Type.String()),
    pointer: Type.String({ description: 'JSON pointer into the mapping: where the decision goes.' }),
    message: Type.String(),
    cell: Type.Optional(Type.String({ description: 'The text of a cell that it is about.' })),
    count: Type.Optional(Type.Integer({ minimum: 0, description: 'How many such cells, or rows, there are.' })),
    field: Type.Optional(Type.String({ description: 'The required field that is missing.' })),
    subjects: Type.Optional(
      Type.Array(Type.Object({ subject: Type.String(), lines: Type.Array(count) }, closed), {
        description: 'Of duplicates: some of them, with their lines.',
      }),
    ),
    choices: Type.Array(
      Type.Object(
        {
          value: Type.Unsafe<unknown>({}),
          means: Type.String(),
          reading: Type.Optional(Type.String({ description: 'What the cell, or the file, then reads.' })),
        },
        closed,
      ),
    ),
    proposed: Type.Optional(Type.Unsafe<unknown>({ description: 'What the proposed mapping has there already.' })),
  },
  closed,
)

const optionalColumn = { column: Type.Optional(Type.String({ description: 'Where the reason is in one cell.' })) }
const optionalText = Type.Optional(Type.String())

const Trial = Type.Object(
  {
    rows: count,
    refused: Type.Integer({ minimum: 0, description: 'Rows that would be left out.' }),
    sampled: Type.Boolean({ description: 'There are more rows than were tried.' }),
    problems: Type.Array(
      Type.Object(
        {
          ...optionalColumn,
          code: Type.String(),
          count,
          examples: Type.Array(Type.Object({ line: count, cell: optionalText }, closed)),
        },
        closed,
      ),
      { description: 'By column and code, the most frequent first.' },
    ),
    first: Type.Array(
      Type.Object(
        {
          line: count,
          subject: optionalText,
          name: optionalText,
          previousTier: optionalText,
          input: Type.Optional(Type.Unsafe<unknown>({ type: 'object' })),
          rejects: Type.Optional(
            Type.Array(Type.Object({ ...optionalColumn, code: Type.String(), cell: optionalText }, closed)),
          ),
        },
        closed,
      ),
      { description: 'The first rows, and the first ones that would be left out.' },
    ),
  },
  { ...closed, description: 'What would come of the file by the mapping as it is here.' },
)

export const Profile = Type.Object(
  {
    upload: Type.String({ description: 'Names the file in what follows, until it expires.' }),
    expiresAt: ref<string>('Instant'),
    source: Type.Optional(Source),
    header: Type.Optional(
      Type.Object(
        {
          line: count,
          names: Type.Array(Type.String()),
          above: Type.Array(Type.Object({ line: count, text: Type.String() }, closed), {
            description: 'Titles and the like, which are left out.',
          }),
        },
        closed,
      ),
    ),
    rows: count,
    sampled: Type.Boolean({ description: 'There are more rows than were looked at.' }),
    columns: Type.Array(ColumnProfile),
    mapping: Type.Optional(ref<MappingDocument>('Mapping')),
    undecided: Type.Array(Undecided),
    trial: Type.Optional(Trial),
  },
  { ...closed, description: 'What was recognised of a file, a mapping for it, and what is to be decided first.' },
)

const number = Type.Number()
const optionalNumber = Type.Optional(number)

export const FieldSummary = Type.Object(
  {
    field: Type.String(),
    missing: count,
    distinct: count,
    sensitive: Type.Optional(Type.Literal(true, { description: 'Its values aren’t told.' })),
    min: Type.Optional(Type.Unsafe<number | string>({ type: ['number', 'string'] })),
    max: Type.Optional(Type.Unsafe<number | string>({ type: ['number', 'string'] })),
    mean: optionalNumber,
    sum: optionalNumber,
    quantiles: Type.Optional(
      Type.Unsafe<Record<string, number | string>>({
        type: 'object',
        additionalProperties: { type: ['number', 'string'] },
        description: 'Values below which 5, 25, 50, 75 and 95 % lie.',
      }),
    ),
    histogram: Type.Optional(
      Type.Object(
        { edges: Type.Array(number), counts: Type.Array(count) },
        {
          ...closed,
          description:
            'counts[i] lie from edges[i] to below edges[i + 1]; the last also at its end. Dates as YYYYMMDD.',
        },
      ),
    ),
    top: Type.Optional(
      Type.Array(Type.Object({ value: Type.Unsafe<unknown>({}), count }, closed), {
        description: 'The most frequent.',
      }),
    ),
  },
  closed,
)

const population = {
  id: Type.String(),
  name: ref<Text>('Text'),
  strategy: Type.String(),
  rows: count,
  rejected: Type.Integer({ minimum: 0, description: 'Rows of the file that aren’t in it.' }),
  digest: Type.Unsafe<string>({ type: 'string', description: 'SHA-256 of its content in binary form.' }),
  signature: Type.String({ description: 'The ids and types of its fields: equal ones can be compared.' }),
  createdAt: ref<string>('Instant'),
  createdBy: ref<unknown>('Actor'),
}

export const PopulationEntry = Type.Object(population, closed)
export const PopulationPage = pageOf('PopulationEntry')

export const Population = Type.Object(
  {
    ...population,
    mapping: ref<MappingDocument>('Mapping'),
    fields: Type.Array(ref<unknown>('FieldSummary')),
  },
  { ...closed, description: 'A population without its rows.' },
)

export const PopulationRow = Type.Unsafe<unknown>({
  type: 'object',
  properties: {
    row: { type: 'integer', minimum: 0, description: 'From 0.' },
    subject: { type: 'string' },
    name: { type: 'string' },
    previousTier: { type: 'string' },
    labels: { type: 'object', additionalProperties: { type: 'string' }, description: 'By name of column.' },
    input: { type: 'object' },
  },
  required: ['row', 'subject', 'input'],
  additionalProperties: false,
})
export const PopulationRowPage = pageOf('PopulationRow')
