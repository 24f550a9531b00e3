import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, it } from 'vitest'
import { plotOf } from '../../designer/model/plot.ts'
import { PhraseText } from '../../designer/ui/PhraseText.tsx'
import { RankGlyph } from '../../designer/ui/RankGlyph.tsx'
import { Segmented } from '../../designer/ui/Segmented.tsx'
import { type PlotShape, StepPlot } from '../../designer/ui/StepPlot.tsx'

afterEach(cleanup)

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

describe('StepPlot', () => {
  it('writes every edge and plateau, and the marker where a value stands', () => {
    const plot = plotOf({ bands: [{ points: 0 }, { from: 5, points: 50 }] }) as PlotShape
    const { container } = render(() => (
      <StepPlot
        plot={plot}
        name="Points of coverage"
        xText={String}
        yText={String}
        yName="Points"
        marker={{ x: 12, y: 50, text: '12 outlets' }}
      />
    ))
    expect(screen.getByRole('img', { name: 'Points of coverage' })).toBeTruthy()
    const labels = [...container.querySelectorAll('.plot-label')].map((label) => label.textContent)
    expect(labels).toEqual(['5', '0', '50'])
    expect(container.querySelector('.plot-marked')?.textContent).toBe('12 outlets')
    expect(container.innerHTML).not.toMatch(/NaN|Infinity|style=/)
  })
})
