/** A strategy of one's own, from a pack, a file, a copy or scratch; and the tour of the first start. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture } from '../server/harness.ts'
import { reason, type Stage, setStage, withoutBrowser } from './browser.ts'

describe.skipIf(withoutBrowser)(`a new strategy${reason}`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage?.close())

  it('is chosen from the list of packs, named, and opened', async () => {
    const { page, troubles } = await stage.open('/')
    await page.getByRole('link', { name: 'New strategy' }).click()
    await page.getByRole('link', { name: /^Big customers/ }).click()
    await page.getByLabel(/^Wilson/).check()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toMatch(/^Wilson/)
    await page.getByLabel('Name', { exact: true }).fill('Our big customers')
    expect(await page.getByLabel('Id', { exact: true }).inputValue()).toBe('our-big-customers')
    await page.getByRole('button', { name: 'Create strategy' }).click()
    await page.waitForURL('**/strategies/our-big-customers')
    await page.getByRole('heading', { name: 'Our big customers' }).first().waitFor()
    const { body } = await stage.server.call('GET', '/v1/strategies/our-big-customers/versions/1')
    expect(body.document).toMatchObject({ id: 'our-big-customers', title: 'Our big customers' })
    expect(body.note).toContain('Big customers')
    expect(body.authors).toMatchObject([{ kind: 'person' }])
    expect(troubles).toEqual([])
  })

  it('says at the field what is wrong, by keyboard too, and sends nothing', async () => {
    const { page, troubles } = await stage.open('/new/wholesale-channel')
    const id = page.getByLabel('Id', { exact: true })
    await id.fill('wholesale-channel')
    await id.press('Enter')
    await page.getByText('There is a strategy with this id already.').waitFor()
    await id.fill('two words')
    await page.getByText('Use letters, digits, _ and - only.').waitFor()
    expect(await id.getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Name', { exact: true }).fill('  ')
    await page.getByText('Give the strategy a name.').waitFor()
    expect(page.url()).toMatch(/\/new\/wholesale-channel$/)
    expect(troubles).toEqual([])
  })

  it('keeps the pack’s titles in all languages where the name was left as it is', async () => {
    const { page } = await stage.open('/new/cosmetics-a-group', { language: 'zh-Hant' })
    await page.getByLabel('識別碼').fill('a-copy')
    await page.getByRole('button', { name: '建立策略' }).click()
    await page.waitForURL('**/strategies/a-copy')
    const { body } = await stage.server.call('GET', '/v1/strategies/a-copy/versions/1')
    expect(body.document.title).toMatchObject({ en: expect.any(String), 'zh-Hant': expect.any(String) })
  })

  it('from a file is checked here: its problems have lines, and it begins as a draft all the same', async () => {
    const { page, troubles } = await stage.open('/new?from=file')
    const choose = (text: string) =>
      page.getByLabel('Strategy document').setInputFiles({
        name: 'club.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      })
    await choose('{\n  "id": "club",\n}')
    await page.getByText(/^This is no JSON: something is wrong in line 3/).waitFor()
    await choose('{ "id": "club" }')
    await page.getByText('This is no strategy document').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).count()).toBe(0)
    const document = { ...fixture(), id: 'club', title: 'Wine club' }
    await choose(JSON.stringify(document, null, 2).replace('"var": "tier1_outlets"', '"var": "outlets"'))
    const line = JSON.stringify(document, null, 2)
      .split('\n')
      .findIndex((text) => text.includes('"var": "tier1_outlets"'))
    await page.getByText(`line ${line + 1}`, { exact: true }).waitFor()
    expect(await page.getByLabel('Id', { exact: true }).inputValue()).toBe('wine-club')
    await page.getByRole('button', { name: 'Begin the draft' }).click()
    await page.waitForURL('**/strategies/wine-club?draft=main')
    await page.getByRole('heading', { name: 'Wine club' }).first().waitFor()
    expect((await stage.server.call('GET', '/v1/strategies/wine-club/versions')).body.items).toEqual([])
    expect(troubles).toEqual([])
  })

  it('from scratch or a copy begins as a draft without problems, and is listed under its own name', async () => {
    const { page, troubles } = await stage.open('/new?from=scratch')
    await page.getByLabel('Name', { exact: true }).fill('From nothing')
    await page.getByRole('button', { name: 'Begin the draft' }).click()
    await page.waitForURL('**/strategies/from-nothing?draft=main')
    const begun = await stage.server.call('GET', '/v1/strategies/from-nothing/drafts/main')
    expect(begun.body.problems).toEqual({ errors: 0, warnings: 0 })

    await page.goto(`${stage.server.url}/new?from=copy&of=a-group-distributors`)
    const source = page.getByLabel('Version or draft')
    await page.waitForFunction(() => document.querySelectorAll('select option[value="1"]').length > 0)
    expect(await source.inputValue()).toBe('3')
    await source.selectOption({ label: 'v1' })
    await page.getByLabel('Name', { exact: true }).fill('As it was')
    await page.waitForURL(/source=1/)
    await page.getByRole('button', { name: 'Begin the draft' }).click()
    await page.waitForURL('**/strategies/as-it-was?draft=main')
    const copy = (await stage.server.call('GET', '/v1/strategies/as-it-was/drafts/main')).body.document
    const first = (await stage.server.call('GET', '/v1/strategies/a-group-distributors/versions/1')).body.document
    expect(copy).toEqual({ ...first, id: 'as-it-was', title: 'As it was' })

    await page.goto(stage.server.url)
    await page.getByLabel('Filter by name or id').fill('as it was')
    const row = page.locator('.strategies tbody tr').filter({ hasText: 'As it was' })
    await row.getByRole('link', { name: 'Draft main' }).waitFor()
    await page.getByText(/^1 of \d+$/).waitFor()
    expect(troubles).toEqual([])
  })

  it('is what the first start leads to: a tour by keyboard, skipped for good, recalled from the account', async () => {
    const { page, troubles } = await stage.open('/')
    await page.getByRole('button', { name: 'Take the tour' }).click()
    const tour = page.getByRole('dialog')
    await tour.getByRole('heading', { name: 'Pick a pack' }).waitFor()
    await page.keyboard.press('Enter')
    await tour.getByRole('heading', { name: 'Design' }).waitFor()
    const inTour = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await inTour()).toBe(true)
    await page.keyboard.press('Escape')
    await tour.waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('.tier-names').first().waitFor()
    expect(await page.getByText('Welcome to Tiersmith').count()).toBe(0)
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('button', { name: 'Tour' }).click()
    for (const _ of [1, 2, 3, 4]) await tour.getByRole('button', { name: 'Next' }).click()
    await tour.getByRole('heading', { name: 'Request approval' }).waitFor()
    await tour.getByRole('button', { name: 'Pick a pack' }).click()
    await page.waitForURL('**/new')
    expect(troubles).toEqual([])
  })

  it('is listed with its tiers on its newest population, in figures too, once that has come', async () => {
    const population = async () =>
      (await stage.server.call('GET', '/v1/populations?limit=100')).body.items.find(
        ({ strategy }: { strategy: string }) => strategy === 'a-group-distributors',
      )
    await expect.poll(population, { timeout: 60_000 }).toBeDefined()
    const { page } = await stage.open('/')
    const link = page.locator('a[href="/strategies/a-group-distributors"]')
    const row = page.locator('.strategies tbody tr').filter({ has: link })
    await row.locator('.share-bar').waitFor()
    const figures = await row.locator('.tier-count').allTextContents()
    const counted = figures.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)
    expect(counted).toBe((await population()).rows)
  })
})
