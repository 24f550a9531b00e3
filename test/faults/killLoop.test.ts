import { expect, it } from 'vitest'
import { killLoop } from './killLoop.ts'

it('a server killed while it publishes and records: whole or absent, nothing acknowledged is lost', {
  timeout: 60_000,
}, async () => {
  const { acknowledged, versions, decisions } = await killLoop([150, 400])
  expect(acknowledged).toBeGreaterThan(4)
  expect(versions).toBeGreaterThan(0)
  expect(decisions).toBeGreaterThan(0)
})
