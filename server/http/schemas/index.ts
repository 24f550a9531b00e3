/**
 * All named schemas: they validate requests (precompiled, see ../validators) and they are the
 * components of the OpenAPI document. One source, so that the two can't differ.
 */
import type { TSchema } from 'typebox'
import { StrategySchema } from '../../../engine/index.ts'
import type { Mapping } from '../../import/mapping.ts'
import * as answers from './answers.ts'
import * as audit from './audit.ts'
import * as auditQueries from './auditQueries.ts'
import { CalendarDate, Digest, Instant, Moment, Note, Text, Trace, VersionNumber } from './common.ts'
import { Decision } from './decision.ts'
import * as decisionQueries from './decisionQueries.ts'
import * as decisions from './decisions.ts'
import * as diff from './diff.ts'
import * as diffQuery from './diffQuery.ts'
import * as governance from './governance.ts'
import * as governanceAnswers from './governanceAnswers.ts'
import * as people from './people.ts'
import * as peopleAnswers from './peopleAnswers.ts'
import * as populationAnswers from './populationAnswers.ts'
import * as populations from './populations.ts'
import * as requests from './requests.ts'
import * as runAnswers from './runAnswers.ts'
import * as runs from './runs.ts'
import * as sqlQuery from './sqlQuery.ts'

const common = { CalendarDate, Digest, Instant, Moment, Note, Text, Trace, VersionNumber }

/** The schemas that requests are held against: bodies and batch lines as JSON, queries as strings. */
export const bodySchemas = [
  'EvaluateBody',
  'EvaluateUnsavedBody',
  'BatchLine',
  'CheckBody',
  'CreateBody',
  'PublishBody',
  'NewDraftBody',
  'DraftBody',
  'ProposalBody',
  'ApproveBody',
  'CommentBody',
  'PublishProposalBody',
  'TimelineBody',
  'GateBody',
  'SettingsBody',
  'SignInBody',
  'SetUpBody',
  'LinkBody',
  'TakeUpBody',
  'PasswordBody',
  'PersonBody',
  'PersonChangeBody',
  'KeyBody',
  'Mapping',
  'PopulationBody',
  'ProfileAgainBody',
  'RunBody',
  'ImpactBody',
  'CalibrateBody',
] as const
export const querySchemas = [
  'PageQuery',
  'AsOfQuery',
  'BatchQuery',
  'NoQuery',
  'ProposalsQuery',
  'AllProposalsQuery',
  'AuditQuery',
  'AuditHeadQuery',
  'DiffQuery',
  'SqlExportQuery',
  'DecisionQuery',
  'ExplainQuery',
  'OidcStartQuery',
  'ProfileQuery',
  'PopulationsQuery',
  'ReportQuery',
  'RunListQuery',
  'RunExportQuery',
  'RunCompareQuery',
  'RunBreakdownQuery',
] as const

export type BodyName = (typeof bodySchemas)[number]
export type QueryName = (typeof querySchemas)[number]

export interface Bodies {
  EvaluateBody: requests.EvaluateBody
  EvaluateUnsavedBody: requests.EvaluateUnsavedBody
  BatchLine: requests.BatchLine
  CheckBody: requests.CheckBody
  CreateBody: requests.CreateBody
  PublishBody: requests.PublishBody
  NewDraftBody: governance.NewDraftBody
  DraftBody: governance.DraftBody
  ProposalBody: governance.ProposalBody
  ApproveBody: governance.ApproveBody
  CommentBody: governance.CommentBody
  PublishProposalBody: governance.PublishProposalBody
  TimelineBody: governance.TimelineBody
  GateBody: governance.GateBody
  SettingsBody: governance.SettingsBody
  SignInBody: people.SignInBody
  SetUpBody: people.SetUpBody
  LinkBody: people.LinkBody
  TakeUpBody: people.TakeUpBody
  PasswordBody: people.PasswordBody
  PersonBody: people.PersonBody
  PersonChangeBody: people.PersonChangeBody
  KeyBody: people.KeyBody
  Mapping: Mapping
  PopulationBody: populations.PopulationBody
  ProfileAgainBody: populations.ProfileAgainBody
  RunBody: runs.RunBody
  ImpactBody: runs.ImpactBody
  CalibrateBody: runs.CalibrateBody
}

export interface Queries {
  PageQuery: requests.PageQuery
  AsOfQuery: requests.AsOfQuery
  BatchQuery: requests.BatchQuery
  NoQuery: requests.NoQuery
  ProposalsQuery: governance.ProposalsQuery
  AllProposalsQuery: governance.AllProposalsQuery
  AuditQuery: auditQueries.AuditQuery
  AuditHeadQuery: auditQueries.AuditHeadQuery
  DiffQuery: diffQuery.DiffQuery
  SqlExportQuery: sqlQuery.SqlExportQuery
  DecisionQuery: decisionQueries.DecisionQuery
  ExplainQuery: decisionQueries.ExplainQuery
  OidcStartQuery: people.OidcStartQuery
  ProfileQuery: populations.ProfileQuery
  PopulationsQuery: populations.PopulationsQuery
  ReportQuery: runs.ReportQuery
  RunListQuery: runs.RunListQuery
  RunExportQuery: runs.RunExportQuery
  RunCompareQuery: runs.RunCompareQuery
  RunBreakdownQuery: runs.RunBreakdownQuery
}

/**
 * The document's schema as a component: its own definitions are referred to from the root. Patterns with
 * `\p{…}` are left out, since many validators of OpenAPI documents read patterns as Python or Java does; the
 * description says the same in words, and `check` holds documents against the pattern.
 */
const strategyComponent = (): TSchema => {
  const { $id, $schema, ...schema } = StrategySchema as TSchema as TSchema & { $id: string; $schema: string }
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/Strategy/$defs/')
  const component = JSON.parse(text, (key, value) => (isUnportable(key, value) ? undefined : value))
  // Generated types can refer to themselves as properties, not as the items of an array.
  component.$defs.cell.items = { description: 'A cell.' }
  return component as TSchema
}

const isUnportable = (key: string, value: unknown) =>
  key === 'pattern' && typeof value === 'string' && value.includes('\\p{')

export const schemas: Record<string, TSchema> = {
  Strategy: strategyComponent(),
  ...common,
  ...requests,
  Decision,
  ...answers,
  ...governance,
  ...governanceAnswers,
  ...people,
  ...populations,
  ...populationAnswers,
  ...runs,
  ...runAnswers,
  ...peopleAnswers,
  ...audit,
  ...auditQueries,
  ...diff,
  ...diffQuery,
  ...sqlQuery,
  ...decisions,
  ...decisionQueries,
}
