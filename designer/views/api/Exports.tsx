import ArrowUpRight from 'lucide-solid/icons/arrow-up-right'
import Download from 'lucide-solid/icons/download'
import { createSignal, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { type Failure, failureOf, fetchFile } from '../../model/api.ts'
import { saveFile, saveJson } from '../../model/save.ts'
import { t } from '../../model/words.ts'
import { FailureNotice } from '../states.tsx'

/** What can be taken along: the rule, the schema, the document; and where all operations are told. */
export function Exports(props: { id: string; version: number; document: Strategy }): JSX.Element {
  const [failure, setFailure] = createSignal<Failure>()
  const path = (format: string) =>
    `/v1/strategies/${encodeURIComponent(props.id)}/versions/${props.version}/export/${format}`
  const save = (format: string) =>
    fetchFile(path(format), { accept: 'application/json' }).then(
      (file) => saveFile(file, `${props.id}-v${props.version}.${format}.json`),
      (error) => setFailure(failureOf(error)),
    )
  return (
    <aside class="api-aside" aria-label={t('api.exports')}>
      <h2>{t('api.exports')}</h2>
      <Show when={failure()}>
        {(found) => <FailureNotice failure={found()} onRetry={() => setFailure(undefined)} />}
      </Show>
      <Saving name={t('api.jsonlogic')} text={t('api.jsonlogicText')} onSave={() => save('jsonlogic')} />
      <Saving name={t('api.schema')} text={t('api.schemaText')} onSave={() => save('json-schema')} />
      <Saving
        name={t('api.document')}
        text={t('api.documentText')}
        onSave={() => saveJson(props.document, `${props.id}-v${props.version}.json`)}
      />
      <Opening name={t('api.reference')} text={t('api.referenceText')} href="/reference" />
      <Opening name={t('api.openapi')} text={t('api.openapiText')} href="/openapi.json" />
    </aside>
  )
}

function Saving(props: { name: string; text: string; onSave: () => void }): JSX.Element {
  return (
    <div class="api-take">
      <button type="button" class="button" onClick={props.onSave}>
        <Download size={13} aria-hidden="true" /> {props.name}
      </button>
      <p class="ink-2">{props.text}</p>
    </div>
  )
}

function Opening(props: { name: string; text: string; href: string }): JSX.Element {
  return (
    <div class="api-take">
      <a class="button" href={props.href} rel="external">
        <ArrowUpRight size={13} aria-hidden="true" /> {props.name}
      </a>
      <p class="ink-2">{props.text}</p>
    </div>
  )
}
