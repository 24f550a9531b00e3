/** Journeys through the designer, in a real browser before a real server. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../engine/index.ts'
import { fixture } from '../server/harness.ts'
import { type OpenPage, publishExample, reason, type Stage, setStage, settled, withoutBrowser } from './browser.ts'

/** Fills the form with the worked example's input. */
async function typeExample({ page }: OpenPage): Promise<void> {
  await page.fill('#try-asOf', '2026-04-01')
  await page.fill('#try-tier1_outlets', '12')
  await page.fill('#try-annual_sales', '1,000,000')
  await page.fill('#try-gross_profit', '150000')
  await page.selectOption('#try-payment_term', 'lc')
  await page.fill('#try-first_order', '2016-05-01')
  await page.fill('#try-claims', '')
}

const example = '/strategies/worked-example'

describe.skipIf(withoutBrowser)(`the designer${reason}`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
    await publishExample(stage.server)
  })
  afterAll(() => stage?.close())

  describe('the list of strategies', () => {
    it('shows every strategy with its version in effect, its phases and its tiers', async () => {
      const { page, troubles } = await stage.open('/')
      const row = page.getByRole('row', { name: /A-Group distributor value/ }).first()
      await expect.poll(() => row.innerText()).toContain('v3')
      expect(await row.innerText()).toContain('since 1 Jan 2026')
      expect(await row.innerText()).toContain('Maintenance')
      const strip = await row.getByRole('img').getAttribute('aria-label')
      expect(strip).toBe(
        'v1 from 1 Jan 2021 Rapid layout; v2 from 1 Jul 2023 System building; v3 from 1 Jan 2026 Channel control',
      )
      expect(troubles).toEqual([])
    })

    it('is there in Chinese, kept over a reload, with the lang that screen readers go by', async () => {
      const { page } = await stage.open('/')
      await page.getByRole('button', { name: '繁體中文' }).click()
      await expect.poll(() => page.locator('h1').innerText()).toBe('分級策略')
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-Hant')
      await page.getByRole('button', { name: '简体中文' }).click()
      await expect.poll(() => page.locator('h1').innerText()).toBe('分级策略')
      expect(await page.title()).toContain('分级策略')
    })

    it('keeps the theme that was chosen', async () => {
      const { page } = await stage.open('/')
      await page.getByRole('button', { name: /Theme/ }).click()
      await page.getByRole('button', { name: /Theme: light/ }).click()
      await page.reload()
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
        'rgb(18, 20, 22)',
      )
    })

    it('says when the server is not there, and comes back by itself', async () => {
      const { page, context } = await stage.open('/reference')
      await page.route('**/v1/**', (route) => route.abort())
      await page.goto(stage.server.url)
      await page.getByText('The server can’t be reached').waitFor()
      await page.unroute('**/v1/**')
      await context.setOffline(true)
      await context.setOffline(false)
      await page.locator('.strategy-link').first().waitFor()
    })

    it('shows an error of the server with what it said', async () => {
      const { page } = await stage.open('/reference')
      const body = JSON.stringify({ title: 'Storage', detail: 'The disk is full.' })
      await page.route('**/v1/strategies?**', (route) =>
        route.fulfill({ status: 503, contentType: 'application/problem+json', body }),
      )
      await page.goto(stage.server.url)
      await page.getByText('The disk is full.').waitFor()
      await page.unroute('**/v1/strategies?**')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.locator('.strategy-link').first().waitFor()
    })
  })

  describe('a strategy', () => {
    it('reads as words: tree, tiers, overrides, treatments', async () => {
      const { page, troubles } = await stage.open(example)
      const centre = await page.locator('main').innerText()
      expect(centre).toContain('A-Group distributor value')
      expect(centre).toContain('42.00')
      expect(centre).toContain('If Claims is more than 5, then the tier is at most')
      expect(centre).toContain('More than five claims in a year')
      expect(centre).toContain('A better tier is kept while the score is at most 2 points below its threshold.')
      expect(centre).toContain('60 days')
      expect(troubles).toEqual([])
    })

    it('has an address for every dimension, and walks from one to the next', async () => {
      const { page } = await stage.open(`${example}/dimensions/payment`)
      expect(await page.locator('h1').innerText()).toBe('Payment')
      await page.getByRole('link', { name: /^Next dimension/ }).click()
      expect(await page.locator('h1').innerText()).toBe('Margin rate')
      await page.reload()
      await settled(page)
      expect(await page.locator('h1').innerText()).toBe('Margin rate')
      expect(page.url()).toContain('/dimensions/margin_rate')
    })

    it('shows the version that is chosen, under its own address', async () => {
      const { page } = await stage.open('/strategies/a-group-distributors/overrides')
      await page.locator('.version-chooser select').selectOption('version 1')
      await expect.poll(() => page.url()).toContain('?v=1')
      await page.locator('.outline').getByText('Rapid layout').waitFor()
      await page.getByRole('link', { name: /^Fields/ }).click()
      expect(page.url()).toContain('/fields?v=1')
      expect(await page.locator('.outline').innerText()).toContain('Rapid layout')
    })

    it('gives the document as a file, the same to the digit', async () => {
      const { page } = await stage.open(example)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'JSON' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('worked-example-v1.json')
      const saved = JSON.parse(readFileSync(await download.path(), 'utf8'))
      expect(digestOf(saved)).toBe(digestOf({ ...fixture(), id: 'worked-example' }))
    })

    it('says plainly that a strategy, a version or a part is not there', async () => {
      for (const path of ['/strategies/nobody', `${example}?v=99`]) {
        const { page } = await stage.open(path)
        await page.getByText('There is no such strategy or version').waitFor()
      }
      const { page } = await stage.open(`${example}/dimensions/none`)
      await page.getByText('This version has no such part.').waitFor()
    })

    it('shows what an author wrote as text everywhere', async () => {
      const hostile = '<img src=x onerror="document.title=1">'
      const document = JSON.parse(JSON.stringify(fixture()))
      document.id = 'hostile'
      document.title = hostile
      document.description = hostile
      document.tiers[0].title = hostile
      document.dimensions[0].title = hostile
      document.fields[0].title = hostile
      document.overrides[0].reason = hostile
      document.treatments[0].title = hostile
      await stage.server.call('POST', '/v1/strategies', { document, effectiveFrom: '2020-01-01', note: hostile })
      for (const path of [
        '/',
        '/strategies/hostile',
        '/strategies/hostile/dimensions/coverage',
        '/strategies/hostile/fields',
      ]) {
        const { page, troubles } = await stage.open(path)
        expect(await page.locator('img').count()).toBe(0)
        expect(await page.locator('body').innerText()).toContain('<img src=x')
        expect(troubles).toEqual([])
      }
    })
  })

  describe('try one', () => {
    it('decides the worked example as the engine does', async () => {
      const opened = await stage.open(example)
      await typeExample(opened)
      const panel = opened.page.locator('.inspector')
      await expect.poll(() => panel.locator('.score-figure').innerText()).toBe('65.2')
      const text = await panel.innerText()
      expect(text).toContain('Development')
      expect(text).toContain('14.8 points to Key')
      expect(text).toContain('5.2 above Maintenance')
      expect(text).toMatch(/Coverage ≥ 20\soutlets/)
      expect(text).toContain('adds +21, total 86.2')
      expect(text).toContain('Can’t be told without Claims')
      expect(text).toContain('Few outlets in first-tier cities')
      expect(opened.troubles).toEqual([])
    })

    it('follows every keystroke, in step with the server', async () => {
      const opened = await stage.open(example)
      await typeExample(opened)
      const score = opened.page.locator('.inspector .score-figure')
      for (const [outlets, claims] of [
        ['4', ''],
        ['5', ''],
        ['20', ''],
        ['20', '6'],
        ['20', '5'],
      ] as const) {
        await opened.page.fill('#try-tier1_outlets', outlets)
        await opened.page.fill('#try-claims', claims)
        const input = {
          tier1_outlets: Number(outlets),
          annual_sales: 1_000_000,
          gross_profit: 150_000,
          payment_term: 'lc',
          first_order: '2016-05-01',
          ...(claims ? { claims: Number(claims) } : {}),
        }
        const { body } = await stage.server.call('POST', '/v1/strategies/worked-example/evaluate', {
          input,
          asOf: '2026-04-01',
        })
        await expect.poll(() => score.innerText()).toBe(String(body.scores.value))
        const tier = { key: 'Key', development: 'Development', maintenance: 'Maintenance', opportunity: 'Opportunity' }[
          body.tier.id as string
        ]
        expect(await opened.page.locator('.score-line .tier-badge').innerText()).toBe(tier)
      }
    })

    it('marks where the subject stands on the chart and in the table of its dimension', async () => {
      const opened = await stage.open(`${example}/dimensions/coverage`)
      await typeExample(opened)
      expect(await opened.page.locator('.plot-marked').textContent()).toMatch(/12\soutlets/)
      expect(await opened.page.locator('main tr.here').innerText()).toContain('50')
      await opened.page.fill('#try-tier1_outlets', '20')
      await expect.poll(() => opened.page.locator('main tr.here').innerText()).toContain('Strong network')
    })

    it('names what is missing or wrong, and leads to it', async () => {
      const opened = await stage.open(example)
      await typeExample(opened)
      await opened.page.fill('#try-annual_sales', '')
      const refusal = opened.page.locator('.refusal')
      expect(await refusal.innerText()).toContain('Annual sales is missing')
      expect(await opened.page.getAttribute('#try-annual_sales', 'aria-invalid')).toBe('true')
      await refusal.getByRole('button', { name: 'Annual sales is missing' }).click()
      expect(await opened.page.evaluate(() => document.activeElement?.id)).toBe('try-annual_sales')
      await opened.page.keyboard.type('12 pounds')
      expect(await refusal.innerText()).toContain('Annual sales is not a number')
      await opened.page.fill('#try-annual_sales', '1000000')
      await refusal.waitFor({ state: 'detached' })
      expect(await opened.page.getAttribute('#try-annual_sales', 'aria-invalid')).toBe('false')
    })

    it('keeps what was typed over a reload, and goes back to the example', async () => {
      const opened = await stage.open(example)
      await typeExample(opened)
      await opened.page.fill('#try-tier1_outlets', '7')
      await opened.page.reload()
      await settled(opened.page)
      expect(await opened.page.inputValue('#try-tier1_outlets')).toBe('7')
      expect(await opened.page.inputValue('#try-asOf')).toBe('2026-04-01')
      await opened.page.getByRole('button', { name: 'Example' }).click()
      expect(await opened.page.inputValue('#try-tier1_outlets')).toBe('12')
    })

    it('keeps a better tier that was held before', async () => {
      const opened = await stage.open(example)
      await typeExample(opened)
      await opened.page.selectOption('#try-previous', 'key')
      await opened.page.fill('#try-tier1_outlets', '0')
      const panel = opened.page.locator('.inspector')
      await expect.poll(() => panel.innerText()).toContain('The fall is limited.')
      expect(await panel.locator('.score-line .tier-badge').innerText()).toBe('Development')
    })

    it('stands as a sheet over the page where there is no room beside it', async () => {
      const { page } = await stage.open(example, { width: 390, height: 844 })
      expect(await page.locator('.inspector').count()).toBe(0)
      await page.getByRole('button', { name: 'Try one' }).click()
      await page.fill('#try-tier1_outlets', '20')
      await page.keyboard.press('Escape')
      await expect
        .poll(() => page.locator('dialog[aria-label="Try one"]').evaluate((dialog: HTMLDialogElement) => dialog.open))
        .toBe(false)
    })
  })

  it('can be used by keyboard alone, from the list to a decision', async () => {
    const { page } = await stage.open('/')
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    const tabTo = async (wanted: (text: string) => boolean) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab')
        if (wanted(await focused())) return
      }
      throw new Error('never reached')
    }
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to content')
    await page.keyboard.press('Enter')
    await tabTo((text) => text === 'A-Group distributor value')
    const links = page.getByRole('link', { name: 'A-Group distributor value' })
    const worked = await links.evaluateAll((found) =>
      found.findIndex((link) => link.getAttribute('href') === '/strategies/worked-example'),
    )
    for (let index = 0; index < worked; index++) await tabTo((text) => text === 'A-Group distributor value')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/strategies/worked-example')
    await settled(page)
    await tabTo((text) => text.startsWith('Coverage'))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/dimensions/coverage')
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate(() => document.activeElement?.id)) === 'try-tier1_outlets') break
    }
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineWidth)
    expect(ring).toBe('2px')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('25')
    await expect.poll(() => page.locator('main tr.here').innerText()).toContain('Strong network')
  })
})

describe.skipIf(withoutBrowser)(`the designer before an empty server${reason}`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage({ packs: false })
  })
  afterAll(() => stage?.close())

  it('says what a strategy is and where to begin', async () => {
    const { page, troubles } = await stage.open('/')
    await page.getByText('No strategies yet').waitFor()
    await page.locator('.notice').getByRole('link', { name: 'New strategy' }).click()
    await page.getByText('No packs came with this server.').waitFor()
    expect(troubles).toEqual([])
  })
})
