/** A diff as a page of its own: printable, everything escaped, no script, nothing loaded. */
import { type DiffReport, outlineOf, type Section, type Table } from './outline.ts'

/** The page's only style. A content security policy can allow it by its hash. */
export const DIFF_STYLE = `
:root { color-scheme: light; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #17191c; background: #fff;
  font: 14px/1.55 Inter, "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", system-ui, sans-serif; }
h1 { margin: 0; font-size: 18px; line-height: 24px; font-weight: 600; }
h2 { margin: 1.6rem 0 .3rem; padding-bottom: .2rem; border-bottom: 1px solid #cfcfc9; font-size: 14px; font-weight: 600; }
h2 span { margin-left: .5rem; color: #676a72; font-weight: 400; }
p { margin: .2rem 0; color: #4a4d55; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: .3rem 0; border-bottom: 1px solid #e4e4e0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #e4e4e0; text-align: left; font-weight: 400; }
thead th { color: #676a72; font-size: 12px; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } h2 { break-after: avoid; } li, tr { break-inside: avoid; } }
`

export function diffHtml(report: DiffReport): string {
  const { language, title, fromTo, summary, sections, remark, tables } = outlineOf(report)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}: ${escaped(fromTo)}</title>
<style>${DIFF_STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(fromTo)}</p>
<p>${escaped(summary)}</p>
${[...sections.map(sectionHtml), ...(remark === undefined ? [] : [`<p>${escaped(remark)}</p>`]), ...tables.map(tableHtml)].join('\n')}
</main>
</body>
</html>
`
}

const sectionHtml = ({ heading, count, lines }: Section): string =>
  `<section>
<h2>${escaped(heading)}<span>${escaped(count)}</span></h2>
<ul>
${lines.map((line) => `<li>${escaped(line)}</li>`).join('\n')}
</ul>
</section>`

function tableHtml({ heading, head, rows }: Table): string {
  const top =
    head.length === 0
      ? ''
      : `<thead><tr>${head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead>\n`
  const body = rows.map(([name = '', ...cells]) => {
    const rest = cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')
    return `<tr><th scope="row">${escaped(name)}</th>${rest}</tr>`
  })
  return `<section>
<h2>${escaped(heading)}</h2>
<table>
${top}<tbody>
${body.join('\n')}
</tbody>
</table>
</section>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] as string)
