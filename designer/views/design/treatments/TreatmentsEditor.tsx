import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, For, Index, type JSX, Show } from 'solid-js'
import type { Text } from '../../../../engine/index.ts'
import { withWording } from '../../../model/edit/text.ts'
import { addTreatment, newTreatmentId, renameAspect } from '../../../model/edit/treatments.ts'
import { formatNumber } from '../../../model/format.ts'
import { rankOf } from '../../../model/ladder.ts'
import { localize } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { heading, label, t } from '../../../model/words.ts'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { PageHead } from '../../strategy/PageHead.tsx'
import { TierBadge } from '../../TierBadge.tsx'
import { createGrid } from './createGrid.ts'
import { TreatmentRow } from './TreatmentRow.tsx'
import './treatments.css'

interface Group {
  aspect: Text | undefined
  ids: string[]
}

/** Treatments by aspect, a column a tier: cells typed into as in a spreadsheet, with what they come to. */
export default function TreatmentsEditor(): JSX.Element {
  const view = useStrategy()
  const treatments = () => view.snapshot().treatments ?? []
  const groups = createMemo(() => groupsOf(treatments()))
  const totals = view.preview.ask('treatments', () => ({}))
  const [open, setOpen] = createSignal<string>()
  const grid = createGrid(() => groups().flatMap(({ ids }) => ids))
  const add = (aspect: Text | undefined) => {
    const id = newTreatmentId(view.snapshot(), 'treatment')
    view.editing?.editor.edit(() => t('editTreatments.step.add'), addTreatment(id, t('editTreatments.new'), aspect))
    setOpen(id)
  }
  const columns = () => view.document().tiers.length + (totals() ? 4 : 2)
  return (
    <>
      <PageHead
        title={heading('treatment')}
        text={t('editTreatments.hint')}
        aside={
          <button type="button" class="button" onClick={() => add(t('editTreatments.newAspect'))}>
            <Plus size={13} aria-hidden="true" /> {t('editTreatments.addAspect')}
          </button>
        }
      />
      <Show when={treatments().length > 0} fallback={<p class="ink-2">{t('editTreatments.empty')}</p>}>
        <ScrollX>
          <table class="rows treatments-grid" ref={grid.setTable}>
            <thead>
              <tr>
                <th scope="col">{label('treatment')}</th>
                <For each={view.document().tiers}>
                  {(tier) => (
                    <th scope="col" class={rankOf(view.document(), tier.id).tone}>
                      <TierBadge id={tier.id} />
                    </th>
                  )}
                </For>
                <Show when={totals()}>
                  <th scope="col" class="num">
                    {t('editTreatments.given')}
                  </th>
                  <th scope="col" class="num">
                    {t('editTreatments.sum')}
                  </th>
                </Show>
                <th scope="col">
                  <span class="hidden-visually">{t('editTreatments.actions')}</span>
                </th>
              </tr>
            </thead>
            <Index each={groups()}>
              {(group) => (
                <tbody>
                  <tr class="aspect-row">
                    <th scope="rowgroup" colSpan={columns()}>
                      <AspectName aspect={group().aspect} onAdd={() => add(group().aspect)} />
                    </th>
                  </tr>
                  <For each={group().ids}>
                    {(id) => (
                      <TreatmentRow
                        id={id}
                        grid={grid}
                        total={totals()?.treatments.find((one) => one.id === id)}
                        counted={totals() !== undefined}
                        columns={columns()}
                        open={open() === id}
                        onToggle={() => setOpen(open() === id ? undefined : id)}
                      />
                    )}
                  </For>
                </tbody>
              )}
            </Index>
            <Show when={totals()}>
              {(known) => (
                <tfoot>
                  <tr>
                    <th scope="row">{t('editTreatments.subjects')}</th>
                    <For each={known().tiers}>
                      {(count) => <td class="num ink-2 treatment-count">{formatNumber(count, language())}</td>}
                    </For>
                    <td class="num ink-2">
                      {formatNumber(
                        known().tiers.reduce((sum, count) => sum + count, 0),
                        language(),
                      )}
                    </td>
                    <td colSpan={2} />
                  </tr>
                </tfoot>
              )}
            </Show>
          </table>
        </ScrollX>
      </Show>
    </>
  )
}

/** Of each aspect the treatments in their order; aspects in order of first appearance. */
function groupsOf(treatments: readonly { id: string; aspect?: Text }[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { id, aspect } of treatments) {
    const key = JSON.stringify(aspect) ?? ''
    const group = groups.get(key) ?? { aspect, ids: [] }
    group.ids.push(id)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function AspectName(props: { aspect: Text | undefined; onAdd: () => void }): JSX.Element {
  const view = useStrategy()
  const name = () => localize(props.aspect, language())
  const rename = (wording: string) =>
    view.editing?.editor.edit(
      () => t('editTreatments.step.aspect'),
      renameAspect(props.aspect, withWording(props.aspect, language(), language(), wording)),
    )
  return (
    <span class="aspect-name">
      <input
        class="text-cell"
        aria-label={t('editTreatments.aspect')}
        autocomplete="off"
        value={name()}
        placeholder={t('editTreatments.noAspect')}
        onChange={(event) => event.currentTarget.value.trim() !== name() && rename(event.currentTarget.value)}
      />
      <button
        type="button"
        class="button quiet"
        title={t('editTreatments.addTo', { aspect: name() || t('editTreatments.noAspect') })}
        onClick={props.onAdd}
      >
        <Plus size={13} aria-hidden="true" /> {t('editTreatments.add')}
      </button>
    </span>
  )
}
