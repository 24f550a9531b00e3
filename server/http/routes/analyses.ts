/** What a population says of a change before it is published. */
import { describeNote, type Note } from '../../../engine/index.ts'
import { signedIn } from '../../auth/authorise.ts'
import { WORK_FAULTS } from '../../services/fault.ts'
import { languageFor } from '../accept.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { parameter } from '../parameters.ts'
import { readQuery } from '../query.ts'
import { formatFor, REPORT_MEDIA, report } from '../report.ts'
import type { Routes } from '../route.ts'

export const analysisRoutes = (routes: Routes, { analyses, limits }: Services): void => {
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies/:id/impact',
      id: 'impact',
      tag: 'Versions',
      needs: 'read',
      summary: 'What a change from one version, draft or proposal to another does to a population',
      description:
        'Who moves from which tier to which, with the measure, and why; nothing is stored. By Accept or `format` as JSON, or as ' +
        'a report: Markdown, a workbook, or all movers as CSV.',
      query: 'ReportQuery',
      body: 'ImpactBody',
      answer: { description: 'The impact', schema: 'Impact', also: REPORT_MEDIA },
      faults: [
        'unknown-strategy',
        'unknown-version',
        'unknown-draft',
        'unknown-proposal',
        'unknown-population',
        'strategy-has-errors',
        'not-acceptable',
        'storage-unavailable',
        ...WORK_FAULTS,
      ],
    },
    async (c) => {
      const { format = formatFor(c, 'json'), language = languageFor(c.env.incoming) } = readQuery(c, 'ReportQuery')
      const body = await readBody(c.env.incoming, 'ImpactBody', limits)
      if (format !== 'json') {
        const [principal, id] = [signedIn(c.env.incoming.presented), parameter(c, 'id')]
        const asked = { movers: MOST_MOVERS[format], ...body }
        return report(await analyses.impactReport(principal, id, asked, { format, language }), format, 'impact')
      }
      const { impact, ...about } = await analyses.impact(signedIn(c.env.incoming.presented), parameter(c, 'id'), body)
      return json({ ...about, ...impact })
    },
  )
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies/:id/calibrate',
      id: 'calibrate',
      tag: 'Versions',
      needs: 'read',
      summary: 'The thresholds that a population would set for the tiers’ targets',
      description: 'Answers the document with the new thresholds; to keep it, save it as a draft.',
      query: 'NoQuery',
      body: 'CalibrateBody',
      answer: { description: 'What changes, or why nothing can', schema: 'Calibrated' },
      faults: [
        'unknown-strategy',
        'unknown-version',
        'unknown-draft',
        'unknown-proposal',
        'unknown-population',
        'strategy-has-errors',
        'storage-unavailable',
        ...WORK_FAULTS,
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const body = await readBody(c.env.incoming, 'CalibrateBody', limits)
      const found = await analyses.calibrate(signedIn(c.env.incoming.presented), parameter(c, 'id'), body)
      if (!found.ok) return json({ changed: false, reason: spoken(found.reason) })
      const { changed, tiers, document } = found
      return json({ changed, tiers: tiers.map((tier) => ({ ...tier, notes: tier.notes.map(spoken) })), document })
    },
  )
}

/** A screen's worth to read; a file has all. */
const MOST_MOVERS = { markdown: 50, csv: Number.POSITIVE_INFINITY, xlsx: Number.POSITIVE_INFINITY }

const spoken = (note: Note) => ({ ...note, message: describeNote(note, 'en') })
