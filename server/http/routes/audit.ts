/** The audit log: reading, exporting and verifying it. */
import type { AuditFilter } from '../../audit/entries.ts'
import { exportFormats, exportText } from '../../audit/formats.ts'
import { signedIn } from '../../auth/authorise.ts'
import type { Principal } from '../../auth/principal.ts'
import { momentAt } from '../../services/evaluations.ts'
import { Fault } from '../../services/fault.ts'
import { formatMoment } from '../../services/moment.ts'
import { mediaFor } from '../accept.ts'
import { json } from '../answer.ts'
import { invalidRequest } from '../body.ts'
import { streamOf } from '../chunks.ts'
import type { Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import { integerKey, pageAnswer, pagingOf, readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import type { AuditHeadQuery, AuditQuery } from '../schemas/auditQueries.ts'

export const auditRoutes = (routes: Routes, services: Services): void => {
  listEntries(routes, services)
  summarise(routes, services)
  exportHead(routes, services)
  verifyLog(routes, services)
}

const listEntries = (routes: Routes, { auditTrail }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/audit',
      id: 'listAudit',
      tag: 'Audit',
      needs: 'audit',
      summary: 'What was changed, by whom and when',
      description:
        'A page as JSON, or as application/x-ndjson (an `AuditEntry` a line) or text/csv all that the filters let ' +
        'through, oldest first. An ' +
        'NDJSON export without filters can be verified by itself: `tiersmith audit verify`. Exporting is an entry too.',
      query: 'AuditQuery',
      answer: {
        description: 'A page of entries, or an export',
        schema: 'AuditPage',
        also: [{ media: 'application/x-ndjson' }, { media: 'text/csv' }],
      },
      faults: ['not-acceptable', 'storage-unavailable'],
    },
    async (c) => {
      const { incoming } = c.env
      const principal = signedIn(incoming.presented)
      const query = readQuery(c, 'AuditQuery')
      const media = mediaFor(incoming, ['application/json', 'application/x-ndjson', 'text/csv'])
      const filter = filterOf(query)
      if (media !== 'application/json') {
        const pages = await auditTrail.export(principal, filter, media)
        return new Response(streamOf(exportText(exportFormats[media], pages)), { headers: exportHeaders(media) })
      }
      const page = pagingOf(query, integerKey)
      const found = await auditTrail.entries(principal, filter, { order: query.order ?? 'newest', ...page })
      return json(pageAnswer(found, page, (entry) => entry.seq))
    },
  )

const exportHeaders = (media: keyof typeof exportFormats) => ({
  ...DATA_HEADERS,
  'content-type': media === 'text/csv' ? 'text/csv; charset=utf-8; header=present' : media,
  'content-disposition': `attachment; filename="audit.${media === 'text/csv' ? 'csv' : 'ndjson'}"`,
  vary: 'accept',
})

const filterOf = ({ action, actor, strategy, from, to, through }: AuditQuery): AuditFilter => ({
  ...(action === undefined ? {} : { action }),
  ...(actor === undefined ? {} : { actor }),
  ...(strategy === undefined ? {} : { strategy }),
  // A date sorts right before the instants of its day.
  ...(from === undefined ? {} : { from: formatMoment(momentAt(from, '/query/from')) }),
  ...(to === undefined ? {} : { to: formatMoment(momentAt(to, '/query/to')) }),
  ...(through === undefined ? {} : { through }),
})

const summarise = (routes: Routes, { auditTrail }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/audit/summary',
      id: 'summariseAudit',
      tag: 'Audit',
      needs: 'audit',
      summary: 'The log in figures: by action, by who did it, by strategy and by day',
      query: 'NoQuery',
      answer: { description: 'How many entries of each', schema: 'AuditSummary' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(await auditTrail.summary(signedIn(c.env.incoming.presented)))
    },
  )

const exportHead = (routes: Routes, { auditTrail }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/audit/head',
      id: 'exportAuditHead',
      tag: 'Audit',
      needs: 'audit',
      summary: 'Where the log ends, to be kept elsewhere',
      description: 'That it was given away is the entry that it names.',
      query: 'NoQuery',
      answer: { description: 'The head', schema: 'AuditHead' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(await auditTrail.exportHead(wholeView(signedIn(c.env.incoming.presented))))
    },
  )

const verifyLog = (routes: Routes, { auditTrail }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/audit/verify',
      id: 'verifyAudit',
      tag: 'Audit',
      needs: 'audit',
      summary: 'Whether the log, and the versions and timelines that it tells of, are as they were written',
      query: 'AuditHeadQuery',
      answer: { description: 'What was found', schema: 'AuditVerification' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      const exported = headOf(readQuery(c, 'AuditHeadQuery'))
      wholeView(signedIn(c.env.incoming.presented))
      return json(await auditTrail.verify(exported))
    },
  )

const headOf = ({ seq, hash }: AuditHeadQuery) => {
  if (seq !== undefined && hash !== undefined) return { seq, hash }
  if (seq === undefined && hash === undefined) return undefined
  const pointer = seq === undefined ? '/query/seq' : '/query/hash'
  throw invalidRequest([{ pointer, code: 'missing-key', message: 'A head has both seq and hash.' }])
}

/** The chain is one for all strategies. @throws Fault forbidden */
const wholeView = (principal: Principal): Principal => {
  if (principal.strategies === undefined) return principal
  throw new Fault('forbidden', 'The whole log is not for a key that is held to some strategies.')
}
