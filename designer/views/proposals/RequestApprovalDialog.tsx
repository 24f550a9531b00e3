import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Proposal, Source } from '../../model/governance/proposals.ts'
import { type RequestReading, readRequest } from '../../model/governance/request.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormError } from '../account/FormError.tsx'
import { LoadingText } from '../states.tsx'
import { faultText } from './createSending.ts'
import { RequestForm } from './RequestForm.tsx'
import { RequestSent } from './RequestSent.tsx'
import '../../ui/forms.css'
import './proposals.css'

/**
 * Asks for approval of a draft, or of an old version brought back; publishes it where nobody needs to approve.
 * @param digest of the draft as it is seen: what somebody saved in between is not proposed
 */
export default function RequestApprovalDialog(props: {
  strategy: string
  source: Source
  digest?: string
  onClose: () => void
  /** It was proposed, and published where its state says so. */
  onSent?: (proposal: Proposal) => void
}): JSX.Element {
  const load = createLoad(
    () => props.source,
    (source): Promise<RequestReading> => readRequest(props.strategy, source),
  )
  const [sent, setSent] = createSignal<Proposal>()
  const failed = () => {
    const failure = load.failure()
    return failure && faultText(failure)
  }
  return (
    <Switch
      fallback={
        <Dialog
          title={t('proposals.request')}
          onClose={props.onClose}
          actions={
            <button type="button" class="button" onClick={props.onClose}>
              {t('proposals.close')}
            </button>
          }
        >
          <Show when={failed()} fallback={<LoadingText />}>
            <FormError text={failed()} />
          </Show>
        </Dialog>
      }
    >
      <Match when={sent()}>{(proposal) => <RequestSent proposal={proposal()} onClose={props.onClose} />}</Match>
      <Match when={load.data()} keyed>
        {(reading) => (
          <RequestForm
            strategy={props.strategy}
            source={props.source}
            digest={props.digest}
            reading={reading}
            onClose={props.onClose}
            onSent={(proposal) => {
              setSent(proposal)
              props.onSent?.(proposal)
            }}
          />
        )}
      </Match>
    </Switch>
  )
}
