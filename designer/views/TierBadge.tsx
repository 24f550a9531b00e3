import type { JSX } from 'solid-js'
import type { Strategy } from '../../engine/index.ts'
import { rankOf } from '../model/ladder.ts'
import { tierName } from '../model/names.ts'
import { language } from '../model/preferences.ts'
import { RankGlyph } from '../ui/RankGlyph.tsx'
import { useRules } from './strategy/context.ts'

/** A tier as it is always shown: rank glyph and name, never colour alone. */
export function TierBadge(props: {
  id: string
  large?: boolean
  /** The strategy that it is a tier of: by default the one around. */
  of?: Strategy
}): JSX.Element {
  const document = props.of === undefined ? useRules().document : () => props.of as Strategy
  return (
    <span class="tier-badge" classList={{ large: props.large ?? false }}>
      <RankGlyph {...rankOf(document(), props.id)} size={props.large ? 14 : 12} />
      <span>{tierName(document(), props.id, language())}</span>
    </span>
  )
}
