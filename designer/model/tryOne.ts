import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { EvaluateRequest, Evaluation, Strategy, SubjectRequest } from '../../engine/index.ts'
import { exampleOf, readForm, type Typed, typedOf } from './form.ts'
import type { MessageKey } from './i18n/translate.ts'

export { todayHere } from './today.ts'

/** What was tried last, kept for the session so that a reload brings it back. */
interface Kept {
  typed: Typed
  asOf: string
  previousTier: string
  subject: string
}

export interface TryOne {
  typed: Typed
  type(fieldId: string, text: string): void
  asOf(): string
  setAsOf(date: string): void
  previousTier(): string
  setPreviousTier(tier: string): void
  subject(): string
  setSubject(id: string): void
  /** Back to the example. */
  reset(): void
  /** A subject of the population, with all its values. */
  take(request: SubjectRequest, document: Strategy): void
  /** What can't be read in the form, by field id. */
  faults(): Record<string, MessageKey>
  /** Undefined while the form holds faults, or nothing compiles. */
  evaluation(): Evaluation | undefined
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/**
 * One subject tried against a strategy: the form's state, evaluated again on every change by the
 * same engine that the server runs.
 *
 * @param decide undefined where nothing can be decided (yet): the document has errors, the engine is on its way
 */
export function createTryOne(
  document: () => Strategy,
  decide: (request: EvaluateRequest) => Evaluation | undefined,
  today: string,
): TryOne {
  const { id } = document()
  const kept = recall(id)
  const [typed, setTyped] = createStore<Typed>(kept?.typed ?? exampleOf(document(), today))
  const [asOf, setAsOf] = createSignal(kept?.asOf ?? today)
  const [previousTier, setPreviousTier] = createSignal(kept?.previousTier ?? '')
  const [subject, setSubject] = createSignal(kept?.subject ?? '')

  const reading = createMemo(() => readForm(document(), { ...typed }))
  const faults = (): Record<string, MessageKey> => ({
    ...reading().faults,
    ...(isDate(asOf()) ? {} : { asOf: 'fault.date' as const }),
  })
  const evaluation = createMemo<Evaluation | undefined>(() => {
    if (Object.keys(faults()).length > 0) return undefined
    return decide({
      input: reading().input,
      asOf: asOf(),
      previousTier: previousTier() || undefined,
      subject: subject() || undefined,
      trace: 'full',
    })
  })

  const state = (): Kept => ({ typed: { ...typed }, asOf: asOf(), previousTier: previousTier(), subject: subject() })
  createEffect(on(state, (next) => remember(id, next), { defer: true }))

  return {
    typed,
    type: (fieldId, text) => setTyped(fieldId, text),
    asOf,
    setAsOf,
    previousTier,
    setPreviousTier,
    subject,
    setSubject,
    reset: () => {
      setTyped(reconcile(exampleOf(unwrap(document()), today)))
      setAsOf(today)
      setPreviousTier('')
      setSubject('')
    },
    take(request, of) {
      setTyped(reconcile(typedOf(of, request.input)))
      setPreviousTier(typeof request.previousTier === 'string' ? request.previousTier : '')
      setSubject(typeof request.subject === 'string' ? request.subject : '')
    },
    faults,
    evaluation,
  }
}

const keyOf = (id: string) => `tiersmith.try.${id}`

// Session storage may be forbidden or full; the form then lives as long as the page.
function recall(id: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(id))
    return text === null ? undefined : (JSON.parse(text) as Kept)
  } catch {
    return undefined
  }
}

function remember(id: string, state: Kept): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(state))
  } catch {
    // Nothing to do: see above.
  }
}
