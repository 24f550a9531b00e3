import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const project = join(import.meta.dirname, '../..')

it("the project's README lists every pack, and no other", () => {
  const packs = readdirSync(join(project, 'rules')).filter((name) =>
    existsSync(join(project, 'rules', name, 'pack.json')),
  )
  const readme = readFileSync(join(project, 'README.md'), 'utf8')
  const listed = [...readme.matchAll(/^\| \[([\w-]+)\]\(rules\/\1\/README\.md\)/gm)].map((match) => match[1])
  expect(listed.toSorted()).toEqual(packs.toSorted())
})
