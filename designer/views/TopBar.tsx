import { A, useLocation } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { may } from '../model/session.ts'
import { heading, t } from '../model/words.ts'
import { AccountMenu } from './account/AccountMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

/** The bar above every screen: where one is, and how one likes to read it. */
export function TopBar(props: {
  children?: JSX.Element
  aside?: JSX.Element
  /** Before one is signed in: nowhere to go yet. */
  bare?: boolean
}): JSX.Element {
  const location = useLocation()
  return (
    <header class="top-bar">
      <A class="brand" href="/" aria-label={t('shell.home')}>
        <Logo />
        <span class="brand-name">Tiersmith</span>
      </A>
      {props.children ?? (
        <Show when={!props.bare}>
          <nav class="tabs" aria-label={t('shell.screens')}>
            <A class="screen-tab" href="/" aria-current={location.pathname === '/' ? 'page' : undefined} end>
              {heading('strategy')}
            </A>
            <a class="screen-tab" href="/reference" rel="external">
              {t('shell.api')}
            </a>
            <Show when={may('administer')}>
              <A
                class="screen-tab people-tab"
                href="/people"
                aria-current={location.pathname === '/people' ? 'page' : undefined}
              >
                {t('people.people')}
              </A>
            </Show>
          </nav>
        </Show>
      )}
      <span class="spring" />
      {props.aside}
      <LanguageSwitch />
      <ThemeSwitch />
      <Show when={!props.bare}>
        <AccountMenu />
      </Show>
    </header>
  )
}
