/** A strategy of one's own from a pack, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reason, type Stage, setStage, withoutBrowser } from './browser.ts'

describe.skipIf(withoutBrowser)(`a new strategy from a pack${reason}`, () => {
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
})
