import { For, type JSX, Show } from 'solid-js'
import type { Import } from '../../model/import/createImport.ts'
import type { Source } from '../../model/import/profile.ts'
import { t } from '../../model/words.ts'

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis', 'euc-kr']
const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const

/** What was recognised of the file, and can be said otherwise. */
export function FileFacts(props: { model: Import }): JSX.Element {
  const profile = () => props.model.profile()
  const text = () => textSource(profile()?.source)
  const csv = () => ofKind(profile()?.source, 'csv')
  const workbook = () => ofKind(profile()?.source, 'xlsx')
  const header = () => profile()?.header
  return (
    <dl class="file-facts">
      <Show when={text()}>
        {(source) => (
          <Fact name={t('importing.encoding')} for="file-encoding">
            <select
              id="file-encoding"
              class="control"
              disabled={!canBeSaid(source().encoding.by)}
              onChange={(event) => props.model.readAs({ encoding: event.currentTarget.value })}
            >
              <For each={[...new Set([source().encoding.label, ...encodings])]}>
                {(label) => (
                  <option value={label} selected={label === source().encoding.label}>
                    {label.toUpperCase()}
                  </option>
                )}
              </For>
            </select>
            <span class="sub ink-3">{t(`importing.by.${source().encoding.by}`)}</span>
          </Fact>
        )}
      </Show>
      <Show when={csv()}>
        {(source) => (
          <Fact name={t('importing.delimiter')} for="file-delimiter">
            <select
              id="file-delimiter"
              class="control"
              onChange={(event) => props.model.readAs({ delimiter: event.currentTarget.value })}
            >
              <For each={delimiters}>
                {([sign, name]) => (
                  <option value={sign} selected={sign === source().delimiter}>
                    {t(`importing.delimiter.${name}`)}
                  </option>
                )}
              </For>
            </select>
          </Fact>
        )}
      </Show>
      <Show when={workbook()}>
        {(source) => (
          <Fact name={t('importing.sheet')} for="file-sheet">
            <select
              id="file-sheet"
              class="control"
              onChange={(event) => props.model.readAs({ sheet: event.currentTarget.value })}
            >
              <For each={[...new Set([source().sheet, ...source().sheets])]}>
                {(name) => (
                  <option value={name} selected={name === source().sheet}>
                    {name}
                  </option>
                )}
              </For>
            </select>
          </Fact>
        )}
      </Show>
      <Show when={header()}>
        {(found) => (
          <Fact name={t('importing.header')}>
            <Show when={found().line > 0} fallback={t('importing.keys')}>
              {t('importing.line', { line: String(found().line) })}
            </Show>
            <Show when={found().above.length > 0}>
              <span class="sub ink-3 above">
                {t('importing.above', { n: found().above.length, text: found().above[0]?.text ?? '' })}
              </span>
            </Show>
          </Fact>
        )}
      </Show>
      <Show when={header()}>
        <Fact name={t('importing.rows')}>
          <span class="tab">
            {t(profile()?.sampled ? 'importing.rowsSampled' : 'importing.rowsCount', { n: profile()?.rows ?? 0 })}
          </span>
        </Fact>
      </Show>
    </dl>
  )
}

function Fact(props: { name: string; for?: string; children: JSX.Element }): JSX.Element {
  return (
    <div class="fact">
      <dt class="caption">
        <Show when={props.for} fallback={props.name}>
          {(id) => <label for={id()}>{props.name}</label>}
        </Show>
      </dt>
      <dd>{props.children}</dd>
    </div>
  )
}

/** A byte order mark or valid UTF-8 goes before whatever is said. */
const canBeSaid = (by: string): boolean => by === 'frequent-characters' || by === 'named'

const textSource = (source: Source | undefined) => (source === undefined || source.kind === 'xlsx' ? undefined : source)

const ofKind = <Kind extends Source['kind']>(source: Source | undefined, kind: Kind) =>
  source?.kind === kind ? (source as Extract<Source, { kind: Kind }>) : undefined
