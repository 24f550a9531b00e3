/** From an office's file to the current list and a subject's page, as a person would go. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gb18030 } from '../import/encode.ts'
import { workbookOf } from '../import/workbook.ts'
import { publishExample, reason, type Stage, setStage, settled, withoutBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it is, and what is wider than its place. */
const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Axe = { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    const { violations } = await (window as unknown as { axe: Axe }).axe.run()
    const wide = [document.documentElement, ...document.querySelectorAll('main')].filter(
      (element) => element.scrollWidth > element.clientWidth + 1,
    )
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    return [...found, ...wide.map(({ tagName }) => `${tagName} is too wide`)]
  })
}

const HEADER = ['客户编号', '客户名称', '一线城市网点', '年销售额（万元）', '毛利', '付款方式', '首单日期', '大区']

/** 20 distributors as they should be read, and three rows that can't be. */
const row = (n: number) => {
  const date = n % 2 === 0 ? '31/03/2019' : '05/06/2018'
  const terms = n % 4 === 0 ? 'prepaid' : 'oa30'
  return [`D-${n}`, `上海${n}公司`, `${n}`, `"${(n * 1000.5).toLocaleString('en')}"`, '1.2万', terms, date, '华东']
}
const bad = [
  ['D-90', '广州公司', '=1+1', '12', '3', 'prepaid', '31/12/2018', '华南'],
  ['D-91', '深圳公司', '3', '很多', '3', 'prepaid', '31/12/2018', '华南'],
  ['合计', '', '', '', '', '', '', ''],
]
const office = () => {
  const rows = [['A集团经销商一览表'], HEADER, ...Array.from({ length: 20 }, (_, n) => row(n + 1)), ...bad]
  return gb18030(rows.map((cells) => cells.join(',')).join('\r\n'))
}

const choose = async (page: Page, name: string, buffer: Buffer) => {
  await page.setInputFiles('#import-file', { name, mimeType: 'application/octet-stream', buffer })
  await page.locator('.columns-table').waitFor()
}
const column = (page: Page, name: string) => page.locator('.columns-table tbody tr', { hasText: name }).first()
/** What the server makes of a decision is waited for before the next. */
const decide = async (page: Page, action: () => Promise<unknown>) => {
  const answered = page.waitForResponse((response) => /\/populations\/profile\//.test(response.url()))
  await action()
  await answered
}

describe.skipIf(withoutBrowser)(`populations, runs and subjects${reason}`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage({ packs: false })
    await publishExample(stage.server)
  })
  afterAll(() => stage?.close())

  it('a file as an office keeps it is imported: columns given, questions answered, bad rows told', async () => {
    const { page, troubles } = await stage.open('/populations/new')
    await choose(page, '经销商.csv', office())
    const facts = await page.locator('.file-facts').innerText()
    expect(facts).toContain('by its frequent characters')
    expect(facts).toContain('1 line above is left out: A集团经销商一览表')
    await expect.poll(() => column(page, '年销售额').innerText()).toContain('times 10,000')
    for (const [name, field] of [
      ['一线城市网点', 'tier1_outlets'],
      ['毛利', 'gross_profit'],
      ['付款方式', 'payment_term'],
      ['首单日期', 'first_order'],
    ] as const)
      await decide(page, () => column(page, name).locator('select').selectOption(`field:${field}`))
    await decide(page, () => column(page, '大区').locator('select').selectOption('label'))
    await expect
      .poll(() => page.locator('.import-outcome').innerText())
      .toBe('20 rows become subjects · 3 left out (a sum, no subject 1)')
    expect(await column(page, '首单日期').innerText()).toContain('Day first')
    const first = page.locator('.trial-table tbody tr').first()
    expect(await first.innerText()).toContain('10,005,000')
    expect(await first.innerText()).toContain('12,000')
    expect(await column(page, '年销售额').innerText()).toContain('line 24 “很多”')
    expect(await page.locator('.left-out').count()).toBe(3)

    await page.locator('.reading-button').nth(1).click()
    await page.locator('.reading-editor').waitFor()
    expect(await page.locator('.word-text').first().innerText()).toBe('“很多”')
    expect(await faults(page)).toEqual([])

    await page.getByRole('button', { name: 'Import' }).click()
    await page.waitForURL(/populations\/[0-9a-f-]{36}$/)
    await settled(page)
    expect(await page.locator('h1').innerText()).toBe('经销商')
    expect(await faults(page)).toEqual([])
    expect(await page.locator('.population-rejects').innerText()).toContain('3 rows of the file were left out.')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download them with reasons' }).click()
    expect((await download).suggestedFilename()).toMatch(/^rejects-.*\.csv$/)
    expect(await page.locator('.fields-table').innerText()).toContain('Annual sales')
    expect(troubles).toEqual([])
  })

  it('the next file of its kind is read as the one before; what is open is asked, and held until decided', async () => {
    const { page } = await stage.open('/populations/new', { language: 'zh-Hans' })
    const cells = (n: number) => [`D-${n}`, '某公司', n, n * 1000, 12_000, 'oa30', '2019-03-01', '华北']
    const sheet = { name: '四月', rows: [HEADER, cells(1), cells(2), cells(2), cells(3)] }
    await choose(page, '四月.xlsx', workbookOf([sheet]))
    expect(await page.locator('.file-facts').innerText()).toContain('工作表')
    await decide(page, () => page.getByRole('button', { name: '沿用当时的决定' }).click())
    await expect.poll(() => column(page, '毛利').locator('select').inputValue()).toBe('field:gross_profit')
    await expect
      .poll(() => page.locator('.import-outcome').innerText())
      .toBe('2 行成为评分对象 · 2 行不导入 (评分对象重复 2)')
    const answer = await stage.server.call('GET', '/v1/populations')
    expect(answer.body.items.length).toBe(1)
    await page.getByRole('button', { name: '导入' }).click()
    await page.waitForURL(/populations\/[0-9a-f-]{36}$/)
    await settled(page)
    expect(await page.locator('.population-rejects').innerText()).toContain('2 行未导入')
  })

  it('an upload that breaks off is said clearly, and sent again with what was decided', async () => {
    const { page } = await stage.open('/populations/new')
    await page.route('**/populations/profile?*', (route) => route.abort('connectionreset'), { times: 1 })
    const file = { name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from('subject,annual_sales\na,1\na,2\n') }
    await page.setInputFiles('#import-file', file)
    await page.getByText('The upload broke off').waitFor()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.locator('.columns-table').waitFor()
    const question = page.getByRole('group', {
      name: /2 rows share their subject with another, such as a \(lines 2, 3\)/,
    })
    const isOpen = page.locator('.questions-head', { hasText: '4 questions are open' })
    await isOpen.waitFor()
    expect(await faults(page)).toEqual([])
    await question.getByLabel('The last').check()
    await page.locator('.questions-head', { hasText: '3 questions are open' }).waitFor()
    await page.getByRole('button', { name: 'Import' }).click()
    expect(await page.evaluate(() => document.activeElement?.closest('.question') !== null)).toBe(true)
  })

  it('a run keeps the list; who rose and fell is told; a subject’s page says why', async () => {
    const { page, troubles } = await stage.open('/strategies/worked-example/runs')
    const make = async (date: string, population: string) => {
      await page.getByRole('button', { name: 'New run' }).first().click()
      const dialog = page.getByRole('dialog')
      const options = dialog.locator('#run-population option')
      await options.first().waitFor({ state: 'attached' })
      const index = (await options.allInnerTexts()).findIndex((text) => text.startsWith(population))
      await dialog.locator('#run-population').selectOption({ index })
      await dialog.getByLabel('Evaluation date').fill(date)
      await dialog.getByRole('button', { name: 'Make run' }).click()
      await page.waitForURL(/runs\/[0-9a-f-]{36}$/)
      await page.locator('.run-subjects tbody tr').first().waitFor()
    }
    await make('2026-01-01', '经销商')
    expect(await page.locator('.run-subjects tbody tr').count()).toBe(20)
    await page.locator('.run-breakdown', { hasText: '华东' }).waitFor()
    await page.locator('.list-filters').getByLabel('Order').selectOption('-score')
    await expect
      .poll(async () => (await scores(page)).every((score, at, all) => at === 0 || score <= (all[at - 1] ?? 0)))
      .toBe(true)
    await page.goto(`${stage.server.url}/strategies/worked-example/runs`)
    await make('2026-04-01', '四月')
    await page.locator('.moves', { hasText: 'gone' }).waitFor()
    expect(await faults(page)).toEqual([])
    await page.locator('.segmented').getByRole('button', { name: 'Gone 18' }).click()
    await expect.poll(() => page.locator('.run-subjects tbody tr').count()).toBe(18)

    await page.getByRole('textbox', { name: 'Subject' }).fill('D-1')
    await page.getByRole('button', { name: 'Open' }).click()
    await page.locator('.history-table').waitFor()
    expect(await page.locator('h1').innerText()).toBe('D-1')
    expect(await page.locator('.history-table tbody tr').count()).toBeGreaterThan(0)
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(true)
    expect(await faults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await faults(page)).toEqual([])
    expect(troubles).toEqual([])
  })
})

const scores = async (page: Page): Promise<number[]> =>
  (await page.locator('.run-subjects tbody td.num:nth-of-type(4)').allInnerTexts()).map(Number)
