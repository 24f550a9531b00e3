import { createSignal, type JSX, onCleanup } from 'solid-js'

/** What may be wider than its place scrolls by itself; where it does, it can be reached by keyboard. */
export function ScrollX(props: { children: JSX.Element }): JSX.Element {
  const [wide, setWide] = createSignal(false)
  const ref = (element: HTMLDivElement) => {
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  }
  return (
    <div class="scroll-x" ref={ref} tabindex={wide() ? 0 : undefined}>
      {props.children}
    </div>
  )
}
