import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** The width of an element, followed as it changes; `first` until it is measured. */
export function createWidth(first: number): [width: Accessor<number>, ref: (element: Element) => void] {
  const [width, setWidth] = createSignal(first)
  const ref = (element: Element) => {
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(element)
    onCleanup(() => observer.disconnect())
  }
  return [width, ref]
}
