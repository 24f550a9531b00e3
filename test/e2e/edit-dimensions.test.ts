import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Strategy } from '../../engine/index.ts'
import { type OpenPage, reason, type Stage, setStage, withoutBrowser } from './browser.ts'

const strategy = 'a-group-distributors'
const patience = { timeout: 30_000, interval: 50 }

describe.skipIf(withoutBrowser)(`bands of a draft${reason}`, () => {
  let stage: Stage
  let opened: OpenPage
  beforeAll(async () => {
    stage = await setStage()
    await vi.waitFor(async () => {
      const { body } = await stage.server.call('GET', `/v1/populations?strategy=${strategy}`)
      expect((body as { items: unknown[] }).items).toHaveLength(1)
    }, patience)
    const draft = await stage.server.call('POST', `/v1/strategies/${strategy}/drafts`, {
      name: 'edges',
      from: { version: 3 },
    })
    expect(draft.status).toBe(201)
    opened = await stage.open(`/strategies/${strategy}/dimensions/delivery?draft=edges`)
    await opened.page.locator('.plot-bar').first().waitFor({ state: 'attached', timeout: 30_000 })
  }, 120_000)
  afterAll(() => stage?.close())

  const edge = () => opened.page.getByRole('slider', { name: /starts/ }).nth(1)
  const cell = () => opened.page.locator('input[name="edge-2"]')
  const dragBy = async (dx: number) => {
    const box = await edge().boundingBox()
    if (!box) throw new Error('no edge to drag')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await opened.page.mouse.move(x, y)
    await opened.page.mouse.down()
    await opened.page.mouse.move(x + dx, y, { steps: 4 })
  }

  it('follow the pointer, say whom that moves, and are one step to undo', async () => {
    const before = await cell().inputValue()
    await dragBy(80)
    await expect.poll(() => cell().inputValue(), patience).not.toBe(before)
    await expect.poll(() => opened.page.locator('.plot-tip').innerText(), patience).toMatch(/was 92.*\n+\d+ drop/)
    await opened.page.mouse.up()
    const dragged = await cell().inputValue()
    await opened.page.keyboard.press('Control+z')
    await expect.poll(() => cell().inputValue(), patience).toBe(before)
    await opened.page.keyboard.press('Control+Shift+z')
    await expect.poll(() => cell().inputValue(), patience).toBe(dragged)
    await edge().focus()
    await opened.page.keyboard.press('g')
    await expect.poll(() => cell().inputValue(), patience).toBe(before)
  })

  it('stay where they were when a drag is given up', async () => {
    const before = await cell().inputValue()
    await dragBy(60)
    await expect.poll(() => cell().inputValue(), patience).not.toBe(before)
    await opened.page.keyboard.press('Escape')
    await opened.page.mouse.up()
    await expect.poll(() => cell().inputValue(), patience).toBe(before)
  })

  it('move by keyboard as by typing, and never past a neighbour', async () => {
    await edge().focus()
    await opened.page.keyboard.press('ArrowRight')
    await expect.poll(() => edge().getAttribute('aria-valuetext'), patience).toContain('was 92')
    const stepped = await cell().inputValue()
    await edge().focus()
    await opened.page.keyboard.press('Enter')
    await opened.page.keyboard.type('99')
    await opened.page.keyboard.press('Enter')
    await expect.poll(async () => Number.parseFloat(await cell().inputValue()), patience).toBeLessThan(97)
    expect(await cell().inputValue()).not.toBe(stepped)
    expect(opened.troubles).toEqual([])
  })

  it('are proposed for a dimension that is added, which undo takes away again', async () => {
    const { page } = opened
    await page.getByRole('button', { name: 'Add dimension' }).first().click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Gross profit')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByRole('heading', { name: 'Gross profit', level: 1 }).waitFor()
    expect(await page.locator('.design-table tbody tr').count()).toBe(4)
    expect(await page.locator('.status-bar').innerText()).toContain('0 errors')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.outline').innerText(), patience).not.toContain('Gross profit')
    expect(opened.troubles).toEqual([])
  })

  it('give a derived value its classes too, typed and stepped like those of points', async () => {
    const { page } = opened
    await page.locator('.outline a[href*="/fields"]').first().click()
    await page.getByRole('button', { name: 'Add class by bands' }).click()
    const from = page.getByRole('textbox', { name: 'Where Band 2 starts' })
    await from.fill('1,000,000')
    await from.press('Enter')
    await from.press('ArrowUp')
    await page.getByRole('button', { name: 'Split Band 2' }).click()
    await page.getByRole('textbox', { name: 'Value of Band 3' }).fill('C')
    await page.keyboard.press('Enter')
    await page.getByLabel('Values are').selectOption('number')
    await page.getByLabel('Values are').selectOption('string')
    const saved = async () => {
      const { body } = await stage.server.call('GET', `/v1/strategies/${strategy}/drafts/edges`)
      return (body as { document: Strategy }).document.derived?.at(-1)?.bands
    }
    await expect.poll(async () => (await saved())?.map(({ value }) => value), patience).toEqual(['0', '1', '2'])
    expect((await saved())?.[1]?.from).toBeGreaterThan(1_000_000)
    await expect.poll(() => page.locator('.classes-table tbody').innerText(), patience).toMatch(/\d{2,}/)
    expect(opened.troubles).toEqual([])
  })
})
