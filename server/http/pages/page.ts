/**
 * Pages that stand by themselves: printable, nothing loaded, no script. Everything that comes from outside goes
 * through `html`, which escapes it; the one style is allowed by its hash.
 */
import { createHash } from 'node:crypto'
import type { Language } from '../../../engine/index.ts'
import { PAGE_HEADERS } from '../headers.ts'

/** Text that is HTML already. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | readonly Html[]

/** A template whose parts are escaped, unless they are HTML already. */
export const html = (pieces: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(pieces.map((piece, index) => piece + (index < parts.length ? textOf(parts[index] as Part) : '')).join(''))

const textOf = (part: Part): string => {
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(({ text }) => text).join('\n')
  return String(part).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const STYLE = `
:root { color-scheme: light dark; --ink: #17191c; --ink-2: #4a4d55; --ink-3: #676a72; --line: #e4e4e0; --line-2: #cfcfc9; --canvas: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ecedef; --ink-2: #b4b7be; --ink-3: #8e929b; --line: #2a2d32; --line-2: #3c4047; --canvas: #121416; }
}
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--canvas);
  font: 13px/18px Inter, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", system-ui, sans-serif; }
h1 { margin: 0; font-size: 18px; line-height: 24px; font-weight: 600; }
p { margin: 4px 0 16px; color: var(--ink-2); }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom-color: var(--line-2); color: var(--ink-3); font-size: 11px; font-weight: 500; }
.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.tier { font-weight: 550; }
.why { color: var(--ink-2); }
ul { margin: 0; padding: 0; list-style: none; }
@media print {
  :root { --ink: #000; --ink-2: #222; --ink-3: #444; --line: #ccc; --line-2: #888; --canvas: #fff; }
  body { max-width: none; margin: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export interface PageContent {
  language: Language
  title: string
  main: Html
}

export const pageResponse = ({ language, title, main }: PageContent): Response => {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
  return new Response(page.text, {
    headers: {
      ...PAGE_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      vary: 'accept, accept-language',
    },
  })
}
