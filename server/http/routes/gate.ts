/** The publish gate, asked before anything is proposed. */
import { signedIn } from '../../auth/authorise.ts'
import { momentAt } from '../../services/evaluations.ts'
import { invalidAt } from '../../services/fault.ts'
import { formatMoment } from '../../services/moment.ts'
import type { Asked, Publishing } from '../../services/preparing.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Services } from '../context.ts'
import { momentText, parameter } from '../parameters.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import type { Bodies } from '../schemas/index.ts'

export const gateRoutes = (routes: Routes, { proposals, limits }: Services): void =>
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies/:id/gate',
      id: 'askGate',
      tag: 'Proposals',
      needs: 'edit',
      summary: 'What a change must pass before it can be published: approvals, breaks, warnings',
      description: 'Nothing is proposed. What can’t be proposed is refused as it would be then.',
      query: 'NoQuery',
      body: 'GateBody',
      answer: { description: 'What stands before it', schema: 'Gate' },
      faults: [
        'unknown-strategy',
        'unknown-draft',
        'unknown-version',
        'strategy-has-errors',
        'id-mismatch',
        'stale-base',
        'effective-in-past',
        'not-cancellable',
        'not-in-past',
        'storage-unavailable',
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const asked = askedOf(await readBody(c.env.incoming, 'GateBody', limits))
      return json(await proposals.gate(signedIn(c.env.incoming.presented), parameter(c, 'id'), asked))
    },
  )

const askedOf = ({ draft, version, effectiveFrom, correct, cancel }: Bodies['GateBody']): Publishing | Asked => {
  const shared = { note: '', acceptedBreaks: [] }
  const given = [draft, version, correct, cancel].filter((one) => one !== undefined)
  if (given.length !== 1) throw invalidAt('', 'Say one of draft, version, correct and cancel.')
  if (draft !== undefined) return { ...shared, source: { draft }, effectiveFrom: momentText(effectiveFrom) }
  if (version !== undefined) return { ...shared, source: { version }, effectiveFrom: momentText(effectiveFrom) }
  if (cancel !== undefined) return { ...shared, kind: 'cancel', seq: cancel }
  const { version: corrected = 0, effectiveFrom: from = '' } = correct ?? {}
  const moment = formatMoment(momentAt(from, '/correct/effectiveFrom'))
  return { ...shared, kind: 'correct', version: corrected, effectiveFrom: moment }
}
