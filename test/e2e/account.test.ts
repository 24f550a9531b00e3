/** Signing in, and deciding who may: the pages of people and keys, in a real browser. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearing, call } from '../server/harness.ts'
import { cookieOf, PASSWORD, personOf, signIn } from '../server/people.ts'
import { publishExample, reason, type Stage, setStage, withoutBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, by rule and place. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
  })
}

/** The browser itself reports an answer of 401 or 410 on the console. */
const beside = (troubles: string[]) => troubles.filter((trouble) => !/status of 4(01|10)/.test(trouble))

describe.skipIf(withoutBrowser)(`signing in, people and keys${reason}`, () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage({ packs: false, admin: false })
    await publishExample(stage.server)
  })
  afterAll(() => stage?.close())
  const adas = async () => cookieOf(await signIn(stage.server, 'ada', PASSWORD))

  it('begins with the link that the start prints, and leads from nothing to the strategies', async () => {
    const { page, context, troubles } = await stage.open('/')
    await page.waitForURL('**/sign-in')
    await page.getByText('Nobody has been set up yet').waitFor()
    const link = new URL(stage.server.signIn ?? '')
    await page.goto(link.href)
    await page.getByRole('heading', { name: 'Set up the first admin' }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByLabel('Login').fill('ada')
    await page.getByLabel('Name').fill('Ada Admin')
    await page.getByLabel('Password').fill('too short')
    await page.keyboard.press('Enter')
    await page.getByText('The password needs at least 10 characters.').waitFor()
    await page.getByLabel('Password').fill('Password1234')
    await page.keyboard.press('Enter')
    await page.getByText('this one is among the first').waitFor()
    expect(await page.getByLabel('Password').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.locator('.strategy-link').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    expect(beside(troubles).filter((trouble) => !/status of 400/.test(trouble))).toEqual([])
    const second = await context.newPage()
    await second.goto(link.href)
    await second.getByText('This link is not valid, or no longer').waitFor()
    await context.close()
  })

  it('leads who isn’t signed in away, and back to where they were', async () => {
    const { page, troubles } = await stage.open('/strategies/worked-example/dimensions/coverage?v=1')
    await page.waitForURL('**/sign-in?to=*')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('username')
    await page.keyboard.type('ADA')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wrong password')
    await page.keyboard.press('Enter')
    await page.getByText('No one signs in with this login and password.').waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/strategies/worked-example/dimensions/coverage?v=1')
    await page.getByRole('heading', { name: 'Coverage' }).first().waitFor()
    expect(beside(troubles)).toEqual([])
  })

  it('says who is signed in, changes the password, and signs out; the session is then over', async () => {
    const { cookie } = await personOf(stage.server, 'jo', 'viewer')
    const { page, context, troubles } = await stage.open('/', { cookie })
    await page.getByRole('button', { name: 'Account: Test jo' }).click()
    expect(await page.locator('.account-menu').innerText()).toContain('Viewer')
    expect(await page.getByText('People and API keys').count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(await page.locator('.account-menu').count()).toBe(0)
    await page.getByRole('button', { name: 'Account: Test jo' }).click()
    await page.getByRole('button', { name: 'Change password…' }).click()
    await page.getByLabel('Present password').fill('something else')
    await page.getByLabel('New password').fill('another good one')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The present password is another one.').waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByLabel('Present password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The password is changed.').waitFor()
    await page.getByRole('button', { name: 'Done' }).click()
    expect((await call(stage.server.url, 'GET', '/v1/session', undefined, { cookie })).status).toBe(401)
    await page.reload()
    await page.locator('.strategy-link').first().waitFor()
    await page.getByRole('button', { name: 'Account: Test jo' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    expect(await context.cookies()).toEqual([])
    await page.goto(stage.server.url)
    await page.waitForURL('**/sign-in')
    expect(beside(troubles)).toEqual([])
  })

  it('never leads to another site, and tells what the provider’s way ended with', async () => {
    const { page } = await stage.open('/sign-in?problem=flow-over&to=//evil.example/')
    await page.getByText('It took too long, or began in another window.').waitFor()
    await page.getByLabel('Login').fill('ada')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.locator('.strategy-link').first().waitFor()
    expect(page.url()).toBe(`${stage.server.url}/`)
  })

  it('an admin adds somebody, who takes up the invitation and may do what was said', async () => {
    const { page, troubles } = await stage.open('/', { cookie: await adas() })
    await page.getByRole('link', { name: 'People' }).click()
    await page.getByRole('button', { name: 'Add person' }).click()
    await page.getByLabel('Login').fill('Li.Wei')
    await page.getByLabel('Name').fill('<b>李偉</b>')
    await page.getByLabel(/^Viewer/).uncheck()
    await page.getByRole('button', { name: 'Add and invite' }).click()
    await page.getByText('Choose at least one role.').waitFor()
    await page.getByLabel(/^Auditor/).check()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Add and invite' }).click()
    const link = await page.getByLabel('Link', { exact: true }).inputValue()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Done' }).click()
    await page
      .getByRole('row', { name: /li\.wei/ })
      .getByText('Not signed in yet')
      .waitFor()

    const guest = await stage.open(new URL(link).pathname + new URL(link).hash, { cookie: undefined })
    await guest.page.getByRole('heading', { name: 'Welcome, <b>李偉</b>' }).waitFor()
    await guest.page.getByLabel('Password').fill(PASSWORD)
    await guest.page.keyboard.press('Enter')
    await guest.page.locator('.strategy-link').first().waitFor()
    await guest.page.goto(`${stage.server.url}/people`)
    await guest.page.getByText('Your roles don’t allow this').waitFor()
    expect(troubles).toEqual([])
  })

  it('roles are changed and people disabled; the last admin stays one', async () => {
    const { cookie } = await personOf(stage.server, 'kim', 'viewer')
    const { page } = await stage.open('/people', { cookie: await adas() })
    await page.getByRole('button', { name: 'Edit Test kim' }).click()
    await page.getByLabel(/^Editor/).check()
    await page.getByLabel(/^Disabled/).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('row', { name: /kim/ }).getByText('Viewer, Editor').waitFor()
    expect((await call(stage.server.url, 'GET', '/v1/session', undefined, { cookie })).status).toBe(401)
    await page.getByRole('button', { name: 'Edit Ada Admin' }).click()
    await page.getByLabel(/^Disabled/).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This is the last admin who can sign in.').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
  })

  it('a key is made for some strategies, shown once, and revoked', async () => {
    const { page, context, troubles } = await stage.open('/people', { cookie: await adas() })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name').fill('Order desk')
    await page.getByLabel('Only these').check()
    await page.getByLabel('A-Group distributor value').check()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Make key' }).click()
    const key = await page.getByLabel('Key', { exact: true }).inputValue()
    await page.getByRole('button', { name: 'Copy' }).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)
    await page.getByRole('button', { name: 'Done' }).click()
    const contract = () =>
      call(stage.server.url, 'GET', '/v1/strategies/worked-example/contract', undefined, bearing(key))
    expect((await contract()).status).toBe(200)
    const row = page.getByRole('row', { name: /Order desk/ })
    expect(await row.innerText()).toContain('worked-example')
    expect(await page.locator('body').innerText()).not.toContain(key)
    await row.getByRole('button', { name: 'Revoke Order desk' }).click()
    await page.getByRole('button', { name: 'Revoke', exact: true }).click()
    await row.getByText(/^Revoked/).waitFor()
    expect((await contract()).status).toBe(401)
    expect(troubles).toEqual([])
  })
})
