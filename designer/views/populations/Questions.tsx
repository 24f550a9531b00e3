import CircleCheck from 'lucide-solid/icons/circle-check'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import type { Import } from '../../model/import/createImport.ts'
import { proposedChoice, type Question } from '../../model/import/questions.ts'
import { t } from '../../model/words.ts'
import { choiceText, questionText } from './words.ts'

/** More choices than these are a list to pick from. */
const MOST_RADIOS = 4

/** What can be meant in two ways: somebody decides, nothing is guessed. */
export function Questions(props: { model: Import; document: Strategy }): JSX.Element {
  const withProposal = () => props.model.open().filter(({ about }) => proposedChoice(about) !== undefined)
  const acceptAll = () => {
    for (const { key, about } of withProposal()) props.model.answer(key, proposedChoice(about) ?? 0)
  }
  return (
    <section class="import-questions" aria-labelledby="questions-head">
      <div class="questions-head">
        <h2 id="questions-head">{t('importing.decide')}</h2>
        <span class="ink-3" aria-live="polite">
          <Show when={props.model.open().length > 0}>{t('importing.open', { n: props.model.open().length })}</Show>
        </span>
        <span class="spring" />
        <Show when={withProposal().length > 1}>
          <button type="button" class="button" onClick={acceptAll}>
            {t('importing.acceptAll')}
          </button>
        </Show>
      </div>
      <For each={props.model.questions()}>
        {(question) => <Asked question={question} model={props.model} document={props.document} />}
      </For>
    </section>
  )
}

function Asked(props: { question: Question; model: Import; document: Strategy }): JSX.Element {
  const about = () => props.question.about
  const mapped = () => props.model.mapping()?.columns.find(({ column }) => column === about().column)
  const answer = () => props.model.answers()[props.question.key]
  const isOpen = () => answer() === undefined
  return (
    <fieldset class="question" classList={{ open: isOpen() }} tabindex="-1">
      <legend>
        <Show when={isOpen()} fallback={<CircleCheck size={14} class="ok" aria-label={t('importing.decided')} />}>
          <CircleHelp size={14} class="warn" aria-label={t('importing.undecided')} />
        </Show>
        <span>{questionText(about(), props.document)}</span>
      </legend>
      <Show when={about().choices.length > MOST_RADIOS} fallback={<Radios {...props} />}>
        <select
          class="control question-select"
          aria-label={questionText(about(), props.document)}
          onChange={(event) => props.model.answer(props.question.key, event.currentTarget.selectedIndex - 1)}
        >
          <option value="" disabled={!isOpen()} selected={isOpen()}>
            {t('importing.pick')}
          </option>
          <For each={about().choices}>
            {(choice, index) => (
              <option selected={answer() === index()}>{choiceText(about(), choice, props.document, mapped())}</option>
            )}
          </For>
        </select>
      </Show>
    </fieldset>
  )
}

function Radios(props: { question: Question; model: Import; document: Strategy }): JSX.Element {
  const about = () => props.question.about
  const mapped = () => props.model.mapping()?.columns.find(({ column }) => column === about().column)
  const answer = () => props.model.answers()[props.question.key]
  const isOpen = () => answer() === undefined
  return (
    <For each={about().choices} fallback={<p class="ink-3 question-none">{t('importing.noChoice')}</p>}>
      {(choice, index) => (
        <label class="choice">
          <input
            type="radio"
            name={props.question.key}
            checked={answer() === index()}
            onChange={() => props.model.answer(props.question.key, index())}
          />
          <span>
            {choiceText(about(), choice, props.document, mapped())}
            <Show when={isOpen() && proposedChoice(about()) === index()}>
              <span class="ink-3"> {t('importing.proposed')}</span>
            </Show>
          </span>
        </label>
      )}
    </For>
  )
}
