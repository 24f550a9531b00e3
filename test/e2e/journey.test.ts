/** A new user's way: from the sign-in link to a version that is approved and takes effect, in a real browser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Strategy } from '../../engine/index.ts'
import { project } from '../server/harness.ts'
import { PASSWORD, personOf } from '../server/people.ts'
import { reason, type Stage, setStage, withoutBrowser } from './browser.ts'

const patience = { timeout: 30_000, interval: 50 }
const STRATEGY = 'our-key-accounts'
const API = `/v1/strategies/${STRATEGY}`

describe.skipIf(withoutBrowser)(`a new user’s way${reason}`, () => {
  let stage: Stage
  let page: Page
  let troubles: string[]
  beforeAll(async () => {
    stage = await setStage({ admin: false })
    const opened = await stage.open('/sign-in')
    page = opened.page
    troubles = opened.troubles
  })
  afterAll(() => stage?.close())

  const draft = async (): Promise<Strategy> =>
    (await stage.server.call('GET', `${API}/drafts/draft-1`)).body.document as Strategy
  const dimension = async (id: string) => (await draft()).dimensions.find((one) => one.id === id)
  const published = async (id: string) =>
    ((await stage.server.call('GET', `${API}/versions/1`)).body.document as Strategy).dimensions.find(
      (one) => one.id === id,
    )
  const status = () => page.locator('.status-bar').innerText()

  it('sets up the first admin by the link, and begins from a pack', async () => {
    await page.goto(stage.server.signIn ?? '')
    await page.getByLabel('Login').fill('ada')
    await page.getByLabel('Name').fill('Ada Admin')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'New strategy' }).click()
    await page.locator('a[href="/new/key-account-matrix"]').click()
    await page.getByLabel('Name', { exact: true }).fill('Our key accounts')
    await page.getByRole('button', { name: 'Create strategy' }).click()
    await page.getByRole('heading', { name: 'Our key accounts' }).first().waitFor()
  })

  it('brings customers to try it on, and edits in a draft', async () => {
    const csv = readFileSync(join(project, 'rules/key-account-matrix/population.csv'))
    const upload = await fetch(`${stage.server.url}/v1/populations/profile?strategy=${STRATEGY}&name=accounts.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.server.key}`, 'content-type': 'text/csv' },
      body: csv,
    })
    const profile = (await upload.json()) as { upload: string; mapping: object }
    const made = await stage.server.call('POST', '/v1/populations', {
      name: 'Accounts',
      strategy: STRATEGY,
      upload: profile.upload,
      mapping: profile.mapping,
    })
    expect(made.status, made.text).toBe(201)
    await page.reload()
    await page.getByRole('button', { name: 'Edit in a new draft' }).click()
    await page.waitForURL('**?draft=draft-1')
    await expect.poll(status, patience).toContain('0 of 320 change tier against v1')
  })

  it('moves an edge by keyboard and by mouse, and undoes and redoes it', async () => {
    await page.locator('.outline').getByRole('link', { name: 'Satisfaction' }).click()
    const edge = page.getByRole('slider', { name: /starts/ }).nth(1)
    await edge.focus()
    await page.keyboard.press('ArrowRight')
    const stepped = await edge.getAttribute('aria-valuenow')
    const box = await edge.boundingBox()
    if (!box) throw new Error('no edge to drag')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, box.y + 4, { steps: 5 })
    await page.mouse.up()
    await expect.poll(() => edge.getAttribute('aria-valuenow'), patience).not.toBe(stepped)
    await expect.poll(status, patience).not.toContain('0 of 320')
    const dragged = await edge.getAttribute('aria-valuenow')
    await page.keyboard.press('Control+z')
    await expect.poll(() => edge.getAttribute('aria-valuenow'), patience).toBe(stepped)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => edge.getAttribute('aria-valuenow'), patience).toBe(dragged)
    await expect.poll(() => page.locator('.save-status').innerText(), patience).toContain('Saved')
    expect(await dimension('satisfied')).not.toEqual(await published('satisfied'))
    expect(troubles).toEqual([])
  })

  it('adds a dimension with bands and rebalances the weights, which stay 100 %', async () => {
    await page.getByRole('button', { name: 'Add dimension' }).first().click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Deliveries')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByRole('heading', { name: 'Deliveries', level: 1 }).waitFor()
    await page.locator('.outline a[href*="/scores/importance"]').click()
    await page
      .getByRole('slider', { name: /^Weight between/ })
      .first()
      .focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect.poll(async () => sumOf(await draft(), 'importance'), patience).toBe(1)
    await expect
      .poll(async () => (await dimension('profit'))?.weight, patience)
      .not.toBe((await published('profit'))?.weight)
    await expect.poll(status, patience).toContain('0 errors')
  })

  it('writes an override with a group in a group', async () => {
    await page.locator('.outline a[href*="/overrides?"]').click()
    await page.getByRole('button', { name: 'Add override' }).click()
    await page.waitForURL('**/overrides/*?draft=draft-1')
    const before = (await draft()).overrides?.length
    await page.getByRole('button', { name: 'Group', exact: true }).first().click()
    await page.getByRole('button', { name: 'Condition', exact: true }).first().click()
    await expect.poll(async () => (await draft()).overrides?.length, patience).toBeGreaterThanOrEqual(before ?? 0)
    await expect.poll(status, patience).toContain('0 errors')
    const nested = async () => JSON.stringify((await draft()).overrides?.at(-1)?.when)
    await expect.poll(nested, patience).toMatch(/"(and|or)":\[.*"(and|or)":\[/)
  })

  it('is shown a problem with the way to its place, and takes the mistake back', async () => {
    await page.locator('.outline a[href*="/json?"]').click()
    const text = page.locator('.json-place .cm-content')
    await text.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+f')
    await page.locator('.json-place input[name="search"]').fill('"combine": "weighted"')
    await page.locator('.json-place input[name="search"]').press('Enter')
    await page.locator('.json-place input[name="search"]').press('Escape')
    await page.keyboard.insertText('"combine": "wrong"')
    await page.getByText('Not taken over yet').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Not taken over yet').waitFor({ state: 'detached' })
    await expect.poll(status, patience).toContain('0 errors')
    expect(troubles).toEqual([])
  })

  it('compares, asks for approval for a day to come, and a second person publishes it', async () => {
    const settings = await stage.server.call('GET', `${API}/settings`)
    const etag = settings.headers.get('etag') ?? ''
    const asked = { ...settings.body, approvals: 1 }
    expect((await stage.server.call('PUT', `${API}/settings`, asked, { 'if-match': etag })).status).toBe(200)
    await page.locator('.status-bar').getByRole('link', { name: 'Compare' }).click()
    await page.getByText('New dimension Deliveries').first().waitFor()
    await page.goBack()
    await page.reload()
    await page.getByRole('button', { name: 'Request approval…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('From', { exact: true }).check()
    await dialog.getByLabel('In effect from').fill('2091-01-01')
    await dialog.getByLabel('Reason').fill('Satisfaction counts from higher up')
    await dialog.getByLabel(/^Impact reviewed/).check()
    for (const box of await dialog.getByLabel(/warnings? accepted/).all()) await box.check()
    for (const box of await dialog.locator('.breaks input[type="checkbox"]').all()) await box.check()
    await dialog.getByRole('button', { name: 'Request approval' }).click()
    await page.getByRole('heading', { name: 'Approval requested' }).waitFor()

    const { cookie } = await personOf(stage.server, 'cleo', 'approver')
    const second = await stage.open('/approvals', { cookie })
    await second.page.getByRole('link', { name: /^Publish draft draft-1/ }).click()
    await second.page.getByRole('button', { name: 'Approve', exact: true }).click()
    await second.page.getByRole('button', { name: 'Publish', exact: true }).click()
    await second.page.getByRole('link', { name: 'See the timeline' }).click()
    await second.page.locator('.versions-table tr', { hasText: 'v2' }).getByText('from 1 Jan 2091').waitFor()
    expect(second.troubles).toEqual([])
    await second.context.close()
  })

  it('goes the same way in Traditional Chinese', async () => {
    await stage.server.call('POST', `${API}/drafts`, { name: 'zh', from: { version: 1 } })
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`)[0]
    const opened = await stage.open(`/strategies/${STRATEGY}/dimensions/satisfied?draft=zh`, {
      cookie,
      language: 'zh-Hant',
    })
    const edge = opened.page.locator('.centre').getByRole('slider').nth(1)
    await edge.focus()
    for (let step = 0; step < 4; step++) await opened.page.keyboard.press('ArrowRight')
    const bar = opened.page.locator('.status-bar')
    await expect.poll(() => bar.innerText(), patience).toMatch(/320 個中有 [1-9]\d* 個改變等級/)
    await opened.page.keyboard.press('Control+z')
    await expect.poll(() => bar.innerText(), patience).toContain('320 個中有 0 個改變等級')
    expect(await opened.page.getByRole('button', { name: '送審…' }).isEnabled()).toBe(true)
    expect(opened.troubles).toEqual([])
    await opened.context.close()
  })
})

const sumOf = ({ dimensions, scores }: Strategy, into: string): number => {
  const weights = [...dimensions, ...scores].flatMap((part) => (part.into === into ? [part.weight ?? 0] : []))
  return Math.round(weights.reduce((sum, weight) => sum + weight, 0) * 1e6) / 1e6
}
