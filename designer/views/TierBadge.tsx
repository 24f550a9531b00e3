import type { JSX } from 'solid-js'
import { rankOf } from '../model/ladder.ts'
import { tierName } from '../model/names.ts'
import { language } from '../model/preferences.ts'
import { RankGlyph } from '../ui/RankGlyph.tsx'
import { useStrategy } from './strategy/context.ts'

/** A tier as it is always shown: rank glyph and name, never colour alone. */
export function TierBadge(props: { id: string; large?: boolean }): JSX.Element {
  const view = useStrategy()
  return (
    <span class="tier-badge" classList={{ large: props.large ?? false }}>
      <RankGlyph {...rankOf(view.document(), props.id)} size={props.large ? 14 : 12} />
      <span>{tierName(view.document(), props.id, language())}</span>
    </span>
  )
}
