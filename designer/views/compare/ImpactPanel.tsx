import { A } from '@solidjs/router'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import Users from 'lucide-solid/icons/users'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { localize } from '../../../engine/index.ts'
import { formatDate } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice } from '../states.tsx'
import type { CompareView } from './context.ts'
import { ImpactView } from './ImpactView.tsx'

/** Whom the change moves in a population. */
export function ImpactPanel(props: { view: CompareView; onPopulation: (id: string) => void }): JSX.Element {
  const { populations, population, impact, counting, sound, names } = props.view
  const shown = () => {
    const [found, called] = [impact(), names()]
    return found && called && population() ? { impact: found, names: called } : undefined
  }
  return (
    <section class="impact-panel" aria-labelledby="impact-head">
      <div class="panel-head">
        <h2 id="impact-head">{t('compare.who')}</h2>
        <Show when={population()}>
          <PopulationChooser view={props.view} onChoose={props.onPopulation} />
        </Show>
        <Show when={shown()}>
          {(found) => (
            <span class="ink-3 nowrap">{t('compare.asOf', { date: formatDate(found().impact.asOf, language()) })}</span>
          )}
        </Show>
        <Show when={counting.loading() && shown()}>
          <span class="caption" role="status">
            {t('compare.counting')}
          </span>
        </Show>
      </div>
      <div class="panel-body">
        <Switch>
          <Match when={populations.failure()}>
            {(failure) => <FailureNotice failure={failure()} onRetry={populations.retry} />}
          </Match>
          <Match when={populations.data()?.length === 0}>
            <NoPopulation strategy={props.view.choices().strategy} />
          </Match>
          <Match when={!sound()}>
            <Notice icon={<OctagonAlert size={16} />} tone="err" title={t('compare.noImpact.title')}>
              <p>{t('compare.noImpact.text')}</p>
            </Notice>
          </Match>
          <Match when={counting.failure()}>
            {(failure) => <FailureNotice failure={failure()} onRetry={counting.retry} />}
          </Match>
          <Match when={shown()}>
            {(found) => <ImpactView impact={found().impact} names={found().names} view={props.view} />}
          </Match>
          <Match when={true}>
            <p class="loading ink-3" role="status">
              {t('compare.counting')}
            </p>
          </Match>
        </Switch>
      </div>
    </section>
  )
}

function PopulationChooser(props: { view: CompareView; onChoose: (id: string) => void }): JSX.Element {
  const all = () => props.view.populations.data() ?? []
  return (
    <label class="population-chooser">
      <span class="hidden-visually">{t('compare.population')}</span>
      <select class="control" onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <For each={all()}>
          {(item) => (
            <option value={item.id} selected={item.id === props.view.population()?.id}>
              {t('compare.option', { name: localize(item.name, language()), n: item.rows })}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

const NoPopulation = (props: { strategy: string }): JSX.Element => (
  <Notice
    icon={<Users size={16} />}
    title={t('compare.noPopulation.title')}
    action={
      <A class="button" href={`/populations/new?strategy=${encodeURIComponent(props.strategy)}`}>
        {t('compare.noPopulation.do')}
      </A>
    }
  >
    <p>{t('compare.noPopulation.text')}</p>
  </Notice>
)
