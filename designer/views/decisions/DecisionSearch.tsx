import { A, useSearchParams } from '@solidjs/router'
import Inbox from 'lucide-solid/icons/inbox'
import { createMemo, type JSX, Show } from 'solid-js'
import { type DecisionFilter, findDecisions } from '../../model/decisions.ts'
import { createPages } from '../../model/pages.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { DecisionFilters } from './DecisionFilters.tsx'
import { DecisionTable } from './DecisionTable.tsx'
import { type FilterKey, type FilterTexts, filterKeys } from './filterTexts.ts'
import '../../ui/forms.css'
import './decisions.css'

/** Finds recorded decisions; what is asked for stands in the address. */
export function DecisionSearch(props: { strategy?: string }): JSX.Element {
  const [search, setSearch] = useSearchParams<Record<FilterKey, string>>()
  const texts = createMemo<FilterTexts>(
    () => {
      const given = filterKeys.flatMap((key) =>
        typeof search[key] === 'string' && search[key] ? [[key, search[key]]] : [],
      )
      return { ...Object.fromEntries(given), ...(props.strategy === undefined ? {} : { strategy: props.strategy }) }
    },
    {},
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  )
  const filter = (): DecisionFilter => {
    const { version, ...rest } = texts()
    return { ...rest, version: /^[1-9]\d*$/.test(version ?? '') ? Number(version) : undefined }
  }
  const pages = createPages(filter, findDecisions)
  const filtered = () => Object.keys(texts()).some((key) => key !== 'strategy' || props.strategy === undefined)
  const clear = () => setSearch(Object.fromEntries(filterKeys.map((key) => [key, undefined])), { replace: true })
  return (
    <>
      <DecisionFilters
        texts={texts()}
        held={props.strategy}
        onChange={(change) => setSearch(change, { replace: true })}
        onClear={filtered() ? clear : undefined}
      />
      <Show when={pages.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={pages.retry} />}</Show>
      <Show when={pages.loading() && !pages.items()}>
        <LoadingText />
      </Show>
      <Show when={pages.items()}>
        {(items) => (
          <Show
            when={items().length > 0}
            fallback={<NoDecisions strategy={props.strategy} filtered={filtered()} onClear={clear} />}
          >
            <DecisionTable decisions={items()} strategies={props.strategy === undefined} />
            <Show when={pages.hasMore()}>
              <button type="button" class="button decisions-more" onClick={pages.more}>
                {t('decisions.more')}
              </button>
            </Show>
          </Show>
        )}
      </Show>
    </>
  )
}

function NoDecisions(props: { strategy: string | undefined; filtered: boolean; onClear: () => void }): JSX.Element {
  return (
    <Show
      when={props.filtered}
      fallback={
        <Notice
          icon={<Inbox size={16} />}
          title={t('decisions.none')}
          action={
            <Show
              when={props.strategy}
              fallback={
                <A class="button" href="/">
                  {t('state.toStrategies')}
                </A>
              }
            >
              {(id) => (
                <A class="button" href={`/strategies/${encodeURIComponent(id())}/settings`}>
                  {t('decisions.toSettings')}
                </A>
              )}
            </Show>
          }
        >
          <p>{t('decisions.noneText')}</p>
        </Notice>
      }
    >
      <Notice
        icon={<Inbox size={16} />}
        title={t('decisions.noneFit')}
        action={
          <button type="button" class="button" onClick={props.onClear}>
            {t('decisions.clear')}
          </button>
        }
      >
        <p>{t('decisions.noneFitText')}</p>
      </Notice>
    </Show>
  )
}
