/** What changed between two versions: as data, to read, or to print. */
import { createHash } from 'node:crypto'
import {
  DIFF_STYLE,
  type DiffReport,
  diffHtml,
  diffMarkdown,
  ENGINE_VERSION,
  type Language,
  type Strategy,
} from '../../../engine/index.ts'
import type { Compared, ComparedSide } from '../../services/diffs.ts'
import { languageFor, mediaFor } from '../accept.ts'
import { REVALIDATE, representation } from '../answer.ts'
import type { Services } from '../context.ts'
import { DATA_HEADERS, printableHeaders } from '../headers.ts'
import { parameter } from '../parameters.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'

const MEDIA = ['application/json', 'text/markdown', 'text/html'] as const

export const diffRoutes = (routes: Routes, { diffs }: Services): void =>
  routes.add(
    {
      method: 'get',
      path: '/v1/strategies/:id/diff',
      id: 'diff',
      tag: 'Versions',
      needs: 'read',
      summary: 'What changed between two versions, drafts or proposals, in sentences',
      description: 'By Accept as JSON (in all languages), as text/markdown, or as a page to print (text/html).',
      query: 'DiffQuery',
      answer: {
        description: 'What was changed, and what follows from it',
        schema: 'Diff',
        also: [{ media: 'text/markdown' }, { media: 'text/html' }],
        headers: { ETag: 'Both digests, form, language and the engine’s version.' },
        conditional: true,
      },
      faults: [
        'unknown-strategy',
        'unknown-version',
        'unknown-draft',
        'unknown-proposal',
        'not-acceptable',
        'storage-unavailable',
      ],
    },
    async (c) => {
      const { incoming } = c.env
      const query = readQuery(c, 'DiffQuery')
      const media = mediaFor(incoming, MEDIA)
      const language = query.language ?? languageFor(incoming)
      const id = parameter(c, 'id')
      const compared = await diffs.compare(id, query.from, query.to)
      const { from, to } = compared
      const tag = [nameOf(from), from.digest, nameOf(to), to.digest, media, language, ENGINE_VERSION].map(
        encodeURIComponent,
      )
      return representation(c, tag.join(';'), HEADERS[media], () => FORMS[media](id, compared, language))
    },
  )

type Media = (typeof MEDIA)[number]

const VARY = { vary: 'accept, accept-language', 'cache-control': REVALIDATE }

const HEADERS: Record<Media, Record<string, string>> = {
  'application/json': { ...DATA_HEADERS, ...VARY, 'content-type': 'application/json' },
  'text/markdown': { ...DATA_HEADERS, ...VARY, 'content-type': 'text/markdown; charset=utf-8' },
  'text/html': {
    ...printableHeaders(createHash('sha256').update(DIFF_STYLE).digest('base64')),
    ...VARY,
    'content-type': 'text/html; charset=utf-8',
  },
}

const FORMS: Record<Media, (id: string, compared: Compared, language: Language) => string> = {
  'application/json': (strategy, { from, to, diff, witness }) =>
    JSON.stringify({ strategy, from, to, ...diff, ...(witness === undefined ? {} : { witness }) }),
  'text/markdown': (id, compared, language) => diffMarkdown(reportOf(id, compared, language)),
  'text/html': (id, compared, language) => diffHtml(reportOf(id, compared, language)),
}

const reportOf = (id: string, { from, to, a, b, diff, witness }: Compared, language: Language): DiffReport => ({
  diff,
  a: named(a, id),
  b: named(b, id),
  language,
  before: nameOf(from),
  after: nameOf(to),
  witness,
})

const nameOf = (side: ComparedSide): string => {
  if ('draft' in side) return side.draft
  return 'proposal' in side ? `#${side.proposal}` : `v${side.version}`
}

/** A draft can be any JSON; a report has a title all the same. */
const named = (document: Strategy, id: string): Strategy =>
  typeof document === 'object' && document !== null && typeof document.id === 'string'
    ? document
    : ({ ...(document as object), id } as Strategy)
