/** `replay`: every recorded decision of a server's data folder evaluated again and held against what was stored. */
import type { Replay } from '../../decisions/replay.ts'
import { sealKeyAt } from '../../secrets.ts'
import { parseMoment } from '../../services/moment.ts'
import { type DataOptions, databaseIn, reading } from '../database.ts'
import { ANSWER_IS_NO, DONE, Failure } from '../failure.ts'
import { counted, say, writeOut } from '../io/output.ts'

export interface ReplayOptions extends DataOptions {
  strategy?: string
  from?: string
  to?: string
  json?: true
}

type Tally = Record<Replay['outcome'], number>

const PAGE = 500

export async function replayCommand(options: ReplayOptions): Promise<number> {
  const [from, before] = [instantAt(options.from, '--from'), instantAt(options.to, '--to')]
  const tally: Tally = { identical: 0, different: 0, 'not-replayable': 0 }
  const reasons = new Map<string, number>()
  // What runs rules and the database's driver is loaded only by those who ask for it.
  const [{ Reopener }, { replay }, { findDecisions }, { firstIdAt }] = await Promise.all([
    import('../../decisions/reopen.ts'),
    import('../../decisions/replay.ts'),
    import('../../store/decisions.ts'),
    import('../../decisions/uuidv7.ts'),
  ])
  const idAt = (instant: number | undefined) => (instant === undefined ? undefined : firstIdAt(instant))
  const filter = { strategy: options.strategy, from: idAt(from), before: idAt(before) }
  await reading(databaseIn(options), async (store) => {
    const reopener = new Reopener(store, keyIn(options.data))
    let after: string | undefined
    do {
      const rows = await findDecisions(store, filter, { limit: PAGE, after, oldestFirst: true })
      for (const row of rows) {
        const replayed = await replay(reopener, row)
        tally[replayed.outcome]++
        if (replayed.outcome === 'not-replayable') count(reasons, replayed.reason.message)
        if (options.json || replayed.outcome === 'different') await writeOut(textOf(replayed, options.json))
      }
      after = rows.length < PAGE ? undefined : rows.at(-1)?.id
    } while (after !== undefined)
  })
  summarise(tally, reasons)
  return tally.different === 0 ? DONE : ANSWER_IS_NO
}

const count = (reasons: Map<string, number>, reason: string) => reasons.set(reason, (reasons.get(reason) ?? 0) + 1)

/** One line a difference, or one a decision as JSON. */
const textOf = (replayed: Replay, asJson: true | undefined): string => {
  if (asJson) return `${JSON.stringify(replayed)}\n`
  if (replayed.outcome !== 'different') return ''
  const said = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value))
  return replayed.differences
    .map(
      ({ backend, path, stored, now }) => `${replayed.decisionId} ${backend} ${path}: ${said(stored)} → ${said(now)}\n`,
    )
    .join('')
}

const summarise = (tally: Tally, reasons: Map<string, number>): void => {
  const all = tally.identical + tally.different + tally['not-replayable']
  say(
    `${counted(all, 'decision')}: ${tally.identical} identical, ${tally.different} different, ` +
      `${tally['not-replayable']} not replayable.`,
  )
  for (const [reason, times] of reasons) say(`${times} × ${reason}`)
}

/** @throws Failure where it is no moment; a date begins in UTC */
const instantAt = (text: string | undefined, option: string): number | undefined => {
  if (text === undefined) return undefined
  const moment = parseMoment(text)
  if (!moment)
    throw new Failure(`${option} ${text}: write a date such as 2026-04-01 or a date-time such as 2026-04-01T09:30:00Z.`)
  return 'date' in moment ? Date.parse(moment.date) : moment.instant
}

const keyIn = (data: string): Buffer | undefined => {
  try {
    return sealKeyAt(data)
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error))
  }
}
