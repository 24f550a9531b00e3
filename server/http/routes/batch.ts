/** Many subjects as a stream: NDJSON in, NDJSON out. */

import { signedIn } from '../../auth/authorise.ts'
import { runBatch, type SubjectReading } from '../../batch/batch.ts'
import type { LineContent } from '../../batch/lines.ts'
import { batchTally } from '../../telemetry/evaluationSpan.ts'
import { invalidRequest, jsonError, readJson, refuseEncoding, requireType } from '../body.ts'
import { chunksOf, streamOf } from '../chunks.ts'
import type { Limits, Services } from '../context.ts'
import { DATA_HEADERS } from '../headers.ts'
import { NOTICE, NOTICE_HEADER } from '../notice.ts'
import { parameter } from '../parameters.ts'
import { REFUSED, refusalResponse } from '../problem.ts'
import { readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import { validateBody } from '../validators/validate.ts'

const MEDIA = 'application/x-ndjson'
const NDJSON = /^application\/(x-)?ndjson\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

export const batchRoutes = (routes: Routes, { evaluations, recording, limits, metrics, stopping }: Services): void =>
  routes.add(
    {
      method: 'post',
      path: '/v1/strategies/:id/evaluate/batch',
      id: 'evaluateBatch',
      tag: 'Evaluation',
      needs: 'evaluate',
      summary: 'Evaluate many subjects, streamed and in order',
      description:
        'One subject a line in; one line out for each, `{line, decision}` or `{line, error}`, and a last line ' +
        '`{summary}`, which shows that nothing was cut off. The version is resolved once, before the first line.',
      query: 'BatchQuery',
      body: { media: MEDIA, line: 'BatchLine' },
      answer: {
        description: 'One line for each line, then the summary',
        schema: 'BatchAnswer',
        media: MEDIA,
        headers: {
          'Tiersmith-Version': 'The version that answers.',
          'Tiersmith-Digest': 'Its digest.',
          ...NOTICE_HEADER,
        },
      },
      faults: ['unknown-strategy', 'unknown-version', 'recording-off', REFUSED, 'stopping', 'storage-unavailable'],
    },
    async (c) => {
      const when = readQuery(c, 'BatchQuery')
      const { incoming } = c.env
      refuseEncoding(incoming)
      requireType(incoming, NDJSON, MEDIA)
      const resolved = await evaluations.resolve(parameter(c, 'id'), when, '/query')
      if (!resolved.ok) return refusalResponse(c, resolved.refusal.refusal)
      const tally = incoming.span && batchTally(incoming.span, resolved.strategy)
      const asking = { resolved, when, trace: when.trace, actor: signedIn(incoming.presented) }
      const lines = runBatch(chunksOf(incoming, limits.patience), {
        resolved,
        trace: when.trace,
        lineLimit: limits.line,
        linesLimit: limits.lines,
        read: (line) => readSubject(line, limits),
        stopping,
        count: (result, times) => {
          metrics.evaluations(result, times)
          tally?.(result, times)
        },
        ...(resolved.due === 'none' ? {} : { keep: (evaluated) => recording.keep(asking, evaluated) }),
      })
      const { version, digest } = resolved.strategy.identity
      return new Response(streamOf(lines), {
        headers: {
          ...DATA_HEADERS,
          'content-type': MEDIA,
          'tiersmith-version': String(version),
          'tiersmith-digest': String(digest),
          ...(resolved.notice === undefined ? {} : { [NOTICE]: resolved.notice }),
        },
      })
    },
  )

const readSubject = (line: LineContent, limits: Limits): SubjectReading => {
  const reading = readJson(line, limits.depth)
  if (!reading.ok) {
    const error = jsonError(reading.problem)
    return { ok: false, error: { code: 'invalid-json', message: error.message, errors: [error] } }
  }
  const validation = validateBody('BatchLine', reading.value)
  if (validation.ok) return { ok: true, subject: validation.value }
  const { code, message, errors } = invalidRequest(validation.errors)
  return { ok: false, error: { code, message, errors } }
}
