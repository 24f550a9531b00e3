/** Runs and impact: what requests bring. */
import Type, { type Static } from 'typebox'
import { type Language, languages } from '../../../engine/index.ts'
import { KINDS } from '../../runs/comparison.ts'
import { ORDERS } from '../../runs/list.ts'
import { closed, ref } from './common.ts'
import { page } from './requests.ts'

const population = Type.String({ minLength: 1, maxLength: 100, description: 'The population’s id.' })
const asOf = Type.Optional(ref<string>('Moment'))
const side = Type.Unsafe<string | number>({
  type: ['string', 'integer'],
  minimum: 1,
  maximum: 999_999_999,
  minLength: 1,
  maxLength: 1_000,
  description: 'A version’s number, `draft:NAME` or `proposal:NUMBER`.',
  examples: [2, 'draft:main'],
})
const by = Type.String({
  minLength: 1,
  maxLength: 1_000,
  description: 'A field of the population, or a column kept as a label: a region, an owner.',
})

export const RunBody = Type.Object(
  { population, asOf, version: Type.Optional(ref<number>('VersionNumber')) },
  { ...closed, examples: [{ population: '0198c1d2-7a00-7000-8000-000000000000', asOf: '2026-04-01' }] },
)
export type RunBody = Static<typeof RunBody>

const count = (description: string) => Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description }))

const filters = {
  tier: Type.Optional(Type.String({ maxLength: 1_000, description: 'In this tier.' })),
  within: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, maximum: 200_000, description: 'Within so many points of falling.' }),
  ),
  falls: count('Fallen to a lower tier in at least so many runs in a row.'),
  declines: count('Of a lower score in at least so many runs in a row.'),
  refused: Type.Optional(Type.Boolean({ description: 'Only those refused, or only the others.' })),
}

const sort = Type.Optional(
  Type.Enum([...ORDERS], { description: 'Default: the order of the population. With `-` the greatest first.' }),
)

export const RunListQuery = Type.Object({ ...filters, sort, ...page }, closed)
export type RunListQuery = Static<typeof RunListQuery>

const REPORTS = ['csv', 'xlsx', 'markdown'] as const

export const RunExportQuery = Type.Object(
  { ...filters, format: Type.Optional(Type.Enum([...REPORTS], { description: 'Default: by Accept, else CSV.' })) },
  closed,
)
export type RunExportQuery = Static<typeof RunExportQuery>

export const RunCompareQuery = Type.Object({ kind: Type.Optional(Type.Enum([...KINDS])), ...page }, closed)
export type RunCompareQuery = Static<typeof RunCompareQuery>

export const RunBreakdownQuery = Type.Object({ by }, closed)
export type RunBreakdownQuery = Static<typeof RunBreakdownQuery>

export const ReportQuery = Type.Object(
  {
    format: Type.Optional(Type.Enum(['json', ...REPORTS], { description: 'Default: by Accept, else JSON.' })),
    language: Type.Optional(
      Type.Unsafe<Language>({
        enum: [...languages],
        description: 'Of a report. Default: by Accept-Language, else English.',
      }),
    ),
  },
  closed,
)
export type ReportQuery = Static<typeof ReportQuery>

export const ImpactBody = Type.Object(
  {
    from: side,
    to: side,
    population,
    asOf,
    by: Type.Optional(by),
    movers: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 10_000, default: 100, description: 'How many movers to list.' }),
    ),
    ablation: Type.Optional(
      Type.Boolean({ default: true, description: 'Also what each group of changes alone would have done.' }),
    ),
  },
  { ...closed, examples: [{ from: 2, to: 'draft:main', population: '0198c1d2-7a00-7000-8000-000000000000' }] },
)
export type ImpactBody = Static<typeof ImpactBody>

export const CalibrateBody = Type.Object(
  { population, of: side, asOf },
  { ...closed, examples: [{ population: '0198c1d2-7a00-7000-8000-000000000000', of: 'draft:main' }] },
)
export type CalibrateBody = Static<typeof CalibrateBody>
