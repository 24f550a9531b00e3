/**
 * The population under the document as it is now. Views ask, and are answered anew after each edit; while the worker
 * is busy only the newest state waits, so that what is dragged is never behind by more than one frame.
 */
import { type Accessor, createEffect, createSignal, createUniqueId, on, onCleanup } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import type { Asked, FromWorker, Summary, ToWorker } from './protocol.ts'
import type { Answers, QuestionName, Questions } from './questions/index.ts'

type PreviewStatus = 'none' | 'opening' | 'ready' | 'broken' | 'not-allowed' | 'failed'

export interface Preview {
  /** `none`: no population is chosen. `broken`: the document has errors, and what is shown is from before them. */
  status: Accessor<PreviewStatus>
  /** Of the newest document that could be scored. */
  summary: Accessor<Summary | undefined>
  /**
   * Asks for as long as the view is there; undefined until the first answer, and where the question is undefined.
   * While a newer answer is on its way the last one stays.
   */
  ask<N extends QuestionName>(name: N, params: Accessor<Questions[N] | undefined>): Accessor<Answers[N] | undefined>
}

export interface PreviewSources {
  /** The id of the population; undefined where none is chosen. */
  population: Accessor<string | undefined>
  document: Accessor<Strategy>
  base: Accessor<Strategy | undefined>
  asOf: Accessor<string>
}

export function createPreview(sources: PreviewSources): Preview {
  const [status, setStatus] = createSignal<PreviewStatus>('none')
  const [summary, setSummary] = createSignal<Summary>()
  const asked = new Map<string, { question: Asked; answered: (answer: unknown) => void }>()
  let worker: Worker | undefined
  let busy = false
  let wanted = false

  const send = (message: ToWorker) => worker?.postMessage(message)

  /** The newest state, as soon as the worker is free; several changes within a turn are one. */
  const refresh = () => {
    if (wanted) return
    wanted = true
    queueMicrotask(frame)
  }
  function frame(): void {
    if (busy || !wanted || !worker || status() === 'opening' || sources.population() === undefined) return
    wanted = false
    busy = true
    const questions = Object.fromEntries([...asked].map(([key, { question }]) => [key, question]))
    send({ kind: 'frame', document: sources.document(), asOf: sources.asOf(), asked: questions })
  }

  function receive(message: FromWorker): void {
    switch (message.kind) {
      case 'opened':
        setStatus('ready')
        break
      case 'not-opened':
        setStatus(message.status === 403 ? 'not-allowed' : 'failed')
        return
      case 'broken':
        busy = false
        setStatus('broken')
        break
      case 'answered':
        busy = false
        setStatus('ready')
        setSummary(message.summary)
        for (const [key, answer] of Object.entries(message.answers)) asked.get(key)?.answered(answer)
    }
    frame()
  }

  createEffect(
    on(sources.population, (population) => {
      setSummary(undefined)
      if (population === undefined) return setStatus('none')
      if (!worker) {
        worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
        worker.addEventListener('message', ({ data }) => receive(data))
        worker.addEventListener('error', () => setStatus('failed'))
      }
      setStatus('opening')
      send({ kind: 'open', population })
      send({ kind: 'base', document: sources.base() })
      refresh()
    }),
  )
  createEffect(
    on(
      sources.base,
      (document) => {
        send({ kind: 'base', document })
        refresh()
      },
      { defer: true },
    ),
  )
  createEffect(on([sources.document, sources.asOf], refresh, { defer: true }))
  onCleanup(() => worker?.terminate())

  return {
    status,
    summary,
    ask<N extends QuestionName>(name: N, params: Accessor<Questions[N] | undefined>) {
      const key = createUniqueId()
      const [answer, setAnswer] = createSignal<Answers[N]>()
      createEffect(() => {
        const given = params()
        if (given === undefined) {
          asked.delete(key)
          setAnswer(undefined)
          return
        }
        asked.set(key, {
          question: { name, params: given } as Asked,
          answered: (value) => setAnswer(() => value as Answers[N]),
        })
        refresh()
      })
      onCleanup(() => asked.delete(key))
      return answer
    },
  }
}
