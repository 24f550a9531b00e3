import { A, useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { heading, t } from '../model/words.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

/** The bar above every screen: where one is, and how one likes to read it. */
export function TopBar(props: { children?: JSX.Element; aside?: JSX.Element }): JSX.Element {
  const location = useLocation()
  return (
    <header class="top-bar">
      <A class="brand" href="/" aria-label={t('shell.home')}>
        <Logo />
        <span class="brand-name">Tiersmith</span>
      </A>
      {props.children ?? (
        <nav class="tabs" aria-label={t('shell.screens')}>
          <A class="screen-tab" href="/" aria-current={location.pathname === '/' ? 'page' : undefined} end>
            {heading('strategy')}
          </A>
          <a class="screen-tab" href="/reference" rel="external">
            {t('shell.api')}
          </a>
        </nav>
      )}
      <span class="spring" />
      {props.aside}
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  )
}
