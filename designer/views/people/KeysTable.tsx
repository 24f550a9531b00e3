import { For, type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import { type ApiKey, keyState } from '../../model/people.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { StateMark } from './StateMark.tsx'

export function KeysTable(props: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }): JSX.Element {
  const now = Date.now()
  const day = (instant: string) => formatDate(instant.slice(0, 10), language())
  const stateText = (key: ApiKey) => {
    if (key.revokedAt !== undefined) return t('keys.revoked', { date: day(key.revokedAt) })
    return t(keyState(key, now) === 'expired' ? 'keys.expired' : 'people.active')
  }
  return (
    <Show when={props.keys.length > 0} fallback={<p class="ink-2 keys-none">{t('keys.none')}</p>}>
      <ScrollX>
        <table class="rows people-table">
          <thead>
            <tr>
              <th scope="col">{t('keys.key')}</th>
              <th scope="col">{t('keys.role')}</th>
              <th scope="col">{t('keys.scope')}</th>
              <th scope="col">{t('people.state')}</th>
              <th scope="col">{t('keys.used')}</th>
              <th scope="col">{t('keys.expires')}</th>
              <th scope="col" class="actions">
                <span class="hidden-visually">{t('people.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.keys}>
              {(key) => (
                <tr classList={{ over: keyState(key, now) !== 'active' }}>
                  <th scope="row">
                    <span class="strong">{key.name}</span>
                    <span class="sub mono ink-3">{key.id}</span>
                  </th>
                  <td>{t(`role.${key.role}`)}</td>
                  <td class="key-scope">{key.strategies?.join(', ') ?? t('keys.all')}</td>
                  <td class="nowrap">
                    <StateMark state={keyState(key, now)} text={stateText(key)} />
                  </td>
                  <td class="tab nowrap">{key.usedAt === undefined ? t('keys.never') : day(key.usedAt)}</td>
                  <td class="tab nowrap">{key.expiresAt === undefined ? '–' : day(key.expiresAt)}</td>
                  <td class="actions">
                    <Show when={key.revokedAt === undefined}>
                      <button
                        type="button"
                        class="button"
                        aria-label={t('keys.revokeOf', { name: key.name })}
                        onClick={() => props.onRevoke(key)}
                      >
                        {t('keys.revoke')}
                      </button>
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </ScrollX>
    </Show>
  )
}
