import { For, type JSX, lazy, Show } from 'solid-js'
import { localize, type Treatment } from '../../../engine/index.ts'
import { rankOf } from '../../model/ladder.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { conditionPhrase, type Facet, yieldText } from '../../model/sentence.ts'
import { heading, label, t } from '../../model/words.ts'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { TierBadge } from '../TierBadge.tsx'
import { useStrategy } from './context.ts'
import { PageHead } from './PageHead.tsx'

const TreatmentsEditor = lazy(() => import('../design/treatments/TreatmentsEditor.tsx'))

export function TreatmentsPage(): JSX.Element {
  const view = useStrategy()
  return (
    <Show
      when={view.editing}
      fallback={
        <>
          <PageHead title={heading('treatment')} text={t('treatments.about')} />
          <TreatmentTable />
        </>
      }
    >
      <TreatmentsEditor />
    </Show>
  )
}

/** Treatments by aspect, a column a tier. The column of the subject tried is marked. */
export function TreatmentTable(): JSX.Element {
  const view = useStrategy()
  const aspects = () => groupByAspect(view.document().treatments ?? [])
  const reached = () => {
    const evaluation = view.tryOne.evaluation()
    return evaluation?.ok ? evaluation.decision.tier.id : undefined
  }
  const cell = (treatment: Treatment, tier: string) => {
    const given = treatment.byTier[tier]
    if (given === undefined) return <span class="ink-3">—</span>
    return yieldText(given as string, view.vocabulary(), { kind: 'number', unit: treatment.unit } satisfies Facet)
  }
  return (
    <Show when={aspects().length > 0} fallback={<p class="ink-2">{t('treatments.none')}</p>}>
      <ScrollX>
        <table class="rows treatments">
          <thead>
            <tr>
              <th scope="col">{label('treatment')}</th>
              <For each={view.document().tiers}>
                {(tier) => (
                  <th
                    scope="col"
                    classList={{ 'here-column': reached() === tier.id }}
                    class={rankOf(view.document(), tier.id).tone}
                  >
                    <TierBadge id={tier.id} />
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <For each={aspects()}>
            {({ aspect, treatments }) => (
              <tbody>
                <Show when={aspect}>
                  <tr class="aspect-row">
                    <th scope="rowgroup" colspan={view.document().tiers.length + 1}>
                      {aspect}
                    </th>
                  </tr>
                </Show>
                <For each={treatments}>
                  {(treatment) => (
                    <tr>
                      <th scope="row">
                        {nameOf(treatment, language())}
                        <Show when={treatment.when}>
                          {(when) => (
                            <span class="caption treatment-when">
                              {t('treatments.when')}{' '}
                              <PhraseText
                                phrase={conditionPhrase(when(), view.vocabulary())}
                                draw={(piece) => piece.text}
                              />
                            </span>
                          )}
                        </Show>
                      </th>
                      <For each={view.document().tiers}>
                        {(tier) => (
                          <td classList={{ 'here-column': reached() === tier.id }}>{cell(treatment, tier.id)}</td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
            )}
          </For>
        </table>
      </ScrollX>
    </Show>
  )
}

function groupByAspect(treatments: readonly Treatment[]): { aspect: string; treatments: Treatment[] }[] {
  const groups = new Map<string, Treatment[]>()
  for (const treatment of treatments) {
    const aspect = localize(treatment.aspect, language())
    groups.set(aspect, [...(groups.get(aspect) ?? []), treatment])
  }
  return [...groups].map(([aspect, list]) => ({
    aspect: aspect.charAt(0).toUpperCase() + aspect.slice(1),
    treatments: list,
  }))
}
