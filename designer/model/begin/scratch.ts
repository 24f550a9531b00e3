/** The smallest strategy that decides anything: one field, one dimension in bands, two tiers. */
import type { Strategy } from '../../../engine/index.ts'
import { t } from '../words.ts'

/** In the language of the screens; names of its parts are there to be changed. */
export const scratch = (): Strategy => ({
  format: 'tiersmith/1',
  id: 'new',
  title: t('new.scratch.title'),
  fields: [{ id: 'volume', type: 'number', title: t('new.scratch.field'), min: 0 }],
  scores: [{ id: 'value', title: t('new.scratch.score'), combine: 'weighted' }],
  dimensions: [
    {
      id: 'volume_points',
      title: t('new.scratch.dimension'),
      into: 'value',
      weight: 1,
      value: { var: 'volume' },
      points: {
        bands: [{ points: 0 }, { from: 100, points: 50 }, { from: 1000, points: 100 }],
      },
    },
  ],
  tiers: [
    { id: 'key', title: t('new.scratch.key') },
    { id: 'standard', title: t('new.scratch.standard') },
  ],
  assign: { score: 'value', bands: [{ tier: 'standard' }, { from: 75, tier: 'key' }] },
})
