/** From a draft to a version that takes effect: approved by a second person, returned, cancelled, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture } from '../server/harness.ts'
import { personOf, type SignedIn } from '../server/people.ts'
import { publishExample, reason, type Stage, setStage, settled, withoutBrowser } from './browser.ts'

const API = '/v1/strategies/worked-example'
const SCREEN = '/strategies/worked-example'

describe.skipIf(withoutBrowser)(`governance${reason}`, () => {
  let stage: Stage
  let ana: SignedIn
  let cleo: SignedIn
  beforeAll(async () => {
    stage = await setStage({ packs: false })
    await publishExample(stage.server)
    ana = await personOf(stage.server, 'ana', 'editor')
    cleo = await personOf(stage.server, 'cleo', 'approver')
    const document = { ...fixture(), id: 'worked-example' } as ReturnType<typeof fixture> & { fields: { id: string }[] }
    const fields = document.fields.map((field) => (field.id === 'claims' ? { ...field, required: true } : field))
    await ana.call('POST', `${API}/drafts`, { name: 'main', document: { ...document, fields } })
  })
  afterAll(() => stage?.close())

  it('asks for more approvals at once, and for fewer only through those who are asked', async () => {
    const { page, context, troubles } = await stage.open(`${SCREEN}/settings`)
    const approvals = page.getByLabel('Approvals needed')
    await approvals.fill('1')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await approvals.fill('0')
    await page.getByRole('button', { name: 'Request approval' }).click()
    await page.getByRole('link', { name: 'Open proposal 1' }).waitFor()
    expect((await stage.server.call('GET', `${API}/settings`)).body.approvals).toBe(1)
    expect(await approvals.inputValue()).toBe('1')
    expect(troubles).toEqual([])
    await context.close()
  })

  it('proposes a draft for a day to come: reason, impact seen, what callers will feel accepted', async () => {
    const { page, context, troubles } = await stage.open(`${SCREEN}/timeline`, { cookie: ana.cookie })
    await page.getByRole('button', { name: 'Request approval of draft main' }).click()
    const dialog = page.getByRole('dialog')
    const send = dialog.getByRole('button', { name: 'Request approval' })
    await dialog.getByLabel('From', { exact: true }).check()
    await dialog.getByLabel('In effect from').fill('2090-10-01')
    await dialog.getByLabel('Phase').fill('Channel control')
    await send.click()
    await dialog.getByRole('alert').getByText('Give a reason.').waitFor()
    await dialog.getByLabel('Reason').fill('Claims count from now on')
    await dialog.getByLabel(/^Impact reviewed/).check()
    await dialog.getByLabel(/Claims/i).waitFor()
    for (const box of await dialog.getByLabel(/warnings? accepted/).all()) await box.check()
    await send.click()
    await dialog.getByRole('alert').getByText('Accept each of what callers will feel.').waitFor()
    await dialog.getByLabel(/Claims/i).check()
    await send.click()
    await page.getByRole('heading', { name: 'Approval requested' }).waitFor()
    await page.getByRole('link', { name: 'Open the proposal' }).click()
    await page.getByText('somebody else approves it').waitFor()
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)
    const { body } = await ana.call('GET', `${API}/proposals/2`)
    expect(body.change).toMatchObject({ draft: 'main', effectiveFrom: '2090-10-01', phase: 'Channel control' })
    expect(body.change.acceptedBreaks).toHaveLength(1)
    expect(troubles).toEqual([])
    await context.close()
  })

  it('is approved and published by a second person on a phone, and seen on the timeline', async () => {
    const { page, context, troubles } = await stage.open('/approvals', {
      cookie: cleo.cookie,
      width: 390,
      height: 844,
    })
    await page.getByRole('link', { name: 'Publish draft main' }).click()
    await page.getByText('1 more person must approve it.').waitFor()
    await page.getByText(/claims must now be given/i).waitFor()
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByText('Approved.', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.locator('.proposal-done', { hasText: 'Published.' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.getByRole('link', { name: 'See the timeline' }).click()
    const row = page.locator('.versions-table tr', { hasText: 'v2' })
    await row.getByText('from 1 Oct 2090').waitFor()
    expect(await row.innerText()).toMatch(
      /Channel control[\s\S]*Test ana[\s\S]*Test cleo[\s\S]*Claims count from now on/,
    )
    expect(troubles).toEqual([])
    await context.close()
  })

  it('a scheduled version is cancelled with approval, and what was returned says why', async () => {
    const { page, context, troubles } = await stage.open(`${SCREEN}/timeline`, { cookie: ana.cookie })
    await page.getByRole('button', { name: /^Cancel entry 2/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('Postponed')
    await dialog.getByRole('button', { name: 'Request approval' }).click()
    await page.getByRole('heading', { name: 'Approval requested' }).waitFor()
    await context.close()

    const second = await stage.open(`${SCREEN}/proposals/3`, { cookie: cleo.cookie, language: 'zh-Hant' })
    await second.page.getByRole('button', { name: '退回', exact: true }).click()
    await second.page.getByRole('alert').getByText('請說明需要修改之處。').waitFor()
    await second.page.getByLabel('意見').fill('先問過通路部門')
    await second.page.getByRole('button', { name: '退回', exact: true }).click()
    await second.page.getByText('已退回給撰寫人。').waitFor()
    expect(await second.page.locator('.history').innerText()).toContain('先問過通路部門')
    expect((await ana.call('GET', `${API}/proposals/3`)).body.state).toBe('returned')

    const cancelled = await ana.call('POST', `${API}/timeline`, { cancel: 2, note: 'Asked' })
    const { number, binding } = cancelled.body.proposal
    await cleo.call('POST', `${API}/proposals/${number}/approve`, { binding })
    await cleo.call('POST', `${API}/proposals/${number}/publish`, { binding })
    await second.page.goto(`${stage.server.url}${SCREEN}/timeline`)
    await settled(second.page)
    const log = second.page.locator('.log-table')
    await log.getByText('由第 3 筆取消').waitFor()
    expect(await log.getByRole('button').count()).toBe(0)
    expect([...troubles, ...second.troubles]).toEqual([])
    await second.context.close()
  })

  it('compares what a proposal froze, and deletes a draft, which can be undone', async () => {
    const { page, context, troubles } = await stage.open(`${SCREEN}/proposals/2`, { cookie: ana.cookie })
    await page.getByRole('link', { name: 'Compare' }).last().click()
    await page.waitForURL(`**${SCREEN}/compare/1/proposal-2`)
    await page.locator('.side-head').getByRole('link', { name: 'Proposal 2' }).waitFor()
    const { body } = await ana.call('GET', `${API}/drafts/main`)
    await page.goto(`${stage.server.url}${SCREEN}/timeline`)
    await page.getByRole('button', { name: 'Delete draft main' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^Everything changed in it since v/).waitFor()
    await dialog.getByRole('button', { name: 'Delete draft' }).click()
    await page.getByRole('status').getByText('Draft “main” deleted.').waitFor()
    expect((await ana.call('GET', `${API}/drafts/main`)).status).toBe(404)
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Draft “main” is back, as a new draft.').waitFor()
    const back = (await ana.call('GET', `${API}/drafts/main`)).body
    expect(back).toMatchObject({ digest: body.digest, baseVersion: body.baseVersion, revision: 1 })
    expect(troubles).toEqual([])
    await context.close()
  })
})
