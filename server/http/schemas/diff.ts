/** What two versions differ in, as it is answered. */
import Type from 'typebox'
import { diffGroups } from '../../../engine/index.ts'
import { closed, ref } from './common.ts'

const side = Type.Object(
  {
    version: Type.Optional(ref<number>('VersionNumber')),
    draft: Type.Optional(Type.String()),
    proposal: Type.Optional(Type.Integer({ minimum: 1 })),
    digest: ref<string>('Digest'),
  },
  { ...closed, description: 'A version, a draft or a proposal.' },
)

const sentence = Type.Object(
  { en: Type.String(), 'zh-Hant': Type.String(), 'zh-Hans': Type.String() },
  { ...closed, description: 'What a strategy lead would say.' },
)

const place = Type.Object(
  { a: Type.Optional(Type.String()), b: Type.Optional(Type.String()) },
  { ...closed, description: 'JSON pointers into the two documents; one is absent where the thing is.' },
)

const anything = Type.Optional(Type.Unsafe<unknown>({}))

export const DiffEntry = Type.Object(
  {
    kind: Type.Enum(['added', 'removed', 'changed', 'moved', 'renamed']),
    what: Type.String({ description: 'What kind of thing: dimension, band, threshold, override, …' }),
    id: Type.String(),
    path: place,
    also: Type.Optional(Type.Array(place, { description: 'Places that change with it.' })),
    before: anything,
    after: anything,
    sentence,
    group: Type.Enum([...diffGroups]),
    cosmetic: Type.Boolean({ description: 'True where it certainly changes no decision.' }),
  },
  { ...closed, description: 'One edit.' },
)

export const Diff = Type.Object(
  {
    strategy: Type.String(),
    from: side,
    to: side,
    entries: Type.Array(ref<unknown>('DiffEntry'), {
      description: 'What was edited, by group. Empty exactly where the documents are the same.',
    }),
    resulting: Type.Array(
      Type.Object(
        {
          what: Type.Enum(['dimension', 'score']),
          id: Type.String(),
          root: Type.String({ description: 'The root score in which its share has changed.' }),
          before: Type.Number(),
          after: Type.Number(),
          sentence,
        },
        closed,
      ),
      { description: 'What follows from the edits: shares of the total, of 1.' },
    ),
    witness: Type.Optional(
      Type.Object(
        {
          kind: Type.Enum(['found', 'same-plan', 'none-found']),
          tries: Type.Optional(Type.Integer({ minimum: 0 })),
          request: Type.Optional(
            Type.Unsafe<unknown>({ type: 'object', description: 'The subject, as evaluate takes it.' }),
          ),
          differs: Type.Optional(Type.Array(Type.Enum(['tier', 'refusal', 'scores', 'treatments', 'flags']))),
          a: Type.Optional(Type.Unsafe<unknown>({ type: 'object', description: 'What the first makes of it.' })),
          b: Type.Optional(Type.Unsafe<unknown>({ type: 'object', description: 'What the second makes of it.' })),
        },
        {
          ...closed,
          description:
            'An example on which the two differ; `same-plan`: there is none; `none-found`: none was found. Absent ' +
            'where one of them has errors.',
        },
      ),
    ),
  },
  closed,
)
