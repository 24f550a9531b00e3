/**
 * Sends whole answers. Those that are ready in one turn of the event loop leave together at its end:
 * with other requests' work between two writes, the one who reads falls asleep and is woken for each, which
 * under load cost more than all the rest of an evaluation.
 */
import type { ServerResponse } from 'node:http'
import type { TextAnswer } from './textAnswer.ts'

interface Leaving {
  answer: TextAnswer
  outgoing: ServerResponse
}

let leaving: Leaving[] = []

export const send = (answer: TextAnswer, outgoing: ServerResponse): void => {
  if (leaving.length === 0) setImmediate(sendAll)
  leaving.push({ answer, outgoing })
}

const sendAll = () => {
  const all = leaving
  leaving = []
  for (const { answer, outgoing } of all) {
    const { status, headers, body } = answer
    const length = Buffer.byteLength(body)
    outgoing.writeHead(status, { ...headers, 'content-length': length })
    // Where every character is one byte it is ASCII, which Node writes much faster as Latin-1.
    outgoing.end(body, length === body.length ? 'latin1' : 'utf8')
  }
}
