import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right'
import { For, Index, type JSX, Match, Show, Switch } from 'solid-js'
import type { Expression, Scalar } from '../../../../engine/index.ts'
import { comparedAs, defaultValue } from '../../../model/condition/tests.ts'
import { changed, isLiteral } from '../../../model/condition/tree.ts'
import { pathOfVariable, type SpanUnit, spanExpression } from '../../../model/condition/variables.ts'
import { phraseText } from '../../../model/phrase.ts'
import { valuePhrase } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import { ListValues } from './ListValues.tsx'
import type { LeafValuesProps } from './leafValuesProps.ts'
import { ScalarField } from './ScalarField.tsx'
import { VariableOptions } from './VariableOptions.tsx'

const UNITS = ['days', 'months', 'years'] as const satisfies readonly SpanUnit[]

/** What a test compares with: one value, two, a list, or another variable. */
export function LeafValues(props: LeafValuesProps): JSX.Element {
  const isList = () => props.leaf.test === 'in' || props.leaf.test === 'notIn'
  const isPair = () => props.leaf.test === 'between' || props.leaf.test === 'inside'
  const span = () => (props.tested.kind === 'span' ? props.tested.span : undefined)
  const chooseUnit = (unit: SpanUnit) => {
    const own = span()
    if (own) props.onChange(changed(props.leaf, { subject: spanExpression({ ...own, unit }) }))
  }
  return (
    <>
      <Switch>
        <Match when={isList()}>
          <ListValues {...props} />
        </Match>
        <Match when={!isList()}>
          <Index each={props.leaf.values}>
            {(value, index) => (
              <>
                <Show when={index > 0}>
                  <span class="ink-2">{t('rule.and')}</span>
                </Show>
                <OneValue {...props} value={value()} index={index} pair={isPair()} />
              </>
            )}
          </Index>
        </Match>
      </Switch>
      <Show when={span()}>
        {(own) => (
          <>
            <select
              class="control condition-unit"
              aria-label={t('rule.unit', { name: props.name })}
              onChange={(event) => chooseUnit(event.currentTarget.value as SpanUnit)}
            >
              <For each={UNITS}>
                {(unit) => (
                  <option value={unit} selected={own().unit === unit}>
                    {t(`rule.${unit}`)}
                  </option>
                )}
              </For>
            </select>
            <span class="ink-2">{t(own().since ? 'rule.ago' : 'rule.ahead')}</span>
          </>
        )}
      </Show>
    </>
  )
}

/** A value to be typed or chosen, or another variable that it is compared with. */
function OneValue(props: LeafValuesProps & { value: Expression; index: number; pair: boolean }): JSX.Element {
  const view = useStrategy()
  const set = (value: Expression, merge?: string) => {
    const values = props.leaf.values.map((old, place) => (place === props.index ? value : old))
    props.onChange(changed(props.leaf, { values }), merge)
  }
  /** Of the same kind as what is tested. */
  const others = () => {
    const { kind } = comparedAs(props.tested)
    const isNumber = (one: string) => one === 'number' || one === 'integer'
    const own = pathOfVariable(props.leaf.subject)
    return props.builder
      .variables()
      .filter((one) => one.path !== own && (isNumber(kind) ? isNumber(one.kind) : one.kind === kind))
  }
  const toggle = () => {
    const [other] = others()
    if (isLiteral(props.value)) return other && set({ var: other.path })
    return set(defaultValue(props.tested, props.builder.asOf()))
  }
  return (
    <>
      <Show
        when={isLiteral(props.value)}
        fallback={
          <select
            class="control condition-subject"
            aria-label={t('rule.valueOf', { name: props.name })}
            onChange={(event) => set({ var: event.currentTarget.value })}
          >
            <Show when={!others().some(({ path }) => path === pathOfVariable(props.value))}>
              <option value="" selected>
                {phraseText(valuePhrase(props.value, view.vocabulary()))}
              </option>
            </Show>
            <VariableOptions variables={others()} chosen={pathOfVariable(props.value)} />
          </select>
        }
      >
        <ScalarField
          value={props.value as Scalar}
          as={comparedAs(props.tested)}
          label={t('rule.valueOf', { name: props.name })}
          onEnter={set}
        />
      </Show>
      <Show when={!props.pair && props.tested.kind !== 'span' && others().length > 0}>
        <button
          type="button"
          class="button icon quiet condition-turn"
          aria-label={t(isLiteral(props.value) ? 'rule.withVariable' : 'rule.withValue')}
          title={t(isLiteral(props.value) ? 'rule.withVariable' : 'rule.withValue')}
          onClick={toggle}
        >
          <ArrowLeftRight size={12} aria-hidden="true" />
        </button>
      </Show>
    </>
  )
}
