import Braces from 'lucide-solid/icons/braces'
import Plus from 'lucide-solid/icons/plus'
import X from 'lucide-solid/icons/x'
import { For, Index, type JSX, Match, Show, Switch } from 'solid-js'
import { insertAt, type Path, removeAt, setJoin } from '../../../model/condition/edit.ts'
import { newLeaf } from '../../../model/condition/tests.ts'
import {
  type Condition,
  type Group,
  type Join,
  type Leaf,
  type Plain,
  writeCondition,
} from '../../../model/condition/tree.ts'
import { phraseText } from '../../../model/phrase.ts'
import { conditionPhrase } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { type Builder, type ConditionEditorProps, createBuilder, slotKey } from './builder.ts'
import { JsonLeaf } from './JsonLeaf.tsx'
import { LeafFields } from './LeafFields.tsx'
import { MatchCount } from './MatchCount.tsx'
import { MoveHandle } from './MoveHandle.tsx'
import './condition.css'

const JOINS = ['all', 'any', 'none', 'notAll'] as const satisfies readonly Join[]

/** A condition as groups of tests that are typed, chosen and moved. What it can't draw stays as JSON. */
export function ConditionEditor(props: ConditionEditorProps): JSX.Element {
  const builder = createBuilder(props)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend; a named group says the same
    <div
      class="condition"
      role="group"
      aria-label={props.label}
      ref={(element) => {
        builder.frame.element = element
      }}
    >
      <GroupPart group={builder.root()} path={[]} builder={builder} />
    </div>
  )
}

function GroupPart(props: { group: Group; path: Path; builder: Builder }): JSX.Element {
  const { builder } = props
  const isRoot = () => props.path.length === 0
  return (
    <div class="condition-group">
      <Row path={props.path} builder={builder} {...(isRoot() ? { fixed: true } : {})}>
        <select
          class="control condition-join"
          aria-label={t('rule.join')}
          onChange={(event) => builder.change(setJoin(builder.root(), props.path, event.currentTarget.value as Join))}
        >
          <For each={JOINS}>
            {(join) => (
              <option value={join} selected={props.group.join === join}>
                {t(`rule.join.${join}`)}
              </option>
            )}
          </For>
        </select>
        <span class="ink-2">{t(`rule.of.${props.group.join}`)}</span>
      </Row>
      <div class="condition-members">
        <Index each={props.group.members}>
          {(member, index) => (
            <div class="condition-member">
              <Part part={member()} path={[...props.path, index]} builder={builder} />
            </div>
          )}
        </Index>
        <div class="condition-member">
          <AddRow group={props.group} path={props.path} builder={builder} />
        </div>
      </div>
    </div>
  )
}

function Part(props: { part: Condition; path: Path; builder: Builder }): JSX.Element {
  return (
    <Switch>
      <Match when={props.part.kind === 'group' && props.part}>
        {(group) => <GroupPart group={group()} path={props.path} builder={props.builder} />}
      </Match>
      <Match when={props.part.kind === 'leaf' && props.part}>
        {(leaf) => (
          <Row path={props.path} builder={props.builder}>
            <LeafFields leaf={leaf() as Leaf} path={props.path} builder={props.builder} />
          </Row>
        )}
      </Match>
      <Match when={props.part.kind === 'json' && props.part}>
        {(plain) => (
          <Row path={props.path} builder={props.builder}>
            <JsonLeaf part={plain() as Plain} path={props.path} builder={props.builder} />
          </Row>
        )}
      </Match>
    </Switch>
  )
}

/** A line of the editor: its handle, its fields, over how many subjects it holds, and the way to be rid of it. */
function Row(props: { path: Path; builder: Builder; fixed?: boolean; children: JSX.Element }): JSX.Element {
  const { builder } = props
  const view = useStrategy()
  const slot = () => ({ path: props.path.slice(0, -1), index: props.path.at(-1) ?? 0 })
  const part = () => props.path.reduce<Condition>((one, index) => (one as Group).members[index] ?? one, builder.root())
  const name = () => phraseText(conditionPhrase(writeCondition(part()), view.vocabulary()))
  const isDragged = () => builder.dragged()?.join('.') === props.path.join('.')
  const isDrop = () => {
    const drop = builder.drop()
    return drop !== undefined && slotKey(drop) === slotKey(slot())
  }
  return (
    <div
      class="condition-row"
      classList={{ dragged: isDragged(), 'drop-before': !props.fixed && isDrop() }}
      data-slot={props.fixed ? undefined : slotKey(slot())}
    >
      <div class="condition-fields">
        <Show when={!props.fixed}>
          <MoveHandle path={props.path} builder={builder} name={name()} />
        </Show>
        {props.children}
      </div>
      <MatchCount count={builder.count(props.path)} strong={props.fixed ?? false} />
      <span class="condition-remove">
        <Show when={!props.fixed}>
          <button
            type="button"
            class="button icon quiet"
            aria-label={t('rule.remove', { name: name() })}
            title={t('rule.removeIt')}
            onClick={() => builder.change(removeAt(builder.root(), props.path))}
          >
            <X size={13} aria-hidden="true" />
          </button>
        </Show>
      </span>
    </div>
  )
}

/** The last line of a group: what can be added to it. */
function AddRow(props: { group: Group; path: Path; builder: Builder }): JSX.Element {
  const { builder } = props
  const slot = () => ({ path: props.path, index: props.group.members.length })
  const isDrop = () => {
    const drop = builder.drop()
    return drop !== undefined && slotKey(drop) === slotKey(slot())
  }
  const leaf = (): Condition => {
    const [variable] = builder.variables()
    return variable ? newLeaf(variable, builder.asOf()) : { kind: 'json', source: true }
  }
  const add = (part: Condition) => builder.change(insertAt(builder.root(), slot(), part))
  // Within “all” a group of “any” is what one wants, and the other way round.
  const group = (): Group => ({ kind: 'group', join: props.group.join === 'any' ? 'all' : 'any', members: [leaf()] })
  return (
    <div class="condition-row condition-add" classList={{ 'drop-before': isDrop() }} data-slot={slotKey(slot())}>
      <div class="condition-fields">
        <button type="button" class="button quiet" onClick={() => add(leaf())}>
          <Plus size={13} aria-hidden="true" /> {t('rule.addCondition')}
        </button>
        <button type="button" class="button quiet" onClick={() => add(group())}>
          <Plus size={13} aria-hidden="true" /> {t('rule.addGroup')}
        </button>
        <button type="button" class="button quiet" onClick={() => add({ kind: 'json', source: {} })}>
          <Braces size={13} aria-hidden="true" /> {t('rule.addJson')}
        </button>
        <Show when={props.group.members.length === 0}>
          <span class="ink-2">
            {t(props.group.join === 'all' || props.group.join === 'none' ? 'rule.always' : 'rule.never')}
          </span>
        </Show>
      </div>
    </div>
  )
}
