import { For, type JSX, Show } from 'solid-js'
import { type Path, replaceAt } from '../../../model/condition/edit.ts'
import { type Tested, testedOf, testsFor, withSpan, withSubject, withTest } from '../../../model/condition/tests.ts'
import type { Leaf, Test } from '../../../model/condition/tree.ts'
import { changed } from '../../../model/condition/tree.ts'
import { pathOfVariable, type SpanUnit, spanExpression, spanOf } from '../../../model/condition/variables.ts'
import type { MessageKey } from '../../../model/i18n/translate.ts'
import { phraseText } from '../../../model/phrase.ts'
import { valuePhrase } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'
import type { Builder } from './builder.ts'
import { LeafValues } from './LeafValues.tsx'
import { VariableOptions } from './VariableOptions.tsx'

/** A test: what is tested, how, and against what. */
export function LeafFields(props: { leaf: Leaf; path: Path; builder: Builder }): JSX.Element {
  const { builder } = props
  const view = useStrategy()
  const tested = () => testedOf(props.leaf.subject, builder.variables(), view.vocabulary())
  const change = (leaf: Leaf, merge?: string) =>
    leaf !== props.leaf && builder.change(replaceAt(builder.root(), props.path, leaf), merge)
  const name = () => phraseText(valuePhrase(props.leaf.subject, view.vocabulary()))
  const chooseSubject = (path: string) => {
    const variable = builder.variables().find((one) => one.path === path)
    if (!variable) return
    const span = spanOf(props.leaf.subject)
    // The time since one date becomes that since another.
    if (span && variable.kind === 'date' && variable.path !== 'asOf')
      return change(changed(props.leaf, { subject: spanExpression({ ...span, path }) }))
    return change(withSubject(props.leaf, variable, builder.asOf(), builder.variables()))
  }
  return (
    <>
      <select
        class="control condition-subject"
        aria-label={t('rule.subject')}
        aria-invalid={tested().kind === 'unknown'}
        title={name()}
        onChange={(event) => chooseSubject(event.currentTarget.value)}
      >
        <Show when={tested().kind === 'formula' || tested().kind === 'unknown'}>
          <option value="" selected>
            {name()}
          </option>
        </Show>
        <VariableOptions variables={builder.variables()} chosen={shownPath(tested())} />
      </select>
      <TestSelect leaf={props.leaf} tested={tested()} name={name()} builder={builder} onChange={change} />
      <LeafValues leaf={props.leaf} tested={tested()} name={name()} builder={builder} onChange={change} />
    </>
  )
}

const shownPath = (tested: Tested): string | undefined =>
  tested.kind === 'variable' || tested.kind === 'span' ? tested.variable.path : undefined

/** The tests that its value takes; a date's also those of the time since and until. */
function TestSelect(props: {
  leaf: Leaf
  tested: Tested
  name: string
  builder: Builder
  onChange: (leaf: Leaf) => void
}): JSX.Element {
  const span = () => (props.tested.kind === 'span' ? props.tested.span : undefined)
  const datePath = () => {
    const path = pathOfVariable(props.leaf.subject) ?? span()?.path
    const variable = props.builder.variables().find((one) => one.path === path)
    return variable?.kind === 'date' && path !== 'asOf' ? path : undefined
  }
  const chosen = () => `${span() ? (span()?.since ? 'since' : 'until') : 'value'} ${props.leaf.test}`
  const choose = (value: string) => {
    const [kind, test] = value.split(' ') as ['value' | 'since' | 'until', Test]
    const path = datePath()
    const asOf = props.builder.asOf()
    if (path === undefined || (kind === 'value' && !span()))
      return props.onChange(withTest(props.leaf, test, props.tested, asOf))
    const wanted = kind === 'value' ? undefined : { unit: span()?.unit ?? 'days', since: kind === 'since' }
    const turned = withSpan(props.leaf, path, wanted as { unit: SpanUnit; since: boolean } | undefined, asOf)
    const variable = props.builder.variables().find((one) => one.path === path)
    if (!variable) return
    const tested: Tested = wanted
      ? { kind: 'span', variable, span: { ...wanted, path } as Extract<Tested, { kind: 'span' }>['span'] }
      : { kind: 'variable', variable }
    props.onChange(withTest(turned, test, tested, asOf))
  }
  const option = (kind: 'value' | 'since' | 'until', test: Test, key: MessageKey) => (
    <option value={`${kind} ${test}`} selected={chosen() === `${kind} ${test}`}>
      {t(key)}
    </option>
  )
  const own = () => {
    const path = datePath()
    const variable = props.builder.variables().find((one) => one.path === path)
    const tested: Tested = variable ? { kind: 'variable', variable } : props.tested
    const tests = testsFor(tested)
    // What is written there is shown, whether it fits or not.
    return span() || tests.includes(props.leaf.test) ? tests : [props.leaf.test, ...tests]
  }
  const SPAN_TESTS = ['>', '>=', '<', '<=', '==', '!=', 'between'] as const
  return (
    <select
      class="control condition-test"
      aria-label={t('rule.test', { name: props.name })}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <For each={own()}>{(test) => option('value', test, testKey(test, datePath() !== undefined))}</For>
      <Show when={datePath() !== undefined}>
        <optgroup label={t('rule.since')}>
          <For each={SPAN_TESTS}>{(test) => option('since', test, `rule.span.${spanNames[test]}`)}</For>
        </optgroup>
        <optgroup label={t('rule.until')}>
          <For each={SPAN_TESTS}>{(test) => option('until', test, `rule.ahead.${spanNames[test]}`)}</For>
        </optgroup>
      </Show>
    </select>
  )
}

const spanNames = {
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
  '==': 'eq',
  '!=': 'ne',
  between: 'between',
} as const

const names = {
  ...spanNames,
  inside: 'inside',
  in: 'in',
  notIn: 'notIn',
  yes: 'yes',
  no: 'no',
  missing: 'missing',
  known: 'known',
} as const
const dateNames = { '>': 'after', '>=': 'from', '<': 'before', '<=': 'until' } as const

const testKey = (test: Test, isDate: boolean): MessageKey =>
  isDate && Object.hasOwn(dateNames, test)
    ? `rule.test.${dateNames[test as keyof typeof dateNames]}`
    : `rule.test.${names[test]}`
