import { useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { heading, t } from '../../model/words.ts'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { DecisionSearch } from './DecisionSearch.tsx'

/** Recorded decisions of one strategy. */
export default function StrategyDecisionsPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const id = () => decodeURIComponent(params.id)
  return (
    <StrategyScreen id={id()} tab="decisions" title={heading('decision')} class="decisions-page">
      {(summary) => (
        <>
          <h1>{t('decisions.title')}</h1>
          <DecisionSearch strategy={summary.id} />
        </>
      )}
    </StrategyScreen>
  )
}
