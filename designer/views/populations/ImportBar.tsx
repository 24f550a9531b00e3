import { type JSX, Match, Show, Switch } from 'solid-js'
import type { Import } from '../../model/import/createImport.ts'
import { t } from '../../model/words.ts'
import { problemText } from './words.ts'

/** Below all of it: what would come of the file, what it is to be called, and the deed. */
export function ImportBar(props: { model: Import; onFinish: () => void }): JSX.Element {
  const busy = () => props.model.stage() === 'importing'
  const isReady = () =>
    !busy() && !props.model.checking() && props.model.open().length === 0 && props.model.profile()?.trial !== undefined
  const finish = () => {
    if (props.model.open().length > 0) {
      const first = document.querySelector<HTMLElement>('.question.open')
      first?.scrollIntoView({ block: 'center' })
      const control = first?.querySelector<HTMLElement>('input, select') ?? first
      control?.focus()
    } else if (isReady() && props.model.name().trim() !== '') props.onFinish()
    else document.getElementById('population-name')?.focus()
  }
  return (
    <div class="import-bar">
      <p class="import-outcome" role="status">
        <Outcome model={props.model} />
      </p>
      <span class="spring" />
      <label for="population-name">{t('importing.name')}</label>
      <input
        id="population-name"
        class="control"
        maxlength="200"
        value={props.model.name()}
        aria-invalid={props.model.name().trim() === ''}
        onInput={(event) => props.model.setName(event.currentTarget.value)}
      />
      <button
        type="button"
        class="button primary"
        aria-disabled={!isReady() && props.model.open().length === 0}
        onClick={finish}
      >
        {t('importing.import')}
      </button>
    </div>
  )
}

function Outcome(props: { model: Import }): JSX.Element {
  const trial = () => props.model.profile()?.trial
  /** Reasons that lie in no single column. */
  const whole = () => (trial()?.problems ?? []).filter(({ column }) => column === undefined)
  return (
    <Switch>
      <Match when={props.model.stage() === 'importing'}>{t('importing.importing')}</Match>
      <Match when={props.model.checking()}>{t('importing.checking')}</Match>
      <Match when={props.model.open().length > 0}>
        <span class="warn">{t('importing.open', { n: props.model.open().length })}</span>
      </Match>
      <Match when={trial()}>
        {(found) => (
          <>
            <span class="strong tab">{t('importing.taken', { n: found().rows - found().refused })}</span>
            <Show when={found().refused > 0}>
              <span class="err tab"> · {t('importing.leftOut', { n: found().refused })}</span>
            </Show>
            <Show when={whole().length > 0}>
              <span class="ink-3">
                {' '}
                (
                {whole()
                  .map(({ code, count }) => `${problemText(code)} ${count}`)
                  .join(' · ')}
                )
              </span>
            </Show>
            <Show when={found().sampled}>
              <span class="ink-3"> · {t('importing.sampled', { n: found().rows })}</span>
            </Show>
          </>
        )}
      </Match>
    </Switch>
  )
}
