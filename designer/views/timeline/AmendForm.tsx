import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { type Amendment, amend, askGate, type Gate, type Proposal } from '../../model/governance/proposals.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { FormError } from '../account/FormError.tsx'
import { createSending, faultText } from '../proposals/createSending.ts'
import { allAccepted, GateBreaks } from '../proposals/GateBreaks.tsx'
import { RequestSent } from '../proposals/RequestSent.tsx'
import '../proposals/proposals.css'

/** A change of the timeline itself: the reason, what callers will feel of it, and how many must approve it. */
export function AmendForm(props: {
  strategy: string
  /** Undefined while it isn't complete. */
  amendment: Amendment | undefined
  /** What is missing, said when it is sent. */
  complaint?: string | undefined
  title: string
  action: string
  leave: string
  approvals: number
  onClose: () => void
  onDone: () => void
  children: JSX.Element
}): JSX.Element {
  const [note, setNote] = createSignal('')
  const [accepted, setAccepted] = createSignal<readonly string[]>([])
  const [tried, setTried] = createSignal(false)
  const [proposed, setProposed] = createSignal<Proposal>()
  const sending = createSending()
  const gate = createLoad(
    () => props.amendment,
    async (amendment): Promise<Gate | undefined> => amendment && askGate(props.strategy, amendment),
  )
  const breaks = () => gate.data()?.breaks ?? []
  // Another date breaks other things: what was accepted for one isn't for the next.
  createEffect(on(gate.data, () => setAccepted([]), { defer: true }))
  const noteComplaint = () => (note().trim() === '' ? t('proposals.needReason') : undefined)
  const complaint = (): string | undefined => {
    if (props.complaint !== undefined) return props.complaint
    const failure = gate.failure()
    if (failure) return faultText(failure)
    if (noteComplaint() !== undefined) return noteComplaint()
    return allAccepted(breaks(), accepted()) ? undefined : t('proposals.breaks.need')
  }
  const submit = () => {
    setTried(true)
    return sending.send(complaint(), async () => {
      const { amendment } = props
      if (!amendment) return
      const said = { note: note().trim(), acceptedBreaks: [...accepted()] }
      const proposal = await amend(props.strategy, amendment, said)
      props.onDone()
      if (proposal.state === 'open') setProposed(proposal)
      else props.onClose()
    })
  }
  return (
    <Show
      when={proposed()}
      fallback={
        <Dialog
          title={props.title}
          onClose={props.onClose}
          onSubmit={() => void submit()}
          actions={
            <>
              <button type="button" class="button" onClick={props.onClose}>
                {props.leave}
              </button>
              <button type="submit" class="button primary" aria-disabled={sending.busy()}>
                {props.approvals > 0 ? t('proposals.request') : props.action}
              </button>
            </>
          }
        >
          {props.children}
          <TextArea
            label={t('proposals.reason')}
            value={note()}
            onInput={setNote}
            complaint={tried() ? noteComplaint() : undefined}
            rows={2}
          />
          <GateBreaks breaks={breaks()} accepted={accepted()} onAccept={setAccepted} />
          <Show when={props.approvals > 0}>
            <p class="ink-2">{t('proposals.approvals.needed', { n: props.approvals })}</p>
          </Show>
          <FormError text={sending.failed()} />
        </Dialog>
      }
    >
      {(proposal) => <RequestSent proposal={proposal()} onClose={props.onClose} />}
    </Show>
  )
}
