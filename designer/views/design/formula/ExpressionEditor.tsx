import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Expression } from '../../../../engine/index.ts'
import type { Variable } from '../../../model/condition/variables.ts'
import { isFormula } from '../../../model/edit/formula.ts'
import { expressionKind } from '../../../model/edit/inputs.ts'
import { valuePhrase } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { ConditionEditor } from '../condition/ConditionEditor.tsx'
import { FormulaField } from './FormulaField.tsx'
import { JsonField } from './JsonField.tsx'
import './formula.css'

type Way = 'formula' | 'condition' | 'json'

/** An expression: as a formula that is typed, as a condition where it answers yes or no, or as JSON; and in words. */
export function ExpressionEditor(props: {
  value: Expression
  variables: readonly Variable[]
  label: string
  /** Finds it again among edits that are undone together. */
  merge: string
  onChange: (value: Expression, merge?: string) => void
}): JSX.Element {
  const view = useStrategy()
  const [wanted, setWanted] = createSignal<Way>()
  const isAnswer = () => expressionKind(view.document(), props.value) === 'boolean'
  const ways = (): Way[] => [
    ...(isFormula(props.value) ? ['formula' as const] : []),
    ...(isAnswer() ? ['condition' as const] : []),
    'json',
  ]
  const way = (): Way => {
    const own = wanted() ?? (isAnswer() ? 'condition' : 'formula')
    return ways().includes(own) ? own : (ways()[0] as Way)
  }
  return (
    <div class="expression">
      <div class="expression-head">
        <Segmented
          name={t('editTable.writtenAs')}
          choices={ways().map((value) => ({ value, text: t(`editTable.as.${value}`) }))}
          chosen={way()}
          onChoose={setWanted}
        />
        <Show when={!isFormula(props.value) && !isAnswer()}>
          <span class="ink-3">{t('editTable.onlyJson')}</span>
        </Show>
      </div>
      <Switch>
        <Match when={way() === 'formula'}>
          <FormulaField {...props} />
        </Match>
        <Match when={way() === 'condition'}>
          <ConditionEditor
            value={props.value}
            variables={props.variables}
            label={props.label}
            countedBefore={null}
            onChange={props.onChange}
          />
        </Match>
        <Match when={way() === 'json'}>
          <JsonField
            value={props.value}
            label={props.label}
            accepts={isExpression}
            onEnter={(value) => props.onChange(value as Expression)}
          />
        </Match>
      </Switch>
      <p class="formula-line">
        <PhraseText phrase={valuePhrase(props.value, view.vocabulary())} />
      </p>
    </div>
  )
}

const isExpression = (value: unknown): boolean => !Array.isArray(value)
