/** The pack's two changes of strategy, as they are told; `TIERSMITH_GOLDEN=write` writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diff, diffMarkdown, diffText, languages } from '../../../engine/index.ts'
import { cosmetics } from './documents.ts'

const golden = (name: string, text: string): void => {
  const file = join(import.meta.dirname, 'golden', name)
  if (process.env.TIERSMITH_GOLDEN === 'write') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

describe.each([
  [1, 2],
  [2, 3],
] as const)('the cosmetics group, v%i to v%i', (from, to) => {
  const [a, b] = [cosmetics(from), cosmetics(to)]
  const changes = diff(a, b)
  it.each(languages)('reads as a strategy lead would tell it in %s', (language) => {
    const report = { diff: changes, a, b, language, before: `v${from}`, after: `v${to}` }
    golden(`cosmetics-v${from}-v${to}.${language}.txt`, diffText(report))
  })

  it('is the same in Markdown, line for line', () => {
    const report = { diff: changes, a, b, language: 'en' as const, before: `v${from}`, after: `v${to}` }
    golden(`cosmetics-v${from}-v${to}.en.md`, diffMarkdown(report))
  })
})
