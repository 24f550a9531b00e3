/** What is asked of a diff. */
import Type, { type Static } from 'typebox'
import { type Language, languages } from '../../../engine/index.ts'
import { closed } from './common.ts'

const sideName = (description: string) =>
  Type.String({ minLength: 1, maxLength: 300, description, examples: ['1', 'draft:main'] })

export const DiffQuery = Type.Object(
  {
    from: sideName('A version’s number, `draft:NAME` or `proposal:NUMBER`.'),
    to: sideName('Likewise.'),
    language: Type.Optional(
      Type.Unsafe<Language>({
        enum: [...languages],
        description: 'Of Markdown and HTML. Default: by Accept-Language, else English.',
      }),
    ),
  },
  closed,
)
export type DiffQuery = Static<typeof DiffQuery>
