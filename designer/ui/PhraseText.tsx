import { For, type JSX } from 'solid-js'

interface Piece {
  text: string
  role?: string
  id?: string
}

/** A phrase with its roles made visible: `<span class="as-name">`, `as-value`, or as `draw` says. */
export function PhraseText(props: {
  phrase: readonly Piece[]
  draw?: (piece: Piece) => JSX.Element | undefined
}): JSX.Element {
  return (
    <For each={props.phrase}>
      {(piece) =>
        props.draw?.(piece) ?? (piece.role ? <span class={`as-${piece.role}`}>{piece.text}</span> : piece.text)
      }
    </For>
  )
}
