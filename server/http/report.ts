/** Reports over HTTP: which form is asked for, and how it is handed out. */
import type { ReportFormat } from '../reports/formats.ts'
import { XLSX_MEDIA } from '../reports/formats.ts'
import { mediaFor } from './accept.ts'
import type { Request } from './context.ts'
import { DATA_HEADERS } from './headers.ts'

const MEDIA: Record<ReportFormat, string> = { markdown: 'text/markdown', csv: 'text/csv', xlsx: XLSX_MEDIA }
const ENDINGS: Record<ReportFormat, string> = { markdown: 'md', csv: 'csv', xlsx: 'xlsx' }
const FORMATS = Object.keys(MEDIA) as ReportFormat[]

/** As operations name them: what they can be had in beside their own form. */
export const REPORT_MEDIA = FORMATS.map((format) => ({ media: MEDIA[format] }))

/** The form that Accept asks for; `usual` stands first. @throws Fault not-acceptable */
export function formatFor<Usual extends ReportFormat | 'json'>(c: Request, usual: Usual): ReportFormat | Usual {
  const usualMedia = usual === 'json' ? 'application/json' : MEDIA[usual as ReportFormat]
  const media = mediaFor(c.env.incoming, [usualMedia, ...Object.values(MEDIA)])
  return media === usualMedia ? usual : (FORMATS.find((format) => MEDIA[format] === media) ?? usual)
}

/** @param name of the file, without its ending */
export function report(content: string | Uint8Array, format: ReportFormat, name: string): Response {
  const isText = typeof content === 'string'
  const body = isText ? (format === 'csv' ? `\ufeff${content}` : content) : new Uint8Array(content)
  return new Response(body, {
    headers: {
      ...DATA_HEADERS,
      vary: 'accept, accept-language',
      'content-type': isText ? `${MEDIA[format]}; charset=utf-8` : MEDIA[format],
      'content-disposition': `attachment; filename="${name}.${ENDINGS[format]}"`,
    },
  })
}
