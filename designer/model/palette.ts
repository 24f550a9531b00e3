/**
 * The command palette: what can be found or run from anywhere. A screen registers its own commands and shortcuts
 * while it is shown; the palette and the keyboard help read them from here.
 */
import { type Accessor, createSignal, onCleanup } from 'solid-js'

export interface Command {
  /** Stays the same, so that what was used lately is known again. */
  id: string
  title: string
  /** What it is, beside it: a kind, an id. */
  hint?: string | undefined
  /** Other words that find it, such as its names in other languages. */
  keywords?: string | undefined
  /** Keys that do the same, as they are written: `Mod+Z`. */
  keys?: string | undefined
  run: () => void
}

export interface Shortcut {
  /** As `Mod+Shift+Z`; alternatives with a comma between. `Mod` is ⌘ on a Mac, Ctrl elsewhere. */
  keys: string
  text: string
}

interface ShortcutGroup {
  title: Accessor<string>
  shortcuts: Accessor<readonly Shortcut[]>
}

const [commandLists, setCommandLists] = createSignal<readonly Accessor<readonly Command[]>[]>([])
const [shortcutGroups, setShortcutGroups] = createSignal<readonly ShortcutGroup[]>([])
const [shown, setShown] = createSignal<'palette' | 'help'>()

/** What is open: the palette, the keyboard help, or neither. */
export { shortcutGroups, shown }

export const openPalette = (): void => void setShown('palette')
export const openHelp = (): void => void setShown('help')
export const closePalette = (): void => void setShown(undefined)

/** Adds commands for as long as the component that calls it is shown. */
export function registerCommands(commands: Accessor<readonly Command[]>): void {
  setCommandLists((lists) => [...lists, commands])
  onCleanup(() => setCommandLists((lists) => lists.filter((list) => list !== commands)))
}

/** Tells the keyboard help of shortcuts for as long as the component that calls it is shown. */
export function registerShortcuts(title: Accessor<string>, shortcuts: Accessor<readonly Shortcut[]>): void {
  const group = { title, shortcuts }
  setShortcutGroups((groups) => [...groups, group])
  onCleanup(() => setShortcutGroups((groups) => groups.filter((item) => item !== group)))
}

/** The commands of what is on the screen now. */
export const commandsHere = (): Command[] => commandLists().flatMap((list) => [...list()])

const RECENT = 'tiersmith.recent'
const MOST_RECENT = 6

/** The ids of the commands used lately, the latest first. */
export function recentCommands(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberCommand(id: string): void {
  const kept = [id, ...recentCommands().filter((other) => other !== id)].slice(0, MOST_RECENT)
  try {
    localStorage.setItem(RECENT, JSON.stringify(kept))
  } catch {
    // Storage may be forbidden or full: then nothing is recent.
  }
}

const onMac = (): boolean => /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '')

/** Keys as this machine's keyboard writes them: ⌘K on a Mac, Ctrl K elsewhere. */
export function keysText(keys: string, mac = onMac()): string {
  const signs: Record<string, string> = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵' }
    : { Mod: 'Ctrl', Enter: '↵' }
  const written = (combination: string) =>
    combination
      .split('+')
      .map((key) => signs[key] ?? key)
      .join(mac ? '' : ' ')
  return keys.split(/, */).map(written).join(', ')
}
