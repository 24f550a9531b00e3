import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { t } from '../model/words.ts'
import { AccountMenu } from './account/AccountMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import { PaletteButton } from './palette/PaletteButton.tsx'
import { ScreenTabs } from './ScreenTabs.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

/** The bar above every screen: where one is, and how one likes to read it. */
export function TopBar(props: {
  children?: JSX.Element
  aside?: JSX.Element
  /** Before one is signed in: nowhere to go yet. */
  bare?: boolean
}): JSX.Element {
  return (
    <header class="top-bar" classList={{ 'with-aside': 'aside' in props }}>
      <A class="brand" href="/" aria-label={t('shell.home')}>
        <Logo />
        <span class="brand-name">Tiersmith</span>
      </A>
      {props.children ?? (
        <Show when={!props.bare}>
          <ScreenTabs />
        </Show>
      )}
      <span class="spring" />
      {props.aside}
      <Show when={!props.bare}>
        <PaletteButton />
      </Show>
      <LanguageSwitch />
      <ThemeSwitch />
      <Show when={!props.bare}>
        <AccountMenu />
      </Show>
    </header>
  )
}
