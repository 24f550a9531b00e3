/** What holds on every screen: accessible, in every theme and language, at every width, under the policy. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { input } from '../server/harness.ts'
import { beginDraft, publishExample, reason, type Stage, setStage, settled, withoutBrowser } from './browser.ts'
import { builtDesigner } from './build.ts'
import { group, type Look, looks, screens } from './screens.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const WIDTHS = [320, 820, 1024, 2560]

/**
 * One look for each screen, so that together they are seen in every language and theme, and the list in all;
 * with TIERSMITH_LOOKS=all each screen in every one.
 */
const shownIn = (look: Look): typeof screens =>
  screens.filter(
    (_, index) => process.env.TIERSMITH_LOOKS === 'all' || index === 0 || looks.indexOf(look) === index % looks.length,
  )

interface Finding {
  id: string
  nodes: { html: string; failureSummary?: string }[]
}

/** What axe finds, one line a place. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const result = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<{ violations: Finding[] }> } }).axe.run(),
  )
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/** What is wider than its place, once the layout has followed the window. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    return [document.documentElement, ...document.querySelectorAll('main, .inspector, .top-bar, .status-bar')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`)
  })

/**
 * What is too small to be hit. A box or a radio is hit by its label; links within a sentence or a line of a dense table
 * are exempt (WCAG 2.5.8, inline and equivalent).
 */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, select, input, nav a, .strategy-link')]
      .filter((element) => !element.matches('.inline-link, .strategy-link, .hidden-visually'))
      .map((element) =>
        element.matches('[type="checkbox"], [type="radio"]') ? (element.closest('label') ?? element) : element,
      )
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height > 0 && box.height < 24)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
  )

/**
 * The page itself and what it can't be shown without: its scripts and styles with all that they import, gzipped. The
 * engine, the population's worker and the editors come when the page is there.
 */
function firstLoadOf(folder: string, chunks: readonly string[]): number {
  const files = readdirSync(join(folder, 'assets'))
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const wanted = [...page.matchAll(/assets\/([^"]+\.(?:js|css))/g)].map(([, name]) => name as string)
  wanted.push(
    ...files.filter((name) => chunks.some((chunk) => name.startsWith(`${chunk}-`) && /\.(js|css)$/.test(name))),
  )
  const needed = new Map<string, number>()
  for (const name of wanted) {
    if (needed.has(name)) continue
    const text = readFileSync(join(folder, 'assets', name))
    needed.set(name, gzipSync(text, { level: 9 }).length)
    if (name.endsWith('.js')) {
      wanted.push(
        ...[...text.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, next]) => next as string),
      )
    }
  }
  return gzipSync(page, { level: 9 }).length + [...needed.values()].reduce((sum, bytes) => sum + bytes, 0)
}

describe.skipIf(withoutBrowser)(`every screen${reason}`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
    await publishExample(stage.server)
    await beginDraft(stage.server)
    await beginDraft(stage.server, { strategy: 'key-account-matrix', version: 1 })
    const asked = { subject: 'D-0398', input, record: true }
    const { body } = await stage.server.call('POST', '/v1/strategies/worked-example/evaluate', asked)
    screens.push(['a decision', `/decisions/${body.decisionId}`])
  })
  afterAll(() => stage?.close())

  it.each(looks)(
    'is accessible, fits every width and breaks no rule, in $language, $theme',
    async (look) => {
      const { page, context, troubles } = await stage.open('/', look)
      const faults: Record<string, string[]> = {}
      for (const [name, path] of shownIn(look)) {
        troubles.length = 0
        await page.setViewportSize({ width: 1440, height: 900 })
        await page.goto(stage.server.url + path)
        await settled(page)
        // The browser itself reports an answer of 404 on the console.
        const own = () => troubles.filter((trouble) => !(name === 'unknown' && /404/.test(trouble)))
        const found = [...(await findings(page)), ...(await smallTargets(page)), ...own()]
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 })
          found.push(...(await tooWide(page)).map((place) => `at ${width} px ${place}`))
        }
        if (found.length > 0) faults[name] = found
      }
      expect(faults).toEqual({})
      await context.close()
    },
    240_000,
  )

  it('axe finds nothing while an evaluation is refused, nor in the sheet of a phone', async () => {
    const { page } = await stage.open('/strategies/worked-example')
    await page.fill('#try-annual_sales', 'much')
    await page.locator('.refusal').waitFor()
    expect(await findings(page)).toEqual([])
    const phone = await stage.open('/strategies/worked-example', { width: 390, height: 844, theme: 'dark' })
    await phone.page.getByRole('button', { name: 'Try one' }).click()
    expect(await findings(phone.page)).toEqual([])
  })

  it('nothing jumps while a screen loads', async () => {
    for (const path of ['/', group, `${group}/dimensions/coverage`]) {
      const { page, context } = await stage.open(path)
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let total = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) total += (entry as unknown as { value: number }).value
            }).observe({ type: 'layout-shift', buffered: true })
            setTimeout(() => resolve(total), 300)
          }),
      )
      expect(shift, path).toBeLessThan(0.01)
      await context.close()
    }
  })

  it('the form stays in place while it is typed into, decided or refused', async () => {
    const { page } = await stage.open('/strategies/worked-example')
    const place = () => page.locator('#try-claims').evaluate((element) => element.getBoundingClientRect().top)
    const before = await place()
    for (const [field, text] of [
      ['annual_sales', ''],
      ['annual_sales', 'x'],
      ['annual_sales', '1'],
      ['tier1_outlets', '50'],
      ['claims', '9'],
    ] as const) {
      await page.fill(`#try-${field}`, text)
      expect(await place()).toBe(before)
    }
  })

  it.each([
    ['the list', []],
    ['a strategy', ['StrategyPage']],
  ])('the first load of %s is at most 150 KB of code, gzipped', async (_, pages) => {
    const bytes = firstLoadOf(await builtDesigner(), ['firstEn', ...pages])
    console.log(`first load of ${pages[0] ?? 'the list'}: ${(bytes / 1024).toFixed(1)} KB gzipped`)
    expect(bytes).toBeLessThanOrEqual(150 * 1024)
  })
})
