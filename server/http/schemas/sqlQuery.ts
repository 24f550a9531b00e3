import Type, { type Static } from 'typebox'

const name = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 400, description }))

export const SqlExportQuery = Type.Object(
  {
    dialect: Type.Enum(['duckdb', 'postgres', 'postgresql', 'spark'], {
      description: 'The engine that is to run it; postgres and postgresql are one.',
    }),
    table: name('The table of subjects, a column a field; dots part catalog and schema. Default: the strategy’s id.'),
    asTable: name('A statement that keeps the result under this name.'),
    asOf: Type.Optional(
      Type.String({ maxLength: 60, description: 'The evaluation date, YYYY-MM-DD. Default: today, UTC.' }),
    ),
    asOfColumn: name('The column with the evaluation date.'),
    subject: name('The column with the subject’s own id. Default: subject.'),
    previousTier: name('The column with the id of the tier held until now. Default: previousTier.'),
    points: Type.Optional(Type.Boolean({ description: 'The points of every dimension.' })),
    contributions: Type.Optional(Type.Boolean({ description: 'What every dimension contributes to its root score.' })),
  },
  { additionalProperties: false },
)
export type SqlExportQuery = Static<typeof SqlExportQuery>
