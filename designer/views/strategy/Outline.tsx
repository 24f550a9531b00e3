import { A, useParams } from '@solidjs/router'
import Braces from 'lucide-solid/icons/braces'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import CornerDownRight from 'lucide-solid/icons/corner-down-right'
import ListTree from 'lucide-solid/icons/list-tree'
import Scale from 'lucide-solid/icons/scale'
import Split from 'lucide-solid/icons/split'
import Table2 from 'lucide-solid/icons/table-2'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { formatNumber, formatPercent } from '../../model/format.ts'
import { ladderOf, rankOf } from '../../model/ladder.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import type { TreeNode } from '../../model/tree.ts'
import { heading, t } from '../../model/words.ts'
import { RankGlyph } from '../../ui/RankGlyph.tsx'
import { AddDimension } from '../design/dimension/AddDimension.tsx'
import { useStrategy } from './context.ts'
import { KindIcon } from './KindIcon.tsx'
import { PartMarks } from './PartMarks.tsx'
import { VersionHead } from './VersionHead.tsx'

/** The strategy's parts as a list of links; on narrow screens a rail of its sections. */
export function Outline(): JSX.Element {
  const view = useStrategy()
  const tiers = () => {
    const ladder = ladderOf(view.document())
    return view.document().tiers.map((tier) => ({ tier, rung: ladder.find((rung) => rung.tier.id === tier.id) }))
  }
  const lowest = () => ladderOf(view.document())[1]
  const threshold = (rung: ReturnType<typeof tiers>[number]['rung']) => {
    if (!rung) return ''
    if (rung.threshold !== undefined) return `${rung.exclusive ? '>' : '≥'} ${formatNumber(rung.threshold, language())}`
    const next = lowest()
    return next?.threshold === undefined
      ? ''
      : `${next.exclusive ? '≤' : '<'} ${formatNumber(next.threshold, language())}`
  }
  return (
    <nav class="outline" aria-label={t('outline.name')}>
      <VersionHead />
      <Section
        part={undefined}
        icon={<ListTree {...iconSize} />}
        title={heading('dimension')}
        count={view.document().dimensions.length}
        action={
          <Show when={view.editing}>
            <AddDimension />
          </Show>
        }
      >
        <For each={view.trees()}>{(tree) => <Branch node={tree} root />}</For>
      </Section>
      <Section part="tiers" icon={<Scale {...iconSize} />} title={heading('tier')} count={view.document().tiers.length}>
        <For each={tiers()}>
          {({ tier, rung }) => (
            <li>
              <A class="leaf" href={view.href('tiers')} activeClass="" end>
                <RankGlyph {...rankOf(view.document(), tier.id)} />
                <span class="leaf-name">{nameOf(tier, language())}</span>
                <span class="leaf-figure">{threshold(rung)}</span>
              </A>
            </li>
          )}
        </For>
      </Section>
      <Section
        part="overrides"
        icon={<Split {...iconSize} />}
        title={heading('override')}
        count={view.document().overrides?.length ?? 0}
      >
        <For each={view.document().overrides}>
          {(override, index) => (
            <li>
              <ItemLink part="overrides" item={override.id}>
                <span class="mono leaf-code">R{index() + 1}</span>
                <span class="leaf-name">{nameOf(override, language())}</span>
              </ItemLink>
            </li>
          )}
        </For>
      </Section>
      <Section
        part="treatments"
        icon={<CornerDownRight {...iconSize} />}
        title={heading('treatment')}
        count={view.document().treatments?.length ?? 0}
      />
      <Section
        part="fields"
        icon={<Table2 {...iconSize} />}
        title={heading('field')}
        count={view.document().fields.length}
      />
      <Section part="json" icon={<Braces {...iconSize} />} title="JSON" count={undefined} />
    </nav>
  )
}

const iconSize = { size: 16, strokeWidth: 1.6 } as const

/** A section: its head is a link to its page, the arrow beside it folds its list. */
function Section(props: {
  part: string | undefined
  icon: JSX.Element
  title: string
  count: number | undefined
  /** What can be done with the list, beside its head. */
  action?: JSX.Element
  children?: JSX.Element
}): JSX.Element {
  const view = useStrategy()
  const params = useParams<{ part?: string; item?: string }>()
  const [folded, setFolded] = createSignal(false)
  const here = () =>
    (params.part === props.part && !params.item) ||
    (props.part === undefined && (params.part === 'dimensions' || params.part === 'scores'))
  const exact = () => params.part === props.part && !params.item
  return (
    <div class="section" classList={{ here: here() }}>
      <div class="section-head" classList={{ exact: exact() }}>
        <Show when={props.children && (props.count ?? 0) > 0} fallback={<span class="fold" />}>
          <button
            type="button"
            class="fold"
            aria-expanded={!folded()}
            aria-label={t('outline.fold', { name: props.title })}
            onClick={() => setFolded(!folded())}
          >
            <ChevronRight size={12} strokeWidth={2} />
          </button>
        </Show>
        <A
          class="section-link"
          href={view.href(props.part)}
          activeClass=""
          aria-current={exact() ? 'page' : undefined}
          title={props.title}
          end
        >
          <span class="section-icon">{props.icon}</span>
          <span class="section-title">{props.title}</span>
          <PartMarks part={props.part ?? 'dimensions'} />
          <span class="section-count">{props.count}</span>
        </A>
        {props.action}
      </div>
      <Show when={props.children && !folded()}>
        <ul class="section-list">{props.children}</ul>
      </Show>
    </div>
  )
}

function Branch(props: { node: TreeNode; root?: boolean }): JSX.Element {
  const children = () => (props.node.kind === 'score' ? props.node.children : [])
  return (
    <>
      <li classList={{ [`depth-${Math.min(props.node.depth, 4)}`]: true }}>
        <Show
          when={props.node.kind === 'score' && props.node}
          fallback={props.node.kind === 'dimension' && <DimensionLeaf node={props.node} />}
        >
          {(node) => (
            <ItemLink part="scores" item={node().score.id} strong>
              <span class="leaf-name">{nameOf(node().score, language())}</span>
              <span class="leaf-figure">{shareText(node().share, props.root)}</span>
            </ItemLink>
          )}
        </Show>
      </li>
      <For each={children()}>{(child) => <Branch node={child} />}</For>
    </>
  )
}

const shareText = (share: number | undefined, root?: boolean): string =>
  share === undefined || root ? '' : formatPercent(share, language())

function DimensionLeaf(props: { node: Extract<TreeNode, { kind: 'dimension' }> }): JSX.Element {
  const figure = () => {
    const { share, weight, weighing } = props.node
    if (share !== undefined) return formatNumber(Number((share * 100).toFixed(4)), language(), 2)
    return weight === undefined || weighing === 'share' ? '' : `× ${formatNumber(weight, language())}`
  }
  return (
    <ItemLink part="dimensions" item={props.node.dimension.id}>
      <KindIcon points={props.node.dimension.points} />
      <span class="leaf-name" title={nameOf(props.node.dimension, language())}>
        {nameOf(props.node.dimension, language())}
      </span>
      <span class="leaf-figure">{figure()}</span>
    </ItemLink>
  )
}

function ItemLink(props: { part: string; item: string; strong?: boolean; children: JSX.Element }): JSX.Element {
  const view = useStrategy()
  const params = useParams<{ part?: string; item?: string }>()
  const here = () => params.part === props.part && decodeURIComponent(params.item ?? '') === props.item
  return (
    <A
      class="leaf"
      classList={{ here: here(), strong: props.strong ?? false }}
      href={view.href(props.part, props.item)}
      activeClass=""
      aria-current={here() ? 'page' : undefined}
      end
    >
      {props.children}
      <PartMarks part={props.part} item={props.item} />
    </A>
  )
}
