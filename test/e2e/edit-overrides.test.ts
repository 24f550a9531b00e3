import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Strategy } from '../../engine/index.ts'
import { type OpenPage, reason, type Stage, setStage, withoutBrowser } from './browser.ts'

const strategy = 'a-group-distributors'
const patience = { timeout: 30_000, interval: 50 }

describe.skipIf(withoutBrowser)(`overrides and treatments of a draft${reason}`, () => {
  let stage: Stage
  let opened: OpenPage
  beforeAll(async () => {
    stage = await setStage()
    await vi.waitFor(async () => {
      const { body } = await stage.server.call('GET', `/v1/populations?strategy=${strategy}`)
      expect((body as { items: unknown[] }).items).toHaveLength(1)
    }, patience)
    const draft = await stage.server.call('POST', `/v1/strategies/${strategy}/drafts`, {
      name: 'rules',
      from: { version: 3 },
    })
    expect(draft.status).toBe(201)
    opened = await stage.open(`/strategies/${strategy}/overrides/diversion-cap?draft=rules`)
    await opened.page.locator('.match-number').first().waitFor({ state: 'attached', timeout: 30_000 })
  }, 120_000)
  afterAll(() => stage?.close())

  /** What the server has by now. */
  const saved = async (): Promise<Strategy> => {
    const { body } = await stage.server.call('GET', `/v1/strategies/${strategy}/drafts/rules`)
    return (body as { document: Strategy }).document
  }
  const savedWhen = async () => (await saved()).overrides?.find(({ id }) => id === 'diversion-cap')?.when
  const first = { '>=': [{ var: 'diversion_cases' }, 3] }
  const count = () => opened.page.locator('.match-number').first().innerText()

  it('a condition is typed, stepped and undone, and its count follows', async () => {
    const before = await count()
    const value = opened.page.locator('.condition .number-cell input').first()
    await value.fill('5')
    await value.press('Enter')
    await expect.poll(count, patience).not.toBe(before)
    await value.press('ArrowUp')
    await expect.poll(() => value.inputValue(), patience).toBe('6')
    await opened.page.getByRole('heading', { level: 1 }).click()
    await opened.page.keyboard.press('Control+z')
    await opened.page.keyboard.press('Control+z')
    await expect.poll(count, patience).toBe(before)
    expect(await value.inputValue()).toBe('3')
  })

  it('parts are added and moved by mouse and by keyboard', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Group', exact: true }).first().click()
    await expect.poll(() => page.locator('.condition-handle[data-handle]').count(), patience).toBe(3)
    const handle = page.locator('[data-handle="0"]')
    await handle.focus()
    await handle.press('ArrowDown')
    // It went into the group, and the focus with it.
    await expect.poll(savedWhen, patience).toMatchObject({ and: [{ or: [first, expect.anything()] }] })
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.handle), patience)
      .toBe('0.0')
    const [from, to] = await Promise.all([
      page.locator('[data-handle="0.0"]').boundingBox(),
      page.locator('.condition-add').last().boundingBox(),
    ])
    if (!from || !to) throw new Error('nothing to drag')
    await page.mouse.move(from.x + 8, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(to.x + 40, to.y + 4, { steps: 4 })
    await page.mouse.up()
    await expect.poll(savedWhen, patience).toMatchObject({ and: [{ or: [expect.anything()] }, first] })
  })

  it('the order is changed by keyboard, and what can’t be read as an override is refused', async () => {
    const { page } = opened
    const ids = async () => (await saved()).overrides?.map(({ id }) => id)
    const before = await ids()
    await page.locator('[data-order="diversion-cap"]').focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(ids, patience).toEqual(before?.with(-1, before.at(-2) ?? '').with(-2, before.at(-1) ?? ''))
    await page.getByRole('button', { name: 'JSON', exact: true }).click()
    const json = page.locator('textarea.rule-json')
    const written = JSON.parse(await json.inputValue()) as { when: unknown }
    await json.fill('{"id":"diversion-cap"}')
    await json.blur()
    await page.getByRole('alert').filter({ hasText: 'isn’t the shape' }).waitFor()
    await json.fill(JSON.stringify({ ...written, when: { if: [{ '>': [{ var: 'outlets' }, 3] }, true, false] } }))
    await json.blur()
    await page.locator('.condition-json textarea').waitFor()
    expect(await page.locator('.condition-json textarea').inputValue()).toContain('"if"')
  })

  it('treatments are typed into like a spreadsheet, and add up', async () => {
    const { page, troubles } = opened
    await page.goto(`${stage.server.url}/strategies/${strategy}/treatments?draft=rules`)
    const cell = (tier: string) => page.locator(`[data-cell="visits ${tier}"]`)
    await cell('key').waitFor()
    await page.locator('tfoot .num').first().waitFor({ timeout: 30_000 })
    const total = () =>
      page
        .locator('tr', { has: page.locator('[data-cell="visits key"]') })
        .locator('td.num')
        .last()
        .innerText()
    const before = await total()
    await cell('key').fill('20')
    await cell('key').press('ArrowRight')
    await page.keyboard.type('10')
    await page.keyboard.press('Enter')
    await expect.poll(total, patience).not.toBe(before)
    const given = async () => (await saved()).treatments?.find(({ id }) => id === 'visits')?.byTier
    await expect.poll(given, patience).toMatchObject({ key: 20, development: 10 })
    expect(troubles).toEqual([])
  })
})
