import { describe, expect, it } from 'vitest'
import { DIFF_STYLE, diff, diffHtml, diffMarkdown, diffText, witness } from '../../../engine/index.ts'
import { compiled, cosmetics, edited, example } from './documents.ts'

const hostile = `</li><script>alert("x")</script>\n# [a](javascript:x) | **b** &amp;`
const [a, b] = [
  example(),
  edited(example(), (d) => {
    d.title = hostile
  }),
]
const report = { diff: diff(a, b), a, b, language: 'en' as const, before: 'v1 <b>', after: 'v2' }

describe('reports', () => {
  it('as HTML escape whatever a document says, and load nothing', () => {
    const page = diffHtml(report)
    expect(page).not.toMatch(/<script|<b>|<a |<link|<img|url\(|@import| on\w+=| style=/i)
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;')
    expect(page.split(DIFF_STYLE)).toHaveLength(2)
    expect(page).toContain('<html lang="en">')
  })

  it('as Markdown take nothing for markup and keep a change on its line', () => {
    const text = diffMarkdown(report)
    expect(text).not.toMatch(/<script|^# \[a\]/m)
    expect(text).toContain(String.raw`\[a\](javascript:x) \| \*\*b\*\* &amp;amp;`)
  })

  it('say that nothing changed, or that nothing decides', () => {
    expect(diffText({ ...report, diff: diff(a, a), b: a })).toContain('The two are the same, to the letter')
    expect(diffText(report)).toContain('1 change, which changes no decision')
  })

  it('show an example with its input and both outcomes', () => {
    const [old, now] = [cosmetics(1), cosmetics(2)]
    const found = witness(compiled(old), compiled(now))
    for (const print of [diffText, diffMarkdown, diffHtml]) {
      const text = print({
        diff: diff(old, now),
        a: old,
        b: now,
        language: 'zh-Hant',
        before: 'v1',
        after: 'v2',
        witness: found,
      })
      expect(text).toContain('兩者結果不同的一例')
      expect(text).toContain('年銷售額')
      expect(text).not.toMatch(/undefined|\[object/)
    }
  })
})
