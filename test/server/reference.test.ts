import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { startTestServer } from './harness.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

describe('the reference page in a browser', () => {
  it('shows the operations under the strict policy, and asks nobody else', async ({ skip }) => {
    if (!executablePath) return skip('there is no Chromium')
    const server = await startTestServer()
    const browser = await chromium.launch({ executablePath, args })
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      const asked: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(`${server.url}/reference`)
      await page.getByText('Evaluate one subject', { exact: true }).waitFor()
      await page.getByText('Evaluate one subject', { exact: true }).click()
      await page.getByText('Problem', { exact: false }).first().waitFor()
      expect(complaints).toEqual([])
      expect(asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))).toEqual([])
      expect(await page.locator('.opblock').count()).toBeGreaterThan(14)
    } finally {
      await browser.close()
      await server.end()
    }
  })
})
