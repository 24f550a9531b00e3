import { createSignal, type JSX, Show } from 'solid-js'
import {
  askGate,
  type ImpactSeen,
  type Proposal,
  propose,
  publish,
  type Source,
} from '../../model/governance/proposals.ts'
import { type RequestReading, seeImpact } from '../../model/governance/request.ts'
import { momentOf } from '../../model/governance/zone.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { FormError } from '../account/FormError.tsx'
import { createSending, faultText } from './createSending.ts'
import { allAccepted, GateBreaks } from './GateBreaks.tsx'
import { GateChecks } from './GateChecks.tsx'
import { PhaseField, phaseOf } from './PhaseField.tsx'
import { type When, WhenFields } from './WhenFields.tsx'

/** When, why, and what must be seen and accepted before it is sent. */
export function RequestForm(props: {
  strategy: string
  source: Source
  digest: string | undefined
  reading: RequestReading
  onClose: () => void
  onSent: (proposal: Proposal) => void
}): JSX.Element {
  const [when, setWhen] = createSignal<When>({ atOnce: true, date: '', time: '' })
  const [phase, setPhase] = createSignal('')
  const [note, setNote] = createSignal('')
  const [accepted, setAccepted] = createSignal<readonly string[]>([])
  const [ticked, setTicked] = createSignal({ warnings: false, impact: false })
  const [tried, setTried] = createSignal(false)
  const sending = createSending()

  const timeZone = () => props.reading.settings.timeZone
  const effective = (): { effectiveFrom?: string } => {
    const { atOnce, date, time } = when()
    return atOnce || date === '' ? {} : { effectiveFrom: momentOf(timeZone(), date, time) }
  }
  const gate = createLoad(
    () => ({ ...props.source, ...effective() }),
    (asked) => askGate(props.strategy, asked),
  )
  const impact = createLoad(
    () => props.source,
    async (source): Promise<ImpactSeen | null> => {
      const [population] = props.reading.populations
      const { inEffect, errors } = props.reading
      if (population === undefined || inEffect === undefined || errors > 0) return null
      return seeImpact(props.strategy, inEffect, source, population)
    },
  )
  const errors = () => props.reading.errors
  const atOnce = () => props.reading.settings.approvals === 0
  const breaks = () => gate.data()?.breaks ?? []
  const warnings = () => gate.data()?.problems ?? []
  const dateComplaint = () => (!when().atOnce && when().date === '' ? t('proposals.when.need') : undefined)
  const noteComplaint = () => (note().trim() === '' ? t('proposals.needReason') : undefined)

  const complaint = (): string | undefined => {
    const failure = gate.failure()
    if (failure) return faultText(failure)
    if (errors() > 0) return t('proposals.fault.strategy-has-errors')
    if (dateComplaint() !== undefined) return dateComplaint()
    if (noteComplaint() !== undefined) return noteComplaint()
    if (warnings().length > 0 && !ticked().warnings) return t('proposals.warnings.need')
    if (compareHref() !== undefined && !ticked().impact) return t('proposals.impact.need')
    return allAccepted(breaks(), accepted()) ? undefined : t('proposals.breaks.need')
  }
  const submit = () => {
    setTried(true)
    return sending.send(complaint(), async () => {
      const seen = impact.data()
      const digest = props.digest ?? gate.data()?.digest
      const proposal = await propose(props.strategy, props.source, {
        ...effective(),
        ...phaseOf(props.reading.phases, phase()),
        note: note().trim(),
        acceptedBreaks: [...accepted()],
        ...(digest === undefined ? {} : { digest }),
        ...(seen ? { impact: seen } : {}),
      })
      props.onSent(atOnce() ? await publish(proposal) : proposal)
    })
  }
  const compareHref = () => {
    const from = props.reading.inEffect
    if (from === undefined) return undefined
    const to = 'draft' in props.source ? `draft-${props.source.draft}` : String(props.source.version)
    return `/strategies/${encodeURIComponent(props.strategy)}/compare/${from}/${encodeURIComponent(to)}`
  }
  return (
    <Dialog
      title={titleOf(props.source, atOnce())}
      onClose={props.onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <button type="button" class="button" onClick={props.onClose}>
            {t('proposals.cancel')}
          </button>
          <button type="submit" class="button primary" aria-disabled={sending.busy() || gate.loading()}>
            {t(atOnce() ? 'proposals.publish' : 'proposals.request')}
          </button>
        </>
      }
    >
      <Show when={'version' in props.source && props.source}>
        {(source) => (
          <p class="ink-2">{t('proposals.restore.text', { n: (source() as { version: number }).version })}</p>
        )}
      </Show>
      <WhenFields
        when={when()}
        onWhen={setWhen}
        timeZone={timeZone()}
        complaint={tried() ? dateComplaint() : undefined}
      />
      <PhaseField known={props.reading.phases} value={phase()} onInput={setPhase} />
      <TextArea
        label={t('proposals.reason')}
        value={note()}
        onInput={setNote}
        hint={t('proposals.reasonHint')}
        complaint={tried() ? noteComplaint() : undefined}
        rows={2}
      />
      <GateChecks
        errors={errors()}
        warnings={warnings()}
        impact={impact.failure() ? null : impact.data()}
        compareHref={compareHref()}
        ticked={ticked()}
        onTick={setTicked}
      />
      <GateBreaks breaks={breaks()} accepted={accepted()} onAccept={setAccepted} />
      <p class="ink-2">
        {atOnce()
          ? t('proposals.approvals.none')
          : t('proposals.approvals.needed', { n: props.reading.settings.approvals })}
      </p>
      <FormError text={sending.failed()} />
    </Dialog>
  )
}

function titleOf(source: Source, atOnce: boolean): string {
  if ('version' in source) return t('proposals.restore.title', { n: source.version })
  return t(atOnce ? 'proposals.publish.title' : 'proposals.request.title', { name: source.draft })
}
