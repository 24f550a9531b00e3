import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import {
  localize,
  type Scalar,
  type Strategy,
  type Text,
  type Witness,
  type WitnessOutcome,
} from '../../../engine/index.ts'
import { formatDate, formatNumber } from '../../model/format.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { facetOf, literalText, vocabularyOf } from '../../model/sentence.ts'
import { heading, label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import type { CompareView } from './context.ts'

/** On demand: one subject on which the two versions differ. */
export function WitnessView(props: { view: CompareView }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const witness = () => props.view.comparison().witness
  const found = () => {
    const one = witness()
    return one?.kind === 'found' ? one : undefined
  }
  return (
    <section class="change-group witness" aria-labelledby="changes-witness">
      <div class="change-head">
        <h3 id="changes-witness">{t('compare.witness')}</h3>
        <span class="spring" />
        <Show when={!open()}>
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {t('compare.witnessDo')}
          </button>
        </Show>
      </div>
      <Show when={open()}>
        <Switch fallback={<p class="ink-2">{t('compare.noWitness')}</p>}>
          <Match when={found()}>{(one) => <Found witness={one()} view={props.view} />}</Match>
          <Match when={witness()?.kind === 'same-plan'}>
            <p class="ink-2">{t('compare.samePlan')}</p>
          </Match>
          <Match when={noneFoundIn(witness())}>
            {(n) => <p class="ink-2">{t('compare.noneFound', { n: n() })}</p>}
          </Match>
        </Switch>
      </Show>
    </section>
  )
}

const noneFoundIn = (witness: Witness | undefined) => (witness?.kind === 'none-found' ? witness.tries : undefined)

function Found(props: { witness: Witness & { kind: 'found' }; view: CompareView }): JSX.Element {
  const request = () => props.witness.request
  const given = () => Object.entries(request().input as Record<string, Scalar>)
  const { a, b } = props.view
  return (
    <>
      <p class="caption">{t('compare.witnessText')}</p>
      <ScrollX>
        <table class="rows witness-table">
          <thead>
            <tr>
              <th scope="col">{t('compare.result')}</th>
              <th scope="col">{props.view.before()}</th>
              <th scope="col">{props.view.after()}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{label('tier')}</th>
              <td>
                <Outcome outcome={props.witness.a} of={a()} />
              </td>
              <td>
                <Outcome outcome={props.witness.b} of={b()} />
              </td>
            </tr>
            <For each={scoreRows(props.witness, a(), b())}>
              {(row) => (
                <tr>
                  <th scope="row">{row.name}</th>
                  <td class="tab">{row.before}</td>
                  <td class="tab strong">{row.after}</td>
                </tr>
              )}
            </For>
            <Show when={flagRows(props.witness, a(), b())}>
              {(row) => (
                <tr>
                  <th scope="row">{heading('flag')}</th>
                  <td>{row().before}</td>
                  <td>{row().after}</td>
                </tr>
              )}
            </Show>
          </tbody>
        </table>
      </ScrollX>
      <h4>{t('compare.given')}</h4>
      <dl class="witness-given">
        <dt>{label('evaluationDate')}</dt>
        <dd class="tab">{formatDate(request().asOf, language())}</dd>
        <Show when={request().subject}>
          {(subject) => (
            <>
              <dt>{label('subject')}</dt>
              <dd class="mono">{subject()}</dd>
            </>
          )}
        </Show>
        <For each={given()}>
          {([field, value]) => (
            <>
              <dt>{fieldName(field, a(), b())}</dt>
              <dd class="tab">{valueText(field, value, a(), b())}</dd>
            </>
          )}
        </For>
      </dl>
    </>
  )
}

function Outcome(props: { outcome: WitnessOutcome; of: Strategy }): JSX.Element {
  const tier = () => (props.outcome.ok ? props.outcome.tier : undefined)
  return (
    <Show when={tier()} fallback={t('compare.refused')}>
      {(id) => <TierBadge id={id()} of={props.of} />}
    </Show>
  )
}

type Row = { name: string; before: string; after: string }

function scoreRows({ a, b }: { a: WitnessOutcome; b: WitnessOutcome }, before: Strategy, after: Strategy): Row[] {
  const [old, now] = [a, b].map((outcome) => (outcome.ok ? outcome.scores : {})) as [
    Record<string, number>,
    Record<string, number>,
  ]
  const text = (value: number | undefined) => (value === undefined ? '—' : formatNumber(value, language(), 2))
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((id) => old[id] !== now[id])
    .map((id) => ({
      name: nameOf(byId(after.scores, id) ?? byId(before.scores, id) ?? { id }, language()),
      before: text(old[id]),
      after: text(now[id]),
    }))
}

function flagRows(
  { a, b }: { a: WitnessOutcome; b: WitnessOutcome },
  before: Strategy,
  after: Strategy,
): Omit<Row, 'name'> | undefined {
  const text = (outcome: WitnessOutcome, of: Strategy) =>
    (outcome.ok ? (outcome.flags ?? []) : [])
      .map((id) => nameOf(byId(of.overrides, id) ?? { id }, language()))
      .join(' · ')
  const [old, now] = [text(a, before), text(b, after)]
  return old === now ? undefined : { before: old || '—', after: now || '—' }
}

const documentWith = (field: string, a: Strategy, b: Strategy): Strategy => (byId(b.fields, field) ? b : a)

const fieldName = (field: string, a: Strategy, b: Strategy): string =>
  nameOf(byId(documentWith(field, a, b).fields, field) ?? { id: field }, language())

function valueText(field: string, value: Scalar | Text, a: Strategy, b: Strategy): string {
  if (typeof value === 'object') return localize(value, language())
  const vocabulary = vocabularyOf(documentWith(field, a, b), language())
  return literalText(value, facetOf({ var: field }, vocabulary), vocabulary)
}
