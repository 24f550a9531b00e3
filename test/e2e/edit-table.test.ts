import { afterAll, beforeAll, expect, it } from 'vitest'
import { reason, type Stage, setStage, withoutBrowser } from './browser.ts'

/** Mouse, keys and clipboard of the spreadsheet that a decision table is, in a real browser. */
const group = '/strategies/a-group-distributors'
let stage: Stage
beforeAll(async () => {
  if (withoutBrowser) return
  stage = await setStage()
  const made = await stage.server.call('POST', `/v1${group}/drafts`, { name: 'sheet', from: { version: 3 } })
  expect(made.status).toBe(201)
}, 120_000)
afterAll(() => stage?.close())

it.skipIf(withoutBrowser)(
  `a decision table is edited by keyboard, filled down and pasted into, and undone${reason}`,
  async () => {
    const { page, context, troubles } = await stage.open(`${group}/dimensions/vertical_control?draft=sheet`)
    const cell = (row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`)
    const text = (row: number, column: number) => cell(row, column).textContent()
    await cell(0, 0).click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('95')
    await page.keyboard.press('Enter')
    await expect.poll(() => text(0, 2)).toBe('95')

    // What can't stand there is said, and Escape takes it back.
    await page.keyboard.type('many')
    await page.keyboard.press('Enter')
    await page.locator('.cell-complaint').waitFor()
    await page.keyboard.press('Escape')
    expect(await text(1, 2)).toBe('75')

    // From the first of three rows into the others.
    await cell(0, 1).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
    await expect.poll(() => text(2, 1)).toBe('≥ 80%')
    await page.keyboard.press('Delete')
    await expect.poll(() => text(2, 1)).toBe('any')

    // As a spreadsheet puts it on the clipboard: two rows, of which the last is a new one.
    await cell(4, 0).click()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'joint; managed\t≥ 70%\t20\r\n≠ none\t\t10\r\n')
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }))
    })
    await expect.poll(() => text(5, 2)).toBe('10')
    expect(await text(4, 1)).toBe('≥ 70%')
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => text(4, 2)).toBe('10')

    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(5, 2).count()).toBe(0)
    expect(troubles).toEqual([])
    await context.close()
  },
  60_000,
)
