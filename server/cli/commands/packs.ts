/** `packs`: the ready-made rule packs that come with the program. */
import { localize } from '../../../engine/index.ts'
import { DONE } from '../failure.ts'
import { counted, say, writeOut } from '../io/output.ts'
import { rulesFolder } from '../rulesFolder.ts'

export async function packsCommand(): Promise<number> {
  // The packs' reader knows the store, which this program needs for nothing else here.
  const { readPacks } = await import('../../services/packs.ts')
  const { packs, broken } = readPacks(rulesFolder())
  for (const pack of packs) {
    const strategies = pack.strategies.map(({ id, versions }) => `${id} (${counted(versions.length, 'version')})`)
    await writeOut(`${pack.id}: ${localize(pack.title, 'en')}\n`)
    for (const text of [pack.purpose, pack.source])
      if (text !== undefined) await writeOut(`  ${localize(text, 'en')}\n`)
    await writeOut(`  strategies: ${strategies.join(', ')}\n`)
  }
  for (const { folder, error } of broken)
    say(`${folder}: can't be used: ${error instanceof Error ? error.message : error}`)
  return DONE
}
