import Plus from 'lucide-solid/icons/plus'
import { createEffect, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { createLoad } from '../../model/load.ts'
import { type ApiKey, listKeys, listPeople, type Person } from '../../model/people.ts'
import { t } from '../../model/words.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { InvitationDialog } from './InvitationDialog.tsx'
import { KeysTable } from './KeysTable.tsx'
import { NewKeyDialog } from './NewKeyDialog.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import '../../ui/forms.css'
import './people.css'

/** The dialog that is open, if one is. */
type Open =
  | { kind: 'add' }
  | { kind: 'edit'; person: Person }
  | { kind: 'invite'; person: Person }
  | { kind: 'key' }
  | { kind: 'revoke'; key: ApiKey }

/** For admins: who may do what, people and systems. */
export default function PeoplePage(): JSX.Element {
  const people = createLoad(() => undefined, listPeople)
  const keys = createLoad(() => undefined, listKeys)
  const [open, setOpen] = createSignal<Open>()
  const close = () => setOpen(undefined)
  /** A dialog that changed something: the lists are asked for anew. */
  const changed = (next?: Open) => {
    setOpen(next)
    people.retry()
    keys.retry()
  }
  const opened = <Kind extends Open['kind']>(kind: Kind) => {
    const now = open()
    return now?.kind === kind ? (now as Extract<Open, { kind: Kind }>) : undefined
  }
  createEffect(() => {
    document.title = `${t('people.title')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body people-page" tabindex="-1">
        <h1>{t('people.title')}</h1>
        <Show when={people.failure() ?? keys.failure()}>
          {(failure) => <FailureNotice failure={failure()} onRetry={() => changed()} />}
        </Show>
        <Show when={(people.loading() && !people.data()) || (keys.loading() && !keys.data())}>
          <LoadingText />
        </Show>
        <Show when={people.data()}>
          {(list) => (
            <section aria-labelledby="people-head">
              <div class="section-head">
                <h2 id="people-head">{t('people.people')}</h2>
                <span class="spring" />
                <button type="button" class="button primary" onClick={() => setOpen({ kind: 'add' })}>
                  <Plus size={14} />
                  {t('people.add')}
                </button>
              </div>
              <PeopleTable
                people={list()}
                onEdit={(person) => setOpen({ kind: 'edit', person })}
                onInvite={(person) => setOpen({ kind: 'invite', person })}
              />
            </section>
          )}
        </Show>
        <Show when={keys.data()}>
          {(list) => (
            <section aria-labelledby="keys-head">
              <div class="section-head">
                <h2 id="keys-head">{t('keys.title')}</h2>
                <p class="ink-2">{t('keys.lead')}</p>
                <span class="spring" />
                <button type="button" class="button" onClick={() => setOpen({ kind: 'key' })}>
                  <Plus size={14} />
                  {t('keys.add')}
                </button>
              </div>
              <KeysTable keys={list()} onRevoke={(key) => setOpen({ kind: 'revoke', key })} />
            </section>
          )}
        </Show>
        <Switch>
          <Match when={opened('add')}>
            <PersonDialog
              person={undefined}
              onClose={close}
              onSaved={(person) => changed({ kind: 'invite', person })}
            />
          </Match>
          <Match when={opened('edit')} keyed>
            {({ person }) => <PersonDialog person={person} onClose={close} onSaved={() => changed()} />}
          </Match>
          <Match when={opened('invite')} keyed>
            {({ person }) => <InvitationDialog person={person} onClose={close} />}
          </Match>
          <Match when={opened('key')}>
            <NewKeyDialog onClose={close} onMade={keys.retry} />
          </Match>
          <Match when={opened('revoke')} keyed>
            {({ key }) => <RevokeDialog apiKey={key} onClose={close} onRevoked={() => changed()} />}
          </Match>
        </Switch>
      </main>
    </div>
  )
}
