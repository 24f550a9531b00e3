import { createEffect, type JSX } from 'solid-js'
import { heading, t } from '../../model/words.ts'
import { TopBar } from '../TopBar.tsx'
import { DecisionSearch } from './DecisionSearch.tsx'

/** Recorded decisions of all strategies. */
export default function DecisionsPage(): JSX.Element {
  createEffect(() => {
    document.title = `${heading('decision')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body decisions-page" tabindex="-1">
        <h1>{t('decisions.title')}</h1>
        <DecisionSearch />
      </main>
    </div>
  )
}
