/** Names of columns and values as people vary them: case, width, spaces, signs, a unit in brackets, a slip. */
import type { Text } from '../../engine/index.ts'
import { simplified } from './scripts.ts'

/** What is left of a name where only its letters and digits count, in one script of Chinese. */
export const foldName = (name: string): string =>
  simplified(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]/gu, ''),
  )

/** All ways in which a thing of a strategy is called: its id, and its title in every language. */
export const namesOf = ({ id, title }: { id: string; title?: Text | undefined }): string[] => [
  id,
  ...(title === undefined ? [] : typeof title === 'string' ? [title] : Object.values(title)),
]

/** Whether one name may be meant where the other is written: equal but for case, spaces and signs, or a slip or two apart. */
export const isNear = (a: string, b: string): boolean => likeness(a, b) >= 0.6

/** From 0 to 1; 1 where two names are equal but for case, width, spaces and signs. */
export function likeness(a: string, b: string): number {
  const [plainA, plainB] = [foldName(a), foldName(b)]
  if (plainA === plainB) return plainA === '' ? 0 : 1
  const [pairsA, pairsB] = [pairsOf(plainA), pairsOf(plainB)]
  const total = pairsA.size + pairsB.size
  const shared = [...pairsA].filter((pair) => pairsB.has(pair)).length
  return total === 0 ? 0 : (2 * shared) / total
}

/** Every two neighbouring characters of a name (for the Sørensen–Dice likeness of two names). */
function pairsOf(name: string): Set<string> {
  return new Set(
    Array.from(name).flatMap((character, index, all) => (index === 0 ? [] : [`${all[index - 1]}${character}`])),
  )
}

const BRACKETS = /[([{【〔][^)\]}】〕]*[)\]}】〕]/g

/** A column's name without what stands in brackets: 年銷售額（萬元） is 年銷售額. */
export const withoutBrackets = (name: string): string => name.normalize('NFKC').replace(BRACKETS, '').trim()

/** What stands in brackets, or after a stroke: 萬元 of 年銷售額（萬元） and of 年銷售額/萬元. */
export function hintsOf(name: string): string[] {
  const plain = name.normalize('NFKC')
  const inBrackets = plain.match(BRACKETS)?.map((hint) => hint.slice(1, -1).trim()) ?? []
  const [, afterStroke] = /[/:,]\s*([^/:,()]+)$/.exec(plain) ?? []
  return afterStroke === undefined ? inBrackets : [...inBrackets, afterStroke.trim()]
}
