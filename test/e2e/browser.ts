/** A real browser before a real server with the designer built from its source. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { fixture, project, startTestServer, type TestServer } from '../server/harness.ts'
import { firstAdmin } from '../server/people.ts'
import { builtDesigner } from './build.ts'

/** Chromium as the environment names it, Debian's, or the first in PATH. */
function findChromium(): string | undefined {
  const inPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium'))
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', ...inPath].find((path) => path && existsSync(path))
}

/**
 * Whether the tests in the browser are left out, for want of one. Where everything is required they
 * run all the same, and fail.
 */
export const withoutBrowser = findChromium() === undefined && process.env.TIERSMITH_REQUIRE_ALL !== '1'
export const reason = withoutBrowser ? ' (skipped: no Chromium at CHROMIUM_PATH, /usr/bin/chromium or in PATH)' : ''

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Stage {
  server: TestServer
  /** Opens a page of the designer; what goes wrong in it is collected. */
  open: (path: string, options?: PageOptions) => Promise<OpenPage>
  close: () => Promise<void>
}

export interface PageOptions {
  language?: 'en' | 'zh-Hant' | 'zh-Hans'
  theme?: 'light' | 'dark'
  width?: number
  height?: number
  /** Whose session the browser has: the cookie, or nobody's. The first admin's by default. */
  cookie?: string | undefined
}

export interface OpenPage {
  page: Page
  context: BrowserContext
  /** Errors on the console, errors thrown, violations of the policy, requests to other places. */
  troubles: string[]
}

interface StageOptions {
  /** false: a database without any strategy. */
  packs?: boolean
  /** false: nobody has been set up yet, and nobody is signed in. */
  admin?: boolean
}

/** Builds the designer, starts the server with the packs and the worked example, and a browser. */
export async function setStage({ packs = true, admin = true }: StageOptions = {}): Promise<Stage> {
  const server = await startTestServer({
    designer: await builtDesigner(),
    ...(packs ? { rules: join(project, 'rules') } : {}),
    limits: { rate: 100_000 },
  })
  const browser = await launch()
  const cookie = admin ? (await firstAdmin(server)).cookie : undefined
  const close = async () => {
    await browser.close()
    await server.end()
  }
  return { server, open: (path, options) => openPage(browser, server.url, path, { cookie, ...options }), close }
}

function launch(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('No Chromium found, and TIERSMITH_REQUIRE_ALL asks for one.')
  return chromium.launch({ executablePath, args: flags })
}

async function openPage(browser: Browser, url: string, path: string, options: PageOptions = {}): Promise<OpenPage> {
  const { language = 'en', theme = 'light', width = 1440, height = 900 } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    reducedMotion: 'reduce',
  })
  if (options.cookie !== undefined) {
    const [name = '', value = ''] = options.cookie.split('=')
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }])
  }
  await context.addInitScript((tag) => localStorage.setItem('tiersmith.language', tag), language)
  const page = await context.newPage()
  const troubles = collectTroubles(page, url)
  await page.goto(url + path)
  await settled(page)
  return { page, context, troubles }
}

function collectTroubles(page: Page, url: string): string[] {
  const troubles: string[] = []
  page.on('console', (message) => message.type() === 'error' && troubles.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    const target = request.url()
    if (!target.startsWith(url) && !/^(data|blob):/.test(target)) troubles.push(`request: ${target}`)
  })
  return troubles
}

/** Until the page says something, its lists are filled and the fonts are there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => {
    const list = document.querySelector('.strategies tbody')
    return !document.querySelector('.loading') && (!list || document.querySelector('.tier-names'))
  })
  await page.evaluate(() => document.fonts.ready)
}

/** The worked example, published as version 1. */
export async function publishExample(server: TestServer): Promise<void> {
  const document = { ...fixture(), id: 'worked-example' }
  const answer = await server.call('POST', '/v1/strategies', {
    document,
    effectiveFrom: '2020-01-01',
    note: 'Worked example',
  })
  if (answer.status !== 201) throw new Error(answer.text)
}

/** A draft of a pack's strategy, by default the cosmetics' second version, once its population is there to try it on. */
export async function beginDraft(
  server: TestServer,
  { strategy = 'a-group-distributors', version = 2 }: { strategy?: string; version?: number } = {},
): Promise<void> {
  const populations = `/v1/populations?strategy=${strategy}`
  for (let waited = 0; (await server.call('GET', populations)).body.items.length === 0; waited += 100) {
    if (waited > 60_000) throw new Error('the population of the pack was not loaded within a minute')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const draft = { name: 'draft-1', from: { version } }
  const answer = await server.call('POST', `/v1/strategies/${strategy}/drafts`, draft)
  if (answer.status !== 201) throw new Error(answer.text)
}
