import { A, useNavigate } from '@solidjs/router'
import CircleUser from 'lucide-solid/icons/circle-user-round'
import Footprints from 'lucide-solid/icons/footprints'
import KeyRound from 'lucide-solid/icons/key-round'
import LogOut from 'lucide-solid/icons/log-out'
import Users from 'lucide-solid/icons/users'
import { createSignal, type JSX, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { knowSession, may, session, signOut } from '../../model/session.ts'
import { startTour } from '../../model/tour.ts'
import { listed, t } from '../../model/words.ts'
import './account.css'

const PasswordDialog = lazy(() => import('./PasswordDialog.tsx'))

/** Who is signed in, and what belongs to them: a button that shows a short list. Escape and a click beside it close it. */
export function AccountMenu(): JSX.Element {
  const navigate = useNavigate()
  const [open, setOpen] = createSignal(false)
  const [changing, setChanging] = createSignal(false)
  let place!: HTMLDivElement
  let button!: HTMLButtonElement
  const close = () => setOpen(false)
  const onPointer = (event: PointerEvent) => {
    if (!place.contains(event.target as Node)) close()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open()) return
    close()
    button.focus()
  }
  const onFocusOut = (event: FocusEvent) => {
    if (event.relatedTarget && !place.contains(event.relatedTarget as Node)) close()
  }
  onMount(() => {
    knowSession()
    document.addEventListener('pointerdown', onPointer)
    onCleanup(() => document.removeEventListener('pointerdown', onPointer))
    place.addEventListener('keydown', onKey)
    place.addEventListener('focusout', onFocusOut)
  })
  const leave = async () => {
    close()
    await signOut().then(
      () => navigate('/sign-in', { replace: true }),
      () => {},
    )
  }
  const name = () => {
    const who = session()
    return who ? t('account.of', { name: who.name }) : t('account.menu')
  }
  return (
    <div ref={place} class="account">
      <button
        ref={button}
        type="button"
        class="button icon quiet"
        aria-label={name()}
        title={name()}
        aria-expanded={open()}
        onClick={() => setOpen(!open())}
      >
        <CircleUser size={16} strokeWidth={1.75} />
      </button>
      <Show when={open()}>
        <div class="account-menu">
          <Show when={session()}>
            {(who) => (
              <>
                <p class="account-who">
                  <b>{who().name}</b>
                  <span class="ink-3">{listed(who().roles.map((role) => t(`role.${role}`)))}</span>
                </p>
                <Show when={may('administer')}>
                  <A class="account-item" href="/people" onClick={close}>
                    <Users size={14} />
                    {t('account.people')}
                  </A>
                </Show>
                <button
                  type="button"
                  class="account-item"
                  onClick={() => {
                    close()
                    setChanging(true)
                  }}
                >
                  <KeyRound size={14} />
                  {t('account.password')}
                </button>
              </>
            )}
          </Show>
          <button
            type="button"
            class="account-item"
            onClick={() => {
              close()
              button.focus()
              startTour()
            }}
          >
            <Footprints size={14} />
            {t('tour.menu')}
          </button>
          <button type="button" class="account-item" onClick={leave}>
            <LogOut size={14} />
            {t('account.signOut')}
          </button>
        </div>
      </Show>
      <Show when={changing()}>
        <Suspense>
          <PasswordDialog
            onClose={() => {
              setChanging(false)
              button.focus()
            }}
          />
        </Suspense>
      </Show>
    </div>
  )
}
