import Check from 'lucide-solid/icons/check'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import { describeProblem, type JsonProblem } from '../../../engine/index.ts'
import type { PlacedProblem } from '../../model/begin/documentFile.ts'
import { language } from '../../model/preferences.ts'
import { listed, t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'

const MOST = 40

/** What is wrong in a file that is a strategy, or isn't, each with its line. */
export function FileProblems(props: { problems: readonly PlacedProblem[]; misshapen?: boolean }): JSX.Element {
  const count = (severity: PlacedProblem['severity']) =>
    props.problems.filter((problem) => problem.severity === severity).length
  const counts = () =>
    listed([t('status.errors', { n: count('error') }), t('status.warnings', { n: count('warning') })])
  return (
    <Show
      when={props.problems.length > 0}
      fallback={
        <p class="file-fine ok">
          <Check size={14} aria-hidden="true" />
          {t('new.file.fine')}
        </p>
      }
    >
      <section class="file-problems">
        <h2>{props.misshapen ? t('new.file.misshapen') : t('new.file.problems', { counts: counts() })}</h2>
        <p class="ink-2">{t(props.misshapen ? 'new.file.misshapenText' : 'new.file.problemsText')}</p>
        <ul>
          <For each={props.problems.slice(0, MOST)}>{(problem) => <FileProblem problem={problem} />}</For>
        </ul>
        <Show when={props.problems.length > MOST}>
          <p class="ink-3">{t('new.file.moreProblems', { n: props.problems.length - MOST })}</p>
        </Show>
      </section>
    </Show>
  )
}

function FileProblem(props: { problem: PlacedProblem }): JSX.Element {
  const isError = () => props.problem.severity === 'error'
  return (
    <li classList={{ err: isError(), warn: !isError() }}>
      <Show when={isError()} fallback={<TriangleAlert size={14} aria-label={t('problems.warning')} />}>
        <OctagonAlert size={14} aria-label={t('problems.error')} />
      </Show>
      <span class="tab ink-3 nowrap">{t('new.file.line', { n: props.problem.line })}</span>
      <span class="file-problem-text">
        {describeProblem(props.problem, language())} <code class="mono ink-3">{props.problem.pointer}</code>
      </span>
    </li>
  )
}

/** A file that isn't even JSON. */
export function Unreadable(props: { problem: JsonProblem }): JSX.Element {
  return (
    <Notice
      alert
      tone="err"
      icon={<OctagonAlert size={16} />}
      title={t(`new.file.${props.problem.code}`, { line: props.problem.line, column: props.problem.column })}
    />
  )
}
