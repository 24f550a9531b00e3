/** Which character stands between the cells of a text table: the one that cuts the most rows into equally many. */
import { Unreadable } from '../unreadable.ts'
import { readCsv } from './csvReader.ts'
import { readLines } from './textLines.ts'

export const DELIMITERS = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

const SAMPLE = 64 * 1024

/** @throws Unreadable where the file can't be read; what is wrong with its cells shows when it is read */
export async function recogniseDelimiter(path: string, encoding: string): Promise<Delimiter> {
  const sample = await firstText(path, encoding)
  let best: { delimiter: Delimiter; evenness: number; width: number } = { delimiter: ',', evenness: 0, width: 1 }
  for (const delimiter of DELIMITERS) {
    const counts = await cellCounts(path, sample, delimiter)
    const width = mostFrequent(counts)
    if (width < 2) continue
    const evenness = counts.filter((count) => count === width).length / counts.length
    const isBetter = evenness > best.evenness || (evenness === best.evenness && width > best.width)
    if (isBetter) best = { delimiter, evenness, width }
  }
  return best.delimiter
}

async function firstText(path: string, encoding: string): Promise<string> {
  let text = ''
  for await (const piece of readLines(path, { encoding })) {
    text += piece
    if (text.length >= SAMPLE) break
  }
  return text
}

/** How many cells the rows have; of a sample that can't be cut so, none. */
async function cellCounts(path: string, sample: string, delimiter: Delimiter): Promise<number[]> {
  const counts: number[] = []
  try {
    for await (const batch of readCsv(path, once(sample), delimiter)) {
      for (const { cells } of batch) counts.push(cells.length)
    }
  } catch (error) {
    // The sample may end within a quoted cell: the rows before it count.
    if (!(error instanceof Unreadable)) throw error
  }
  return counts
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

function mostFrequent(counts: number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}
