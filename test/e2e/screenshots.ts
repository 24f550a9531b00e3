/**
 * Pictures of every screen, light and dark, in three languages, in two sizes, into `.screenshots/`:
 *
 *     npx tsx test/e2e/screenshots.ts [filter]
 *
 * The filter is a part of a picture's name, such as `compare`, `zh-Hant-dark` or `1024`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { project } from '../server/harness.ts'
import { type Stage, setStage, settled, withoutBrowser } from './browser.ts'
import { group, type Look, looks, screens } from './screens.ts'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]
const folder = join(project, '.screenshots')

/** The draft that the screens of the editor show. */
const DRAFT = 'draft-1'

interface Picture {
  file: string
  path: string
  size: (typeof SIZES)[number]
}

const picturesOf = ({ language, theme }: Look, filter: string): Picture[] =>
  SIZES.flatMap((size) =>
    screens.map(([name, path]) => ({
      file: `${name.replaceAll(' ', '-')}-${language}-${theme}-${size.width}.png`,
      path,
      size,
    })),
  ).filter(({ file }) => file.includes(filter))

/** A draft of the cosmetics strategy in which some edges differ from the version in effect, and one with a matrix. */
async function writeDraft({ server }: Stage): Promise<void> {
  const made = await server.call('POST', `/v1${group}/drafts`, { name: DRAFT })
  const { document, etag } = made.body
  const coverage = document.dimensions.find(({ id }: { id: string }) => id === 'coverage')
  for (const band of coverage.points.bands) if (band.from !== undefined) band.from *= 1.2
  const saved = await server.call('PUT', `/v1${group}/drafts/${DRAFT}`, { document }, { 'if-match': etag })
  if (saved.status !== 200) throw new Error(saved.text)
  const matrix = await server.call('POST', '/v1/strategies/key-account-matrix/drafts', { name: DRAFT })
  if (matrix.status !== 201) throw new Error(matrix.text)
}

/** The packs bring their populations a little after the start. */
async function populationsLoaded({ server }: Stage): Promise<void> {
  for (let before = -1; ; ) {
    const now = (await server.call('GET', '/v1/populations?limit=100')).body.items.length
    if (now > 0 && now === before) return
    before = now
    await new Promise((resolve) => setTimeout(resolve, 1500))
  }
}

async function takePicture(page: Page, url: string, { file, path, size }: Picture): Promise<void> {
  await page.setViewportSize(size)
  await page.goto(url + path)
  await settled(page)
  await page.waitForLoadState('networkidle')
  // What is drawn after the last answer: previews in the worker, charts that follow the width.
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, file) })
}

async function main(filter: string): Promise<void> {
  if (withoutBrowser) throw new Error('No Chromium at CHROMIUM_PATH, /usr/bin/chromium or in PATH.')
  mkdirSync(folder, { recursive: true })
  const stage = await setStage()
  try {
    await writeDraft(stage)
    await populationsLoaded(stage)
    for (const look of looks) {
      const pictures = picturesOf(look, filter)
      if (pictures.length === 0) continue
      const { page, context, troubles } = await stage.open('/', look)
      await context.addInitScript(() => localStorage.setItem('tiersmith.tour', 'seen'))
      for (const picture of pictures) {
        troubles.length = 0
        await takePicture(page, stage.server.url, picture)
        console.log([picture.file, ...troubles].join('\n  '))
      }
      await context.close()
    }
  } finally {
    await stage.close()
  }
}

await main(process.argv[2] ?? '')
