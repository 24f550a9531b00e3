import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, it } from 'vitest'
import { createKeys } from '../../designer/ui/createKeys.ts'
import { NumberCell } from '../../designer/ui/NumberCell.tsx'
import { PhraseText } from '../../designer/ui/PhraseText.tsx'
import { spreadOut } from '../../designer/ui/plot/frame.ts'
import { Handle } from '../../designer/ui/plot/Handle.tsx'
import { LinePlot } from '../../designer/ui/plot/LinePlot.tsx'
import { RankGlyph } from '../../designer/ui/RankGlyph.tsx'
import { Segmented } from '../../designer/ui/Segmented.tsx'

afterEach(cleanup)

describe('single keys', () => {
  const Keys = (props: { log: string[] }) => {
    createKeys({ '[': () => props.log.push('before'), ']': () => props.log.push('after') })
    return <input aria-label="Typed" />
  }
  it('work beside fields, with AltGr too, and go with what made them', () => {
    const log: string[] = []
    const { unmount } = render(() => <Keys log={log} />)
    fireEvent.keyDown(document.body, { key: '[' })
    fireEvent.keyDown(document.body, { key: ']', ctrlKey: true })
    fireEvent.keyDown(document.body, { key: ']', ctrlKey: true, altKey: true, modifierAltGraph: true })
    fireEvent.keyDown(screen.getByLabelText('Typed'), { key: ']' })
    unmount()
    fireEvent.keyDown(document.body, { key: '[' })
    expect(log).toEqual(['before', 'after'])
  })
})

describe('Segmented', () => {
  it('presses the one that is chosen and tells which was', () => {
    const [chosen, choose] = createSignal<'a' | 'b'>('a')
    render(() => (
      <Segmented
        name="Letter"
        choices={[
          { value: 'a', text: 'A' },
          { value: 'b', text: 'B', name: 'The second' },
        ]}
        chosen={chosen()}
        onChoose={choose}
      />
    ))
    expect(screen.getByRole('button', { name: 'A' }).getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: 'The second' }))
    expect(screen.getByRole('button', { name: 'The second' }).getAttribute('aria-pressed')).toBe('true')
    expect(screen.getByRole('button', { name: 'A' }).getAttribute('aria-pressed')).toBe('false')
  })
})

describe('RankGlyph', () => {
  it.each([
    [1, 4, 4],
    [2, 4, 3],
    [4, 4, 1],
    [1, 2, 3],
    [10, 10, 1],
  ])('rank %i of %i fills %i bars', (rank, of, filled) => {
    const { container } = render(() => <RankGlyph rank={rank} of={of} ordered tone="tone-4-1" />)
    expect(container.querySelectorAll('.glyph-on')).toHaveLength(filled)
  })

  it('draws no bars for classes without rank', () => {
    const { container } = render(() => <RankGlyph rank={1} of={4} ordered={false} tone="tone-none" />)
    expect(container.querySelectorAll('.glyph-on, .glyph-off')).toHaveLength(0)
  })
})

describe('PhraseText', () => {
  it('shows what an author wrote as text, whatever it looks like', () => {
    const text = '<img src=x onerror=alert(1)>'
    const { container } = render(() => <PhraseText phrase={[{ text }, { text, role: 'name' }]} />)
    expect(container.querySelector('img')).toBeNull()
    expect(container.textContent).toBe(text + text)
  })
})

describe('LinePlot', () => {
  const axis = { ticks: [0, 10, 20], place: (value: number) => value / 20 }
  const plain = {
    name: 'Points of coverage',
    axis,
    yDomain: [0, 100] as const,
    yTicks: [0, 50, 100],
    xText: String,
    yText: String,
    yName: 'Points',
    low: false,
    line: [
      { x: -Infinity, y: 0 },
      { x: 5, y: 0 },
      { x: 5, y: 50 },
      { x: Infinity, y: 50 },
    ],
  }

  it('draws the line, the bars that have something to show, and where a value stands', () => {
    const { container } = render(() => (
      <LinePlot
        {...plain}
        bars={{
          borders: [0, 10, 20],
          counts: [
            [1, 2],
            [0, 3],
          ],
        }}
        tones={['tone-2-1', 'tone-2-2']}
        figures={[{ from: -Infinity, to: 5, strong: '3', weak: '50 %' }]}
        marker={{ x: 12, y: 50, text: '12 outlets' }}
      />
    ))
    expect(screen.getByRole('img', { name: 'Points of coverage' })).toBeTruthy()
    const bars = [...container.querySelectorAll('.plot-bar')].map((bar) => bar.getAttribute('d')?.match(/M/g)?.length)
    expect(bars).toEqual([1, 2])
    expect(container.querySelector('.plot-marked')?.textContent).toBe('12 outlets')
    expect(container.innerHTML).not.toMatch(/NaN|Infinity|style=/)
  })

  it('has handles that keys move, and takes what is dragged back on Escape', () => {
    const seen: string[] = []
    const actions = {
      drag: (dx: number) => void seen.push(`drag ${dx}`),
      drop: (keep: boolean) => void seen.push(keep ? 'keep' : 'drop'),
      step: (steps: number) => void seen.push(`step ${steps}`),
      toEnd: (direction: number) => void seen.push(`end ${direction}`),
      toGhost: () => void seen.push('ghost'),
    }
    render(() => (
      <LinePlot
        {...plain}
        handles={(space) => (
          <Handle
            x={space.x(5)}
            y={space.frame.handles}
            half={20}
            text="5"
            label="Edge"
            valueText="starts at 5"
            now={5}
            min={0}
            max={20}
            direction="across"
            active={false}
            actions={actions}
          />
        )}
      />
    ))
    const handle = screen.getByRole('slider', { name: 'Edge' })
    expect(handle.getAttribute('aria-valuetext')).toBe('starts at 5')
    for (const [key, shiftKey] of [
      ['ArrowRight', false],
      ['ArrowLeft', true],
      ['Home', false],
      ['g', false],
    ] as const)
      fireEvent.keyDown(handle, { key, shiftKey })
    expect(seen).toEqual(['step 1', 'step -10', 'end -1', 'ghost'])
    ;(handle as Element).setPointerCapture = () => {}
    fireEvent.pointerDown(handle, { button: 0, clientX: 100, clientY: 10 })
    fireEvent.pointerMove(handle, { clientX: 108, clientY: 10 })
    fireEvent.keyDown(handle, { key: 'Escape' })
    fireEvent.pointerUp(handle)
    expect(seen.slice(4)).toEqual(['drag 8', 'drop'])
  })

  it('keeps frames in a row apart, as near to their places as that allows', () => {
    expect(spreadOut([50, 55, 200], [10, 10, 10], [0, 210])).toEqual([50, 72, 200])
    expect(spreadOut([195, 200], [10, 10], [0, 210])).toEqual([178, 200])
  })
})

describe('NumberCell', () => {
  const read = (typed: string) =>
    Number.isNaN(Number(typed))
      ? ({ ok: false, complaint: 'no number' } as const)
      : ({ ok: true, value: Number(typed) } as const)

  it('enters what is typed, says what is wrong with it, and gives it up on Escape', () => {
    const entered: (number | undefined)[] = []
    const steps: number[] = []
    render(() => (
      <NumberCell
        text="5"
        label="From"
        read={read}
        onEnter={(value) => entered.push(value)}
        onStep={(by) => steps.push(by)}
      />
    ))
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'From' })
    fireEvent.input(input, { target: { value: 'five' } })
    expect(input.dataset.typing).toBe('true')
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(screen.getByRole('alert').textContent).toBe('no number')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    fireEvent.keyDown(input, { key: 'Escape' })
    expect([input.value, screen.queryByRole('alert')]).toEqual(['5', null])
    fireEvent.input(input, { target: { value: '7' } })
    fireEvent.blur(input)
    fireEvent.keyDown(input, { key: 'ArrowUp', shiftKey: true })
    expect([entered, steps]).toEqual([[7], [10]])
  })
})
