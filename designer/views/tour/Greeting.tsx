import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { endTour, greeted, startTour, tourSteps } from '../../model/tour.ts'
import { t } from '../../model/words.ts'
import './greeting.css'

/** At the first start: what this is for, the packs, and a short tour that can be put off. */
export function Greeting(): JSX.Element {
  return (
    <Show when={!greeted()}>
      <section class="greeting" aria-labelledby="greeting">
        <div class="greeting-text">
          <h2 id="greeting">{t('tour.welcome')}</h2>
          <p class="ink-2">{t('tour.text')}</p>
          <p class="greeting-actions">
            <button type="button" class="button primary" onClick={startTour}>
              {t('tour.take')}
            </button>
            <A class="button" href="/new">
              {t('tour.packs')}
            </A>
            <button type="button" class="button quiet" onClick={endTour}>
              {t('tour.skip')}
            </button>
          </p>
        </div>
        <ol class="greeting-steps" aria-label={t('tour.steps')}>
          <For each={tourSteps}>
            {(step, index) => (
              <li>
                <span class="step-number tab" aria-hidden="true">
                  {index() + 1}
                </span>
                {t(`tour.${step}`)}
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}
