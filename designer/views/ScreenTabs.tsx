import { A, useLocation } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { may } from '../model/session.ts'
import { heading, label, t } from '../model/words.ts'

interface Screen {
  href: string
  name: () => string
  /** The permission without which it has nothing to show. */
  needs?: string
}

export const screens: readonly Screen[] = [
  { href: '/', name: () => heading('strategy') },
  { href: '/populations', name: () => heading('population') },
  { href: '/approvals', name: () => t('shell.approvals') },
  { href: '/decisions', name: () => heading('decision'), needs: 'decisions' },
  { href: '/audit', name: () => label('auditLog'), needs: 'audit' },
  { href: '/people', name: () => t('people.people'), needs: 'administer' },
]

/** The screens that are about no single strategy. */
export function ScreenTabs(): JSX.Element {
  const location = useLocation()
  const isHere = ({ href }: Screen) =>
    href === '/' ? location.pathname === '/' : `${location.pathname}/`.startsWith(`${href}/`)
  return (
    <nav class="tabs" aria-label={t('shell.screens')}>
      <For each={screens}>
        {(screen) => (
          <Show when={screen.needs === undefined || may(screen.needs)}>
            <A class="screen-tab" href={screen.href} aria-current={isHere(screen) ? 'page' : undefined} end>
              {screen.name()}
            </A>
          </Show>
        )}
      </For>
      <a class="screen-tab" href="/reference" rel="external">
        {t('shell.api')}
      </a>
    </nav>
  )
}
