import { A } from '@solidjs/router'
import X from 'lucide-solid/icons/x'
import { For, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../../model/format.ts'
import { tierName } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { subjectPath } from '../../../model/subjectPath.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import type { Pick } from './createPick.ts'

const AREA = 'matrix-pick'
const TIP = 'matrix-pick-tip'
/** As in the style sheet. */
const TIP_WIDTH = 380

/** Over the dots: a click asks who it is, arrows go from dot to dot, Enter goes to the subject's page. */
export function PickArea(props: { pick: Pick }): JSX.Element {
  const frame = () => props.pick.frame()
  const onClick = (event: MouseEvent) => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement?.getBoundingClientRect()
    if (svg) props.pick.pickAt({ x: event.clientX - svg.left, y: event.clientY - svg.top })
  }
  const onKey = (event: KeyboardEvent) => {
    if (props.pick.arrow(event.key)) event.preventDefault()
    else if (event.key === 'Escape' && props.pick.place()) {
      event.stopPropagation()
      props.pick.clear()
    } else if (event.key === 'Enter') document.querySelector<HTMLAnchorElement>(`#${TIP} a`)?.focus()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a drawing */}
      <rect
        id={AREA}
        class="matrix-pick"
        role="button"
        tabindex="0"
        aria-label={t('editTiers.pick')}
        aria-expanded={props.pick.place() !== undefined}
        x={frame().left}
        y={frame().top}
        width={Math.max(frame().right - frame().left, 0)}
        height={frame().bottom - frame().top}
        onClick={onClick}
        onKeyDown={onKey}
      />
      <Show when={props.pick.place()}>
        {(place) => <circle class="matrix-picked" cx={place().x} cy={place().y} r="12" />}
      </Show>
    </>
  )
}

/** Who was found there, each with the way to its page. */
export function PickTip(props: { pick: Pick }): JSX.Element {
  const view = useStrategy()
  const lines = () => props.pick.found()?.lines ?? []
  const more = () => Math.max((props.pick.found()?.count ?? 0) - lines().length, 0)
  const scores = (line: { x: number; y: number }) =>
    `${formatNumber(line.x, language())} · ${formatNumber(line.y, language())}`
  /** Below the place, within the drawing. */
  const left = (x: number) => Math.max(Math.min(x - TIP_WIDTH / 2, props.pick.frame().right + 60 - TIP_WIDTH), 0)
  const close = () => {
    props.pick.clear()
    document.getElementById(AREA)?.focus()
  }
  const spoken = () => {
    const count = props.pick.found()?.count
    if (count === undefined) return ''
    const [first] = lines()
    if (!first) return t('editTiers.nobodyHere')
    const who = [first.id, first.name, first.tier && tierName(view.document(), first.tier, language()), scores(first)]
    return `${t('editTiers.subjectsHere', { n: count })}: ${who.filter(Boolean).join(', ')}`
  }
  return (
    <>
      <span class="hidden-visually" role="status">
        {spoken()}
      </span>
      <Show when={props.pick.found() && props.pick.place()}>
        {(place) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape of the links within
          <div
            id={TIP}
            class="plot-tip matrix-pick-tip"
            style={{ left: `${left(place().x)}px`, top: `${place().y + 18}px` }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              close()
            }}
          >
            <div class="matrix-pick-head">
              <b>
                {lines().length === 0
                  ? t('editTiers.nobodyHere')
                  : t('editTiers.subjectsHere', { n: props.pick.found()?.count ?? 0 })}
              </b>
              <button type="button" class="button icon quiet" aria-label={t('drafts.close')} onClick={close}>
                <X size={13} aria-hidden="true" />
              </button>
            </div>
            <ul>
              <For each={lines()}>
                {(line) => (
                  <li>
                    <A class="link" href={subjectPath(view.reading().summary.id, line.id)}>
                      <span class="mono">{line.id}</span> {line.name}
                    </A>
                    <span class="tab ink-2 nowrap">{scores(line)}</span>
                    <Show when={line.tier}>{(tier) => <TierBadge id={tier()} />}</Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={more() > 0}>
              <p class="caption">{t('editTiers.moreHere', { n: more() })}</p>
            </Show>
          </div>
        )}
      </Show>
    </>
  )
}
