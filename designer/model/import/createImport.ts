/** A file on its way to becoming a population: sent, looked at, decided on, imported. */
import { batch, createSignal, onCleanup } from 'solid-js'
import { type Failure, failureOf } from '../api.ts'
import { getPopulation, type Population, populationsOf } from '../populations.ts'
import { inOrderOf, isForColumns, isForOne, type Mapping, type Target, targetOf, withTarget } from './mapping.ts'
import {
  createPopulation,
  type Profile,
  profileAgain,
  type Reading,
  type UndecidedCode,
  uploadPath,
} from './profile.ts'
import { type Answers, columnsOfAnswer, mergeQuestions, type Question, withAnswer } from './questions.ts'
import { type Sending, sendFile } from './upload.ts'

export type Stage = 'choose' | 'sending' | 'ready' | 'importing'
/** `broken`: the connection ended while the file was sent. `expired`: the server no longer has the file. */
export type ImportFailure = Failure | { kind: 'broken'; at: Sending } | { kind: 'expired' }

/** Populations that are looked at for a mapping of a file of the same kind. */
const LOOKED_AT = 6

const MEANINGS: ReadonlySet<UndecidedCode> = new Set(['value', 'decimal', 'percent', 'date-order'])

export type Import = ReturnType<typeof createImport>

export function createImport(firstStrategy: string) {
  const [strategy, setStrategy] = createSignal(firstStrategy)
  const [file, setFile] = createSignal<File>()
  const [name, setName] = createSignal('')
  const [stage, setStage] = createSignal<Stage>('choose')
  const [progress, setProgress] = createSignal<Sending>({ sent: 0, total: 0 })
  const [failure, setFailure] = createSignal<ImportFailure>()
  const [profile, setProfile] = createSignal<Profile>()
  const [mapping, setMapping] = createSignal<Mapping>()
  const [questions, setQuestions] = createSignal<Question[]>([])
  const [answers, setAnswers] = createSignal<Answers>({})
  const [checking, setChecking] = createSignal(false)
  const [similar, setSimilar] = createSignal<Population>()
  let reading: Reading = {}
  let stop = new AbortController()
  /** Counts what was asked of the server: only the last answer holds. */
  let turn = 0
  onCleanup(() => stop.abort())

  const open = () => questions().filter(({ key }) => answers()[key] === undefined)

  /** Whether what a column's cells mean is still to be decided. */
  const waits = (column: string) => open().some(({ about }) => about.column === column && MEANINGS.has(about.code))

  /** Answers go with their questions. */
  function ask(next: Question[]): void {
    const kept = next.flatMap(({ key }) => (answers()[key] === undefined ? [] : [[key, answers()[key] as number]]))
    batch(() => {
      setAnswers(Object.fromEntries(kept))
      setQuestions(next)
    })
  }

  function forget(): void {
    stop.abort()
    turn++
    reading = {}
    batch(() => {
      setProfile(undefined)
      setMapping(undefined)
      ask([])
      setSimilar(undefined)
      setFailure(undefined)
      setChecking(false)
      setStage('choose')
    })
  }

  /** Sends a file, instead of any before. */
  async function choose(next: File): Promise<void> {
    forget()
    setFile(next)
    setName(next.name.replace(/\.[^.]+$/, '').slice(0, 200))
    await send()
  }

  /** Sends a file of which is known what its columns are for. */
  async function chooseDecided(next: File, decided: Mapping, called: string): Promise<void> {
    forget()
    setFile(next)
    setName(called.slice(0, 200))
    setMapping(decided)
    await send()
  }

  /** Sends the file, again where the way was cut off; what has been decided holds. */
  async function send(): Promise<void> {
    const sending = file()
    if (!sending) return
    stop = new AbortController()
    batch(() => {
      setFailure(undefined)
      setProgress({ sent: 0, total: sending.size })
      setStage('sending')
    })
    const path = uploadPath(strategy(), sending.name)
    const sent = await sendFile<Profile>(path, sending, setProgress, stop.signal)
    if (sent.ok) {
      const decided = mapping()
      if (decided) await look(sent.answer.upload, decided, new Set())
      else take(sent.answer, undefined)
      void findSimilar()
    } else if (sent.failure.kind !== 'stopped') {
      setFailure(sent.failure.kind === 'broken' ? { kind: 'broken', at: progress() } : sent.failure)
      setStage('choose')
    }
  }

  function take(next: Profile, again: ReadonlySet<string> | undefined): void {
    batch(() => {
      if (!again) setAnswers({})
      ask(mergeQuestions(questions(), next.undecided, again, answers()))
      setProfile((before) => withEvidence(next, before))
      setMapping(next.mapping)
      setStage('ready')
    })
  }

  /** Looks at the file again. @param again columns that are asked about anew; undefined: all */
  async function look(upload: string, given: Mapping | undefined, again: ReadonlySet<string> | undefined) {
    const mine = ++turn
    setChecking(true)
    try {
      const next = await profileAgain(upload, strategy(), reading, given)
      if (mine !== turn) return
      take(next, again)
      setFailure(undefined)
    } catch (error) {
      if (mine === turn) fail(error)
    } finally {
      if (mine === turn) setChecking(false)
    }
  }

  function fail(error: unknown): void {
    const found = failureOf(error)
    setFailure(found.kind === 'not-found' ? { kind: 'expired' } : found)
  }

  function change(next: Mapping, again: ReadonlySet<string> | undefined): void {
    setMapping(next)
    const upload = profile()?.upload
    if (upload !== undefined) void look(upload, next, again)
  }

  /** Whatever the file, or what it is for, is taken to be: it is looked at from the beginning. */
  function readAs(next: Reading): void {
    reading = { ...reading, ...next }
    const upload = profile()?.upload
    if (upload !== undefined) void look(upload, undefined, undefined)
  }

  function chooseStrategy(id: string): void {
    setStrategy(id)
    setSimilar(undefined)
    readAs({})
    void findSimilar()
  }

  function answer(key: string, choice: number): void {
    const question = questions().find((one) => one.key === key)
    const taken = question?.about.choices[choice]
    if (!question || !taken) return
    if (question.about.code === 'encoding') {
      readAs({ encoding: String(taken.value) })
      return
    }
    setAnswers((all) => ({ ...all, [key]: choice }))
    const now = mapping()
    if (!now) return
    const again = columnsOfAnswer(question.about, taken.value)
    ask(questions().filter((one) => one.key === key || !again.has(one.about.column ?? '')))
    const next = withAnswer(now, question.about, taken.value)
    if (next !== now) change(next, new Set())
  }

  function retarget(column: string, target: Target): void {
    const now = mapping()
    if (!now) return
    const taken = now.columns.find((one) => isForOne(target) && targetOf(one) === target)
    const again = new Set([column, ...(taken ? [taken.column] : [])])
    ask(questions().filter(({ about }) => !again.has(about.column ?? '')))
    change(withTarget(now, column, target), again)
  }

  async function findSimilar(): Promise<void> {
    const [asked, names] = [profile()?.upload, profile()?.header?.names]
    if (!names || mapping() === undefined) return
    try {
      for (const { id } of (await populationsOf(strategy())).slice(0, LOOKED_AT)) {
        const population = await getPopulation(id)
        if (asked !== profile()?.upload || population.strategy !== strategy()) return
        if (isForColumns(population.mapping, names)) return void setSimilar(population)
      }
    } catch {
      // An offer that can't be made isn't missed.
    }
  }

  /** Takes over what was decided for a file of the same kind. */
  function takeOver({ mapping: made }: Population): void {
    const [now, names] = [mapping(), profile()?.header?.names]
    if (!now || !names) return
    const { source: _, ...decided } = inOrderOf(made, names)
    setSimilar(undefined)
    change({ ...decided, ...(now.source ? { source: now.source } : {}) }, undefined)
  }

  /** @returns the population, or undefined where it failed */
  async function finish(): Promise<Population | undefined> {
    const [upload, now] = [profile()?.upload, mapping()]
    if (upload === undefined || now === undefined) return undefined
    setStage('importing')
    try {
      return await createPopulation({ name: name().trim(), strategy: strategy(), upload, mapping: now })
    } catch (error) {
      fail(error)
      setStage('ready')
      return undefined
    }
  }

  return {
    strategy,
    chooseStrategy,
    file,
    choose,
    chooseDecided,
    send,
    cancel: forget,
    name,
    setName,
    stage,
    progress,
    failure,
    profile,
    mapping,
    change: (next: Mapping) => change(next, new Set()),
    retarget,
    readAs,
    questions,
    answers,
    open,
    waits,
    answer,
    checking,
    similar,
    takeOver,
    finish,
  }
}

/** What showed the encoding at first, where it is only repeated since. */
function withEvidence(next: Profile, before: Profile | undefined): Profile {
  const [now, first] = [next.source, before?.source]
  if (!now || !first || now.kind !== first.kind || now.kind === 'xlsx' || first.kind === 'xlsx') return next
  const isRepeated = now.encoding.by === 'named' && now.encoding.label === first.encoding.label
  return isRepeated ? { ...next, source: { ...now, encoding: first.encoding } } : next
}
