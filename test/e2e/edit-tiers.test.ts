// @vitest-environment node

import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Strategy } from '../../engine/index.ts'
import { reason, type Stage, setStage, withoutBrowser } from './browser.ts'

describe.skipIf(withoutBrowser)(`tiers edited by mouse and keyboard${reason}`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
    for (const [id, version] of [
      ['a-group-distributors', 3],
      ['key-account-matrix', 1],
    ] as const) {
      await populated(id)
      await stage.server.call('POST', `/v1/strategies/${id}/drafts`, { name: 'mine', from: { version } })
    }
  }, 60_000)
  afterAll(() => stage?.close())

  /** The packs' populations are taken in just after the start. */
  async function populated(id: string): Promise<void> {
    for (;;) {
      const { body } = await stage.server.call('GET', `/v1/populations?strategy=${id}`)
      if ((body as { items: unknown[] }).items.length > 0) return
      await setTimeout(50)
    }
  }

  const saved = async (id: string): Promise<Strategy> => {
    const { body } = await stage.server.call('GET', `/v1/strategies/${id}/drafts/mine`)
    return (body as { document: Strategy }).document
  }

  /** By so many pixels, from the middle of a handle. */
  async function drag(page: Page, name: string, dx: number, dy: number): Promise<void> {
    const box = await page.getByRole('slider', { name }).first().boundingBox()
    if (!box) throw new Error(`no handle ${name}`)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + dx / 2, y + dy / 2)
    await page.mouse.move(x + dx, y + dy)
    await page.mouse.up()
  }

  it('moves a threshold by dragging, by keys and by typing, one step each, never past its neighbour', async () => {
    const { page, troubles } = await stage.open('/strategies/a-group-distributors/tiers?draft=mine')
    const handle = page.getByRole('slider', { name: 'Threshold of Key' })
    const cell = page.getByRole('textbox', { name: 'Threshold of Key' })
    await page.locator('.tier-figures tfoot').waitFor()
    expect(await cell.inputValue()).toBe('62.5')
    await drag(page, 'Threshold of Key', 60, 0)
    const dragged = Number(await cell.inputValue())
    expect(dragged).toBeGreaterThan(62.5)
    await handle.focus()
    await page.keyboard.press('ArrowLeft')
    expect(Number(await cell.inputValue())).toBeLessThan(dragged)
    await page.keyboard.press('Home')
    expect(Number(await cell.inputValue())).toBeGreaterThan(50.5)
    await page.keyboard.press('g')
    expect(await cell.inputValue()).toBe('62.5')
    await page.keyboard.press('Enter')
    await page.keyboard.type('70')
    await page.keyboard.press('Enter')
    expect(await handle.getAttribute('aria-valuenow')).toBe('70')
    await page.keyboard.press('Control+z')
    expect(await cell.inputValue()).toBe('62.5')
    await page.keyboard.press('Control+Shift+z')
    expect(await cell.inputValue()).toBe('70')
    await expect
      .poll(async () => (await saved('a-group-distributors')).assign.bands?.[3])
      .toEqual({ from: 70, tier: 'key' })
    await page.getByRole('button', { name: 'Preview on the distribution' }).click()
    await page.getByRole('button', { name: /^Apply all/ }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Nothing to move' }).isVisible()).toBe(true)
    await expect.poll(() => page.locator('.pareto-sentence').textContent()).toMatch(/best-scored 20.% bring \d+/)
    await page.getByRole('button', { name: 'Two-axis matrix' }).click()
    await expect.poll(() => page.locator('.matrix-ground').count()).toBe(4)
    await page.getByRole('button', { name: 'Score thresholds' }).click()
    await expect.poll(() => handle.count()).toBe(1)
    expect(troubles).toEqual([])
  }, 30_000)

  it('shows the thresholds of a version over its population, without handles and in the place kept for it', async () => {
    const { page, troubles } = await stage.open('/strategies/a-group-distributors/tiers?v=2')
    await page.getByRole('img', { name: /^Distribution .*Key from 63\.5, .*62\.5, \d+ subjects$/ }).waitFor()
    expect(await page.locator('.tier-plot [role="slider"]').count()).toBe(0)
    const place = await page.locator('.tier-plot-place').boundingBox()
    expect(place?.height).toBeCloseTo(372, 0)
    const counts = await page.locator('.tier-table tbody td:nth-child(3)').allInnerTexts()
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(360)
    expect(troubles).toEqual([])
  })

  it('drags an edge of the matrix, adds and removes one, and gives a cell another tier', async () => {
    const { page, troubles } = await stage.open('/strategies/key-account-matrix/tiers?draft=mine')
    await page.locator('.matrix-dot').first().waitFor()
    await drag(page, 'Edge on Importance to the company', 0, -60)
    await page.getByRole('button', { name: 'Add an edge on Attraction to the customer' }).click()
    expect(await page.locator('.matrix-ground').count()).toBe(12)
    await page.getByRole('slider', { name: 'Edge on Attraction to the customer' }).first().focus()
    await page.keyboard.press('Delete')
    expect(await page.locator('.matrix-ground').count()).toBe(9)
    await page.locator('.matrix-label select').first().selectOption('key')
    await expect.poll(async () => (await saved('key-account-matrix')).assign.matrix?.cells[0]?.[0]).toBe('key')
    const { y, x } = (await saved('key-account-matrix')).assign.matrix ?? {}
    expect(y?.edges[0]).toBeGreaterThan(40)
    expect(x?.edges).toEqual([45, 65])
    await expect.poll(() => page.locator('.matrix-moves h2').textContent()).toMatch(/^[1-9]/)
    await page.getByRole('button', { name: /^Subjects on the drawing/ }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText(/^\d+ subjects? here$/).waitFor()
    await page.keyboard.press('Enter')
    const [, subject] = /\/subjects\/(.+)$/.exec((await page.locator(':focus').getAttribute('href')) ?? '') ?? []
    expect(await page.locator(':focus').innerText()).toContain(subject)
    await page.keyboard.press('t')
    expect(await page.locator('table:focus').count()).toBe(1)
    expect(troubles).toEqual([])
  }, 30_000)
})
