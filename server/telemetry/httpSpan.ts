/**
 * What a span says of an HTTP request: OpenTelemetry's semantic conventions for HTTP servers. Left out is what could
 * tell of a subject or a person: bodies, query strings, addresses, a path's subject.
 */
import type { IncomingMessage } from 'node:http'
import type { Attributes } from '@opentelemetry/api'

/** The methods that a span may be named by. */
const METHODS = new Set(['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'])

/** What is known as soon as its headers have come. */
export const requestAttributes = ({ method = '', headers, httpVersion }: IncomingMessage): Attributes => {
  const { hostname, port } = hostOf(headers.host)
  return {
    'http.request.method': METHODS.has(method) ? method : '_OTHER',
    'url.scheme': 'http',
    'network.protocol.version': httpVersion,
    ...(hostname === '' ? {} : { 'server.address': hostname }),
    ...(port === '' ? {} : { 'server.port': Number(port) }),
  }
}

const hostOf = (host = ''): { hostname: string; port: string } =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : { hostname: '', port: '' }

/** @param route the operation's path, such as /v1/strategies/:id; undefined where none took the request */
export const spanName = ({ method = '' }: IncomingMessage, route: string | undefined): string => {
  const known = METHODS.has(method) ? method : 'HTTP'
  return route === undefined ? known : `${known} ${route}`
}

/** What is known once an operation has taken it. */
export const routeAttributes = (url: string, route: string): Attributes => ({
  'http.route': route,
  'url.path': withoutSubject(url, route),
})

/** The path of an address, its subject left out as the conventions say. */
const withoutSubject = (url: string, route: string): string => {
  const [path = ''] = url.split('?')
  if (!route.includes(':subject')) return path
  const steps = route.split('/')
  return path
    .split('/')
    .map((step, index) => (steps[index] === ':subject' ? 'REDACTED' : step))
    .join('/')
}
