/** What was decided and done: a recorded decision found and replayed, the audit log verified, and the palette. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { input } from '../server/harness.ts'
import { type OpenPage, publishExample, reason, type Stage, setStage, withoutBrowser } from './browser.ts'

const STRATEGY = '/v1/strategies/worked-example'

describe.skipIf(withoutBrowser)(`decisions, audit, API and palette${reason}`, () => {
  let stage: Stage
  let shown: OpenPage

  beforeAll(async () => {
    stage = await setStage({ packs: false })
    await publishExample(stage.server)
    const decide = (subject: string, given: object) =>
      stage.server.call('POST', `${STRATEGY}/evaluate`, { subject, input: given, asOf: '2026-04-01', record: true })
    await decide('D-0398', { ...input, tier1_outlets: 1 })
    await decide('D-0398', input)
    await decide('D-0399', input)
    shown = await stage.open('/decisions')
  })
  afterAll(() => stage?.close())

  it('a recorded decision is found by its subject, says why, and comes out identical when replayed', async () => {
    const { page, troubles } = shown
    await page.getByLabel('Subject').fill('D-0398')
    await page.keyboard.press('Enter')
    const rows = page.locator('.decisions-table tbody tr')
    await expect.poll(() => rows.count()).toBe(2)
    await rows.first().getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'D-0398' }).waitFor()
    expect(await page.locator('.why .score-line').innerText()).toMatch(/65\.2\s*Development/)
    // What a dimension adds stands in its line, and all lines add up to the score.
    const adds = await page
      .locator('.trace tbody tr:not(.trace-group, .trace-total) td:nth-last-child(2)')
      .allInnerTexts()
    const total = adds.reduce((sum, text) => sum + Number(text.replace('\u2212', '-')), 0)
    expect(Math.round(total * 1e4) / 1e4).toBe(65.2)
    await page.getByRole('button', { name: 'Replay again' }).click()
    await page.getByRole('heading', { name: 'Replay: identical' }).waitFor()
    expect(await page.locator('.checks li').allInnerTexts()).toHaveLength(3)
    // Against the decision before: the outlets did it.
    expect(await page.locator('.explain-list').innerText()).toMatch(/1 .*→ 12/)
    expect(await page.locator('.earlier li').count()).toBe(2)
    // By keyboard to the decision before, and to this one again.
    await page.keyboard.press('j')
    await expect
      .poll(() =>
        page
          .locator('.earlier a[aria-current]')
          .evaluate((link) => link === link.closest('ol')?.querySelector('li:last-child a')),
      )
      .toBe(true)
    await page.keyboard.press('k')
    await page.getByText('65.2', { exact: true }).first().waitFor()
    expect(troubles).toEqual([])
  })

  it('the audit log tells what was done, opens an entry, and is verified online', async () => {
    const { page, troubles } = shown
    await page.goto(`${stage.server.url}/audit`)
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await expect.poll(() => page.locator('.audit-badge').innerText()).toMatch(/^\s*1 to \d+ verified$/)
    await page.getByRole('radio', { name: /Publication/ }).check()
    await page.getByText('1 entry matches the filters.').waitFor()
    const row = page.locator('.audit-table tbody tr').first()
    expect(await row.innerText()).toContain('Published v1, in effect from 1 Jan 2020')
    expect(await row.locator('.trust-trusted').count()).toBe(1)
    await row.getByRole('button').click()
    await page.getByText('Worked out again here: equal.').waitFor()
    // A head that isn't this log's is found out.
    await page.getByRole('button', { name: 'Head to keep…' }).click()
    await page.getByLabel('A head kept earlier').fill(JSON.stringify({ seq: 2, hash: 'a'.repeat(64) }))
    await page.getByRole('button', { name: 'Verify against it' }).click()
    await page
      .getByRole('alert')
      .getByText(/Chain breaks at entry/)
      .waitFor()
    expect(await row.locator('.trust-untrusted').count()).toBe(1)
    // The finding leads to its entry, past the filter.
    const finding = page.getByRole('list', { name: 'What was found' }).getByRole('listitem')
    expect(await finding.innerText()).toContain('The log up to entry 2 was rewritten')
    await finding.getByRole('link', { name: 'Show entry 2' }).click()
    await page.locator('tr[data-seq="2"][aria-current] button:focus').waitFor()
    expect(await page.locator('tr[data-seq]').count()).toBeGreaterThan(1)
    expect(troubles).toEqual([])
  })

  it('the API screen asks with the strategy’s own fields, in three languages', async () => {
    const { page, troubles } = shown
    await page.goto(`${stage.server.url}/strategies/worked-example/api`)
    const request = page.locator('.api-main pre').first()
    await request.waitFor()
    const body = JSON.parse((await request.innerText()).split("-d '")[1]?.replace(/'$/, '') ?? '')
    const answer = await stage.server.call('POST', `${STRATEGY}/evaluate`, body)
    expect([answer.status, Object.keys(body.input)]).toEqual([200, expect.arrayContaining(['annual_sales'])])
    await page.getByRole('button', { name: 'Python' }).click()
    expect(await request.innerText()).toContain('json.dumps({')
    expect(await page.locator('.api-main pre').nth(1).innerText()).toContain('"tier"')
    expect(troubles).toEqual([])
  })

  it('the palette finds a part by keyboard, changes the language, and knows what was used lately', async () => {
    const { page, troubles } = shown
    const line = page.getByRole('combobox', { name: /Find or run|尋找或執行/ })
    const chosen = () =>
      line.evaluate(
        (element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent,
      )
    await page.goto(`${stage.server.url}/strategies/worked-example/api`)
    await page.getByRole('button', { name: 'Find or run' }).waitFor()
    await page.keyboard.press('Control+k')
    await line.waitFor()
    await page.keyboard.type('payment')
    await expect.poll(chosen).toMatch(/Payment.*Dimension/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/dimensions\/payment/)
    await page.keyboard.press('Control+k')
    await expect.poll(chosen).toMatch(/Payment.*Dimension/)
    await page.keyboard.type('繁')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '尋找或執行' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('heading', { name: '鍵盤操作' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
    expect(troubles).toEqual([])
  })
})
