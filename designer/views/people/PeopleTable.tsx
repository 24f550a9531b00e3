import { For, type JSX, Show } from 'solid-js'
import { formatDate } from '../../model/format.ts'
import type { Person } from '../../model/people.ts'
import { language } from '../../model/preferences.ts'
import { session } from '../../model/session.ts'
import { listed, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { StateMark } from './StateMark.tsx'

const states = { active: 'people.active', invited: 'people.invited', disabled: 'people.disabled' } as const

export function PeopleTable(props: {
  people: readonly Person[]
  onEdit: (person: Person) => void
  onInvite: (person: Person) => void
}): JSX.Element {
  return (
    <ScrollX>
      <table class="rows people-table">
        <thead>
          <tr>
            <th scope="col">{t('people.person')}</th>
            <th scope="col">{t('people.roles')}</th>
            <th scope="col">{t('people.state')}</th>
            <th scope="col">{t('people.since')}</th>
            <th scope="col" class="actions">
              <span class="hidden-visually">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.people}>
            {(person) => (
              <tr classList={{ over: person.state === 'disabled' }}>
                <th scope="row">
                  <span class="strong">{person.name}</span>
                  <Show when={person.id === session()?.id}>
                    {' '}
                    <span class="ink-3">({t('people.you')})</span>
                  </Show>
                  <span class="sub">{person.login}</span>
                </th>
                <td>{listed(person.roles.map((role) => t(`role.${role}`)))}</td>
                <td>
                  <StateMark state={person.state} text={t(states[person.state])} />
                  <Show when={person.issuer}>
                    {(issuer) => <span class="sub ink-3">{t('people.by', { issuer: hostOf(issuer()) })}</span>}
                  </Show>
                </td>
                <td class="tab nowrap">{formatDate(person.createdAt.slice(0, 10), language())}</td>
                <td class="actions">
                  <Show when={person.state !== 'disabled' && person.issuer === undefined}>
                    <button
                      type="button"
                      class="button quiet"
                      aria-label={listed([inviteText(person), person.name])}
                      onClick={() => props.onInvite(person)}
                    >
                      {inviteText(person)}
                    </button>
                  </Show>
                  <button
                    type="button"
                    class="button"
                    aria-label={t('people.editOf', { name: person.name })}
                    onClick={() => props.onEdit(person)}
                  >
                    {t('people.edit')}
                  </button>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

const inviteText = ({ state }: Person) => t(state === 'invited' ? 'people.invite' : 'people.renew')

const hostOf = (issuer: string) => (URL.canParse(issuer) ? new URL(issuer).host : issuer)
