/** Populations of other strategies, and how far their fields are those of a strategy that has none. */
import type { Field, Strategy, Text } from '../../../engine/index.ts'
import { fetchFile } from '../api.ts'
import { byId } from '../names.ts'
import { currentVersion, getPopulation, listPopulations, type Population } from '../populations.ts'
import type { Lines } from './populationLines.ts'

export interface OtherPopulation {
  population: Population
  /** What its strategy is called. */
  of: { id: string; title?: Text }
  /** Ids of fields that both have, of the same type. */
  shared: string[]
  /** Fields that every subject must bring, and that it hasn't. */
  lacking: Field[]
}

/** The newest of them are looked at. */
const LOOKED_AT = 40

/** Those that have a field in common, what fits best first. */
export async function otherPopulations(document: Strategy, strategy: string): Promise<OtherPopulation[]> {
  const others = (await listPopulations()).filter((population) => population.strategy !== strategy)
  const found = await Promise.all(
    others.slice(0, LOOKED_AT).map(async ({ id, strategy: owner }) => {
      const [population, { document: of }] = await Promise.all([getPopulation(id), currentVersion(owner)])
      return fitOf(document, population, of)
    }),
  )
  return found
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => a.lacking.length - b.lacking.length || b.shared.length - a.shared.length)
}

/** @param of what the population was imported for */
export function fitOf(document: Strategy, population: Population, of: Strategy): OtherPopulation {
  const there = new Set(population.fields.map(({ field }) => field))
  const isShared = (field: Field) => there.has(field.id) && kindOf(byId(of.fields, field.id)) === kindOf(field)
  return {
    population,
    of: { id: of.id, ...(of.title === undefined ? {} : { title: of.title }) },
    shared: document.fields.filter(isShared).map(({ id }) => id),
    lacking: document.fields.filter((field) => field.required !== false && !isShared(field)),
  }
}

/** Whole numbers are numbers: one that isn't is told when it is read. */
const kindOf = (field: Field | undefined): string | undefined => (field?.type === 'integer' ? 'number' : field?.type)

/** Fetches it as lines for an import. @throws RequestFailed 403 where it holds what the reader may not see */
export async function linesOf({ population, shared }: OtherPopulation): Promise<Lines> {
  const [file, { populationLines }] = await Promise.all([
    fetchFile(`/v1/populations/${encodeURIComponent(population.id)}/columns`, {}),
    import('./populationLines.ts'),
  ])
  return populationLines(new Uint8Array(await file.arrayBuffer()), new Set(shared))
}
