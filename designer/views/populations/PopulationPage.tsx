import { A, useNavigate, useParams } from '@solidjs/router'
import Download from 'lucide-solid/icons/download'
import Play from 'lucide-solid/icons/play'
import { createEffect, createSignal, type JSX, Show } from 'solid-js'
import { formatInstant } from '../../model/instant.ts'
import { createLoad } from '../../model/load.ts'
import { localize, nameOf } from '../../model/names.ts'
import { type PopulationReading, readPopulation, rejectsPath } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { heading, t } from '../../model/words.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { DeleteDialog } from './DeleteDialog.tsx'
import { FieldsTable } from './FieldsTable.tsx'
import { RowsTable } from './RowsTable.tsx'
import './populations.css'

/** One population: how its fields are distributed, and its subjects. */
export default function PopulationPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const load = createLoad(() => params.id, readPopulation)
  const name = () => localize(load.data()?.population.name, language())
  createEffect(() => {
    document.title = `${name() || heading('population')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body population-page" tabindex="-1">
        <Show when={load.failure()}>
          {(failure) => <FailureNotice page failure={failure()} onRetry={load.retry} />}
        </Show>
        <Show when={load.loading() && !load.data()}>
          <LoadingText />
        </Show>
        <Show when={load.failure() ? undefined : load.data()} keyed>
          {(reading) => <Shown {...reading} />}
        </Show>
      </main>
    </div>
  )
}

function Shown({ population, document }: PopulationReading): JSX.Element {
  const [deleting, setDeleting] = createSignal(false)
  const navigate = useNavigate()
  const strategy = `/strategies/${encodeURIComponent(population.strategy)}`
  const isSensitive = population.fields.some(({ sensitive }) => sensitive === true)
  const seesRows = () => !isSensitive || may('decisions')
  return (
    <>
      <div class="page-head">
        <h1>{localize(population.name, language())}</h1>
        <p class="ink-2">
          {t('populations.subjects', { n: population.rows })} ·{' '}
          <A class="link" href={strategy}>
            {nameOf(document, language())}
          </A>
        </p>
        <span class="spring" />
        <Show when={may('edit') || may('approve')}>
          <A class="button" href={`${strategy}/runs?population=${population.id}`}>
            <Play size={14} />
            {t('populations.run')}
          </A>
        </Show>
        <Show when={may('edit')}>
          <button type="button" class="button danger" onClick={() => setDeleting(true)}>
            {t('populations.delete')}
          </button>
        </Show>
      </div>
      <p class="population-origin ink-3">
        {t('populations.origin', {
          instant: formatInstant(population.createdAt, language()),
          name: population.createdBy.name,
        })}
      </p>
      <Show when={population.rejected > 0}>
        <p class="population-rejects">
          {t('populations.rejected', { n: population.rejected })}
          <Show when={seesRows()}>
            <a class="button" href={rejectsPath(population.id)} download="">
              <Download size={14} />
              {t('populations.rejects')}
            </a>
          </Show>
        </p>
      </Show>
      <section aria-labelledby="fields-head">
        <h2 id="fields-head">{heading('field')}</h2>
        <FieldsTable population={population} document={document} />
      </section>
      <section aria-labelledby="rows-head">
        <h2 id="rows-head">{heading('subject')}</h2>
        <Show when={seesRows()} fallback={<p class="ink-2">{t('populations.sensitive')}</p>}>
          <RowsTable population={population} document={document} />
        </Show>
      </section>
      <Show when={deleting()}>
        <DeleteDialog
          population={population}
          onClose={() => setDeleting(false)}
          onDeleted={() => navigate('/populations')}
        />
      </Show>
    </>
  )
}
