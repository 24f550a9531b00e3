/** Comparing versions and drafts in a real browser: what changed, and whom it moves. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reason, type Stage, setStage, withoutBrowser } from './browser.ts'

const STRATEGY = 'a-group-distributors'
const path = `/strategies/${STRATEGY}/compare`

/** The pack's population, which the server imports after it has started. */
async function populationOf(stage: Stage): Promise<string> {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    const { body } = await stage.server.call('GET', `/v1/populations?strategy=${STRATEGY}`)
    if (body.items.length > 0) return body.items[0].id
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('no population after a minute')
}

const cells = (page: Page): Promise<number[]> =>
  page
    .locator('.matrix-table tbody .matrix-cell')
    .evaluateAll((found) => found.map((cell) => Number(cell.textContent?.replace('·', '0'))))

/** What a click downloads. */
async function downloaded(page: Page, name: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  const stream = await file.createReadStream()
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') }
}

describe.skipIf(withoutBrowser)(`comparing${reason}`, () => {
  let stage: Stage
  let population: string
  beforeAll(async () => {
    stage = await setStage()
    population = await populationOf(stage)
  })
  afterAll(() => stage?.close())

  it('tells the changes of two versions in words, and whom they move, as the server counts it', async () => {
    const { page, troubles } = await stage.open(path)
    const { body: diff } = await stage.server.call('GET', `/v1/strategies/${STRATEGY}/diff?from=2&to=3`)
    const { body: impact } = await stage.server.call('POST', `/v1/strategies/${STRATEGY}/impact`, {
      from: 2,
      to: 3,
      population,
    })
    await page.getByText(`${diff.entries.length} changes`).waitFor()
    for (const entry of diff.entries.slice(0, 3)) await page.getByText(entry.sentence.en, { exact: true }).waitFor()
    await page.getByText('Callers must now send Proven diversion cases in a year').waitFor()
    await page.locator('.matrix-table').waitFor()
    expect(await cells(page)).toEqual(impact.matrix.counts.slice(0, 4).flatMap((row: number[]) => row.slice(0, 4)))
    const first = page.locator('.movers-table tbody tr').first()
    expect(await first.locator('th').textContent()).toBe(impact.movers[0].subject)
    await page.getByRole('button', { name: `Up ${impact.moves.up}` }).click()
    expect(await page.locator('.movers-table tbody .down').count()).toBe(0)
    await page.getByRole('button', { name: 'Flow' }).click()
    await page.getByRole('img', { name: /^Subjects from their tier in v2/ }).waitFor()
    await page.getByRole('button', { name: 'Show an example' }).click()
    await page.locator('.witness-table').waitFor()
    expect(troubles).toEqual([])
  })

  it('hands both out as files', async () => {
    const { page, troubles } = await stage.open(`${path}/2/3`)
    await page.locator('.matrix-table').waitFor()
    const changes = await downloaded(page, 'What changed as Markdown')
    expect(changes.name).toBe(`${STRATEGY}-v2-v3-changes.md`)
    expect(changes.text).toContain('Weight of Sales: 40')
    const moves = await downloaded(page, 'Who moves as CSV')
    expect(moves.name).toBe(`${STRATEGY}-v2-v3-impact.csv`)
    expect(moves.text).toContain('D-1095')
    expect(troubles).toEqual([])
  })

  it('compares a draft that is proposed for approval with the version that it replaces, by its address too', async () => {
    const { body } = await stage.server.call('GET', `/v1/strategies/${STRATEGY}/versions/3`)
    const document = structuredClone(body.document)
    document.assign.bands[3].from = 66
    await stage.server.call('POST', `/v1/strategies/${STRATEGY}/drafts`, { name: 'spring', document })
    const proposal = await stage.server.call('POST', `/v1/strategies/${STRATEGY}/proposals`, {
      draft: 'spring',
      note: 'Fewer key customers',
    })
    expect(proposal.status).toBe(201)
    const { page, troubles } = await stage.open(path)
    await page.getByText('Proposed for approval').waitFor()
    await page.getByText('Fewer key customers').waitFor()
    await page.getByText('Key begins at 66 instead of 62.5').waitFor()
    await page.locator('.matrix-table').waitFor()
    await page.getByLabel('Compare from').selectOption('2')
    await page.waitForURL(`**${path}/2/draft-spring`)
    await page.getByRole('heading', { name: 'v2 compared with spring' }).waitFor()
    await page.getByRole('button', { name: 'Swap the two sides' }).click()
    await page.waitForURL(`**${path}/draft-spring/2`)
    expect(troubles).toEqual([])
  })

  it('shows the parts side by side and both documents as JSON, under the policy', async () => {
    const { page, troubles } = await stage.open(`${path}/2/3?view=side`)
    const sales = page.getByRole('row', { name: /^Sales/ }).first()
    const texts = await sales.locator('td').allTextContents()
    expect(texts.map((text) => text.replaceAll('\u202f', ''))).toEqual(['40%10% of the total', '30%7.5% of the total'])
    await page.getByRole('button', { name: 'JSON' }).click()
    await page.waitForURL('**?view=json')
    const old = page.getByRole('textbox', { name: 'v2' })
    await old.waitFor()
    // Without its style sheets the two would stand one below the other.
    const tops = await page
      .locator('.cm-editor')
      .evaluateAll((found) => found.map((one) => one.getBoundingClientRect().top))
    expect(tops).toHaveLength(2)
    expect(tops[0]).toBe(tops[1])
    expect(
      await page
        .locator('.cm-changedText')
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor),
    ).not.toBe('rgba(0, 0, 0, 0)')
    expect(troubles).toEqual([])
  })

  it('can be read on a phone, and says what there is to do where nothing can be compared', async () => {
    const { page } = await stage.open(`${path}/2/3`, { width: 390, height: 844, language: 'zh-Hant' })
    await page.locator('.matrix-table').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.goto(`${stage.server.url}/strategies/rfm-retail/compare`)
    await page.getByRole('link', { name: '前往設計' }).waitFor()
  })
})
