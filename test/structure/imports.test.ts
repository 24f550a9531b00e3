/** The house's arrows: designer and server import the engine's index, the engine imports neither, nothing goes round. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

interface Import {
  from: string
  to: string
}

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))

const specifiers = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? '')

function importsOf(folder: string): Import[] {
  return sourceFiles(folder).flatMap((from) =>
    specifiers(from).map((to) => ({
      from,
      to: to.startsWith('.') ? relative(root, resolve(root, dirname(from), to)) : to,
    })),
  )
}

const engine = importsOf('engine')
const server = importsOf('server')
const designer = importsOf('designer')

describe('imports', () => {
  it('are read at all', () => {
    expect(engine.length).toBeGreaterThan(50)
    expect(server.length).toBeGreaterThan(20)
    expect(designer.length).toBeGreaterThan(20)
  })

  it('keep the engine pure: itself and a few libraries, no Node', () => {
    const allowed = /^(engine\/|typebox$|@noble\/hashes\/|canonicalize$|ajv$)/
    expect(engine.filter(({ to }) => !allowed.test(to))).toEqual([])
  })

  it('reach the engine by its index only', () => {
    const inside = [...server, ...designer].filter(({ to }) => to.startsWith('engine/') && to !== 'engine/index.ts')
    const generator = 'server/build/strategySchema.ts'
    expect(inside.filter(({ from }) => from !== generator)).toEqual([])
  })

  it('never cross between server and designer', () => {
    expect(server.filter(({ to }) => to.startsWith('designer/'))).toEqual([])
    expect(designer.filter(({ to }) => to.startsWith('server/'))).toEqual([])
    expect(designer.filter(({ to }) => to.startsWith('node:'))).toEqual([])
  })

  it('run one way inside the designer: views read the model and ui, ui knows neither, the model no views', () => {
    const crossing = (from: string, to: string) =>
      designer.filter((i) => i.from.startsWith(from) && i.to.startsWith(to))
    expect(crossing('designer/ui/', 'designer/model/')).toEqual([])
    expect(crossing('designer/ui/', 'designer/views/')).toEqual([])
    expect(crossing('designer/model/', 'designer/views/')).toEqual([])
  })

  it('run one way inside the server: http → services → store', () => {
    const crossing = (from: string, to: string) => server.filter((i) => i.from.startsWith(from) && i.to.startsWith(to))
    expect(crossing('server/store/', 'server/services/')).toEqual([])
    expect(crossing('server/store/', 'server/http/')).toEqual([])
    expect(crossing('server/services/', 'server/http/')).toEqual([])
  })

  it.each([
    ['engine', engine],
    ['server', server],
    ['designer', designer],
  ])('have no cycle in %s', (_, imports) => {
    expect(cycleIn(imports)).toBeUndefined()
  })
})

function cycleIn(imports: Import[]): string[] | undefined {
  const edges = group(imports)
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    path.push(file)
    for (const { to } of edges.get(file) ?? []) {
      const cycle = visit(to)
      if (cycle) return cycle
    }
    path.pop()
    done.add(file)
    return undefined
  }
  for (const file of edges.keys()) {
    const cycle = visit(file)
    if (cycle) return cycle
  }
  return undefined
}

function group(imports: Import[]): Map<string, Import[]> {
  const edges = new Map<string, Import[]>()
  for (const entry of imports) edges.set(entry.from, [...(edges.get(entry.from) ?? []), entry])
  return edges
}

describe('source', () => {
  it('never generates code from text', () => {
    const files = ['engine', 'server', 'designer'].flatMap(sourceFiles)
    const offenders = files.filter((file) => /\beval\s*\(|new Function\b/.test(readFileSync(join(root, file), 'utf8')))
    expect(offenders).toEqual([])
  })
})
