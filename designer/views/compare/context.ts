import { type Accessor, createMemo, createSignal, type Setter } from 'solid-js'
import { type Impact, type ImpactNames, impactNames, type Strategy } from '../../../engine/index.ts'
import { type Choices, type Comparison, columnName, isSound, sameSide } from '../../model/compare.ts'
import { breakdownFields, type ImpactQuestion, readImpact } from '../../model/compareImpact.ts'
import { createLoad, type Load } from '../../model/load.ts'
import { type PopulationEntry, populationsOf } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { label } from '../../model/words.ts'

/** How the changes are told. */
export type LayoutView = 'words' | 'side' | 'json'

/** What the parts of the screen share: the two sides, and what their difference does to the population chosen. */
export interface CompareView {
  choices: Accessor<Choices>
  comparison: Accessor<Comparison>
  a: Accessor<Strategy>
  b: Accessor<Strategy>
  /** How the two are called at the head of a column: v2, a draft's name. */
  before: Accessor<string>
  after: Accessor<string>
  /** Whether both sides can be evaluated. */
  sound: Accessor<boolean>
  populations: Load<PopulationEntry[]>
  population: Accessor<PopulationEntry | undefined>
  /** The fields that the population can be broken down by, and the one chosen: the first by default, '' for none. */
  fields: Accessor<readonly string[]>
  by: Accessor<string | undefined>
  setBy: Setter<string | undefined>
  question: Accessor<ImpactQuestion | undefined>
  /** What it does to the population; undefined until it is counted for these two sides. */
  impact: Accessor<Impact | undefined>
  counting: Pick<Load<unknown>, 'failure' | 'loading' | 'retry'>
  /** What things are called in the impact, in the language of the screens. */
  names: Accessor<ImpactNames | undefined>
}

export function createCompareView(given: {
  choices: Accessor<Choices>
  comparison: Accessor<Comparison>
  /** The population asked for, by id; the newest by default. */
  wanted: Accessor<string | undefined>
}): CompareView {
  const { choices, comparison, wanted } = given
  const strategy = createMemo(() => choices().strategy)
  const sound = () => isSound(comparison().from) && isSound(comparison().to)
  const populations = createLoad(strategy, populationsOf)
  const population = createMemo(() => {
    const all = populations.data() ?? []
    return all.find(({ id }) => id === wanted()) ?? all[0]
  })
  const about = createMemo(() => ({ population: population()?.id, comparison: comparison() }))
  const known = createLoad(about, async ({ population: id, comparison: of }) => ({
    population: id,
    fields: id === undefined ? [] : await breakdownFields(id, of).catch(() => []),
  }))
  const fields = () => (known.data()?.population === population()?.id ? known.data()?.fields : undefined)
  const [chosen, setBy] = createSignal<string>()
  const by = () => {
    const all = fields() ?? []
    const wished = chosen() ?? all[0]
    return wished !== undefined && all.includes(wished) ? wished : undefined
  }
  const question = createMemo<ImpactQuestion | undefined>(() => {
    const { population: id, comparison: of } = about()
    // What it can be broken down by is known first, so that it is counted once.
    if (id === undefined || fields() === undefined || !sound()) return undefined
    return { strategy: strategy(), from: of.from.name, to: of.to.name, population: id, by: by() }
  })
  const load = createLoad(question, async (asked) => asked && { asked, impact: await readImpact(asked) })
  // The last answer stays while a field or population is chosen anew, but never for other sides than those shown.
  const impact = createMemo(() => {
    const [answer, asked] = [load.data(), question()]
    const isOfThese = answer && asked && sameSide(answer.asked.from, asked.from) && sameSide(answer.asked.to, asked.to)
    return isOfThese ? answer.impact : undefined
  })
  const a = () => comparison().from.document
  const b = () => comparison().to.document
  const before = () => columnName(comparison().from.name, comparison().to.name, label('draft'))
  const after = () => columnName(comparison().to.name, comparison().from.name, label('draft'))
  const names = createMemo(() => {
    const found = impact()
    return (
      found && impactNames({ impact: found, a: a(), b: b(), language: language(), before: before(), after: after() })
    )
  })
  return {
    choices,
    comparison,
    a,
    b,
    before,
    after,
    sound,
    populations,
    population,
    fields: () => fields() ?? [],
    by,
    setBy,
    question,
    impact,
    counting: load,
    names,
  }
}

export interface ImpactProps {
  impact: Impact
  names: ImpactNames
  view: CompareView
}
