/** Populations: what requests bring beside the file. */
import Type, { type Static } from 'typebox'
import { MAPPING_FORMAT, type Mapping as MappingDocument } from '../../import/mapping.ts'
import { closed, ref } from './common.ts'

const name = Type.String({ minLength: 1, maxLength: 200, description: 'What people call it.' })
const strategy = Type.String({ minLength: 1, maxLength: 1_000, description: 'The strategy whose fields it brings.' })

const reading = {
  encoding: Type.Optional(Type.String({ maxLength: 100, description: 'Of a text whose encoding can’t be told.' })),
  delimiter: Type.Optional(Type.Enum([',', '\t', ';', '|'])),
  sheet: Type.Optional(Type.String({ maxLength: 200, description: 'Of a workbook; the first by default.' })),
}

export const ProfileQuery = Type.Object(
  {
    strategy,
    name: Type.Optional(Type.String({ maxLength: 1_000, description: 'What the file is called.' })),
    ...reading,
  },
  closed,
)
export type ProfileQuery = Static<typeof ProfileQuery>

export const ProfileAgainBody = Type.Object(
  { strategy, ...reading, mapping: Type.Optional(ref<MappingDocument>('Mapping')) },
  { ...closed, description: 'What has been decided: the profile proposes the rest.' },
)
export type ProfileAgainBody = Static<typeof ProfileAgainBody>

export const PopulationsQuery = Type.Object(
  {
    strategy: Type.Optional(strategy),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'How many items at most.' }),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 1_000, description: '`next` of the page before.' })),
  },
  closed,
)
export type PopulationsQuery = Static<typeof PopulationsQuery>

export const PopulationBody = Type.Object(
  {
    name,
    strategy,
    upload: Type.String({ maxLength: 100, description: 'The id that the profile gave the file.' }),
    mapping: ref<MappingDocument>('Mapping'),
  },
  {
    ...closed,
    examples: [
      {
        name: 'Distributors, March',
        strategy: 'a-group-distributors',
        upload: '0198c1d2-7a00-7000-8000-000000000000',
        mapping: { format: MAPPING_FORMAT, columns: [{ column: '客户编号', as: 'subject' }] },
      },
    ],
  },
)
export type PopulationBody = Static<typeof PopulationBody>
