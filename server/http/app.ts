/**
 * The mount table. What is asked of every request stands in front of it (admit.ts): a route has one
 * handler and nothing around it, which is what makes the way to an evaluation short.
 */
import { Hono } from 'hono'
import { Fault } from '../services/fault.ts'
import type { App, Env, Request, Services } from './context.ts'
import { createDesigner } from './designer.ts'
import type { DirectRoutes } from './direct.ts'
import { openapiRoute } from './openapi.ts'
import { asFault, faultResponse } from './problem.ts'
import { referenceRoutes } from './reference.ts'
import { Routes } from './route.ts'
import { analysisRoutes } from './routes/analyses.ts'
import { auditRoutes } from './routes/audit.ts'
import { batchRoutes } from './routes/batch.ts'
import { decisionRoutes } from './routes/decisions.ts'
import { diffRoutes } from './routes/diff.ts'
import { draftRoutes } from './routes/drafts.ts'
import { evaluateRoutes } from './routes/evaluate.ts'
import { gateRoutes } from './routes/gate.ts'
import { keyRoutes } from './routes/keys.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { operationRoutes } from './routes/operation.ts'
import { packRoutes } from './routes/packs.ts'
import { peopleRoutes } from './routes/people.ts'
import { populationRoutes } from './routes/populations.ts'
import { proposalRoutes } from './routes/proposals.ts'
import { runRoutes } from './routes/runs.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { sqlExportRoutes } from './routes/sqlExport.ts'
import { strategyRoutes } from './routes/strategies.ts'
import { timelineRoutes } from './routes/timeline.ts'

/** What answers requests: the app, and the routes that need not go through it. */
export interface Mounted {
  app: App
  direct: DirectRoutes
}

/** @param folder that of the built designer */
export const createApp = (services: Services, folder: string): Mounted => {
  const app: App = new Hono<Env>()
  const designer = createDesigner(folder)

  const routes = new Routes(app, services)
  evaluateRoutes(routes, services)
  batchRoutes(routes, services)
  decisionRoutes(routes, services)
  // Before the formats that are one parameter of a path.
  sqlExportRoutes(routes, services)
  strategyRoutes(routes, services)
  settingsRoutes(routes, services)
  draftRoutes(routes, services)
  proposalRoutes(routes, services)
  gateRoutes(routes, services)
  populationRoutes(routes, services)
  runRoutes(routes, services)
  analysisRoutes(routes, services)
  timelineRoutes(routes, services)
  packRoutes(routes, services)
  sessionRoutes(routes, services)
  oidcRoutes(routes, services)
  peopleRoutes(routes, services)
  keyRoutes(routes, services)
  diffRoutes(routes, services)
  auditRoutes(routes, services)
  operationRoutes(routes, services)
  openapiRoute(app, routes.operations)
  referenceRoutes(app)

  app.notFound((c) => {
    const allow = methodsOf(app, c)
    if (allow.length > 0) return faultResponse(c, methodNotAllowed(c, allow))
    const page = c.req.method === 'GET' ? designer(c.req.path) : undefined
    return page ?? faultResponse(c, new Fault('not-found', `Nothing is at ${c.req.path}.`))
  })
  app.onError((error, c) => {
    const fault = asFault(error)
    if (fault !== error) services.log.error({ id: c.env.incoming.id, err: error }, fault.code)
    return faultResponse(c, fault)
  })
  return { app, direct: routes.direct }
}

/** The methods that a path's routes know. */
const methodsOf = (app: App, c: Request): string[] =>
  ['GET', 'POST', 'PUT', 'DELETE'].filter((method) => app.router.match(method, c.req.path)[0].length > 0)

const methodNotAllowed = (c: Request, allow: string[]) =>
  new Fault('method-not-allowed', `${c.req.path} knows ${allow.join(' and ')}, not ${c.req.method}.`, [], {
    allow: allow.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
  })
