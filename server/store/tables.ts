/**
 * The tables, as Kysely types. Times are RFC 3339 in UTC with milliseconds, as text; JSON is text:
 * the same statements run on SQLite and PostgreSQL.
 */
export interface Tables {
  strategies: StrategiesTable
  settings: SettingsTable
  documents: DocumentsTable
  versions: VersionsTable
  timeline: TimelineTable
  people: PeopleTable
  invitations: InvitationsTable
  sessions: SessionsTable
  keys: KeysTable
  drafts: DraftsTable
  proposals: ProposalsTable
  proposal_events: ProposalEventsTable
  audit: AuditTable
  audit_head: AuditHeadTable
  idempotency: IdempotencyTable
  decisions: DecisionsTable
  populations: PopulationsTable
  population_content: PopulationContentTable
  runs: RunsTable
  run_content: RunContentTable
}

interface StrategiesTable {
  id: string
  created_at: string
}

/** One row a setting, so that new settings need no new column. */
interface SettingsTable {
  strategy_id: string
  name: string
  /** JSON. */
  value: string
}

/** Strategy documents by content: whatever binds a digest (a version now) refers to this table. */
interface DocumentsTable {
  digest: string
  /** RFC 8785 canonical JSON. */
  canonical: string
}

interface VersionsTable {
  strategy_id: string
  number: number
  digest: string
  /** Actors as JSON: who saved the draft that it was. */
  authors: string
  /** Actors as JSON. */
  approvers: string
  note: string
  created_at: string
}

/** Append-only. */
interface TimelineTable {
  strategy_id: string
  seq: number
  recorded_at: string
  /** A date, or an instant in UTC. */
  effective_from: string
  version: number
  /** A text as JSON. */
  phase: string | null
  note: string
  cancels: number | null
}

interface PeopleTable {
  id: string
  /** What one signs in as: NFKC, lower case. */
  login: string
  name: string
  /** A list of roles as JSON. */
  roles: string
  /** Salt, cost and hash by scrypt; null until the invitation is taken up, and for who signs in elsewhere. */
  password: string | null
  /** Who vouches for them, with OpenID Connect, and what it calls them. */
  issuer: string | null
  issuer_subject: string | null
  created_at: string
  disabled_at: string | null
}

/** The right to set a password, once. */
interface InvitationsTable {
  /** SHA-256 of the secret in the link. */
  hash: string
  person_id: string
  expires_at: string
}

interface SessionsTable {
  /** The public half of the cookie. */
  id: string
  /** SHA-256 of its secret half. */
  hash: string
  person_id: string
  created_at: string
  /** Moves on while the session is used. */
  expires_at: string
}

interface KeysTable {
  /** The public half of the key. */
  id: string
  /** SHA-256 of its secret half. */
  hash: string
  name: string
  role: string
  /** The strategies that it may see, as a JSON list; null: all. */
  strategies: string | null
  created_at: string
  /** An actor as JSON. */
  created_by: string
  expires_at: string | null
  revoked_at: string | null
  used_at: string | null
}

interface DraftsTable {
  strategy_id: string
  name: string
  /** JSON, as it was saved; it may hold errors. */
  document: string
  /** Of the document, as versions have it. */
  digest: string
  /** 1, 2, 3 …: the ETag. */
  revision: number
  /** The version that it began from. */
  base_version: number | null
  /** Everybody who has saved it: actors as JSON. */
  authors: string
  created_at: string
  saved_at: string
  saved_by: string
}

interface ProposalsTable {
  strategy_id: string
  /** 1, 2, 3 … within the strategy. */
  number: number
  /** What it would do, as JSON. */
  change: string
  /** SHA-256 of all that an approval binds. */
  binding: string
  /** The document that it would publish. */
  digest: string | null
  /** Who may not approve it: actors as JSON. */
  authors: string
  state: 'open' | 'returned' | 'withdrawn' | 'published'
  created_at: string
  /** An actor as JSON. */
  created_by: string
  closed_at: string | null
  /** The version that it became. */
  version: number | null
}

/** Append-only. */
interface ProposalEventsTable {
  strategy_id: string
  proposal: number
  seq: number
  kind: 'approve' | 'return' | 'withdraw' | 'publish'
  /** An actor as JSON. */
  actor: string
  at: string
  comment: string
  /** The proposal's binding when it was said. */
  binding: string
}

/** Append-only; each entry's hash covers the hash before it. */
interface AuditTable {
  seq: number
  at: string
  /** An actor as JSON. */
  actor: string
  /** The actor's id, to be found by. */
  actor_id: string
  action: string
  strategy_id: string | null
  /** JSON. */
  details: string
  previous: string
  hash: string
}

/** One row: where the log ends, under a key that isn't in the database. */
interface AuditHeadTable {
  id: number
  seq: number
  hash: string
  mac: string
}

/** What a POST was answered, for when it is sent again. */
interface IdempotencyTable {
  /** Who sent it: kind and id. */
  actor: string
  key: string
  /** SHA-256 of method, target and body. */
  request: string
  /** null until the answer is kept. */
  status: number | null
  /** JSON. */
  headers: string | null
  /** Sealed; null where it isn't kept, for it holds a secret. */
  body: string | null
  created_at: string
}

interface DecisionsTable {
  /** UUIDv7: ids sort by the instant of recording, which they hold. */
  id: string
  strategy_id: string
  version: number
  digest: string
  /** A text as JSON. */
  phase: string | null
  /** The engine's version. */
  engine: string
  subject: string | null
  /** The evaluation date. */
  as_of: string
  recorded_at: string
  /** An actor as JSON. */
  recorded_by: string
  /** null where the evaluation was refused. */
  tier: string | null
  /** asOf, knownAt, version, previousTier, trace as asked for: JSON. */
  request: string
  /** The normalised input without sensitive fields: JSON. */
  input: string
  /** The sensitive fields and the result, encrypted; null where there are none or they aren't kept. */
  sealed: string | null
  /** The decision or the refusal as JSON; of a strategy with sensitive fields no more than tier and scores, or the code. */
  result: string
}

/** Never changed. */
interface PopulationsTable {
  /** UUIDv7. */
  id: string
  strategy_id: string
  /** A text as JSON. */
  name: string
  /** Of the ids and types of its fields: two with the same one can be compared. */
  signature: string
  /** SHA-256 of its content in binary form. */
  digest: string
  rows: number
  rejected: number
  /** 1 where a field of it is sensitive. */
  sensitive: number
  /** JSON. */
  mapping: string
  /** By field, without values of sensitive ones: JSON. */
  summary: string
  created_at: string
  /** An actor as JSON. */
  created_by: string
}

/** Compressed and sealed, in pieces. */
interface PopulationContentTable {
  population_id: string
  /** `columns`: the binary form of its subjects. `rejects`: NDJSON. */
  part: string
  piece: number
  bytes: Uint8Array
}

/** Never changed. */
interface RunsTable {
  /** UUIDv7: ids sort by the time of the run. */
  id: string
  strategy_id: string
  version: number
  digest: string
  /** The population may be deleted since. */
  population_id: string
  population_digest: string
  /** A text as JSON. */
  population_name: string
  /** The evaluation date. */
  as_of: string
  /** The latest run before it. */
  previous_run: string | null
  /** Where the tiers held until then come from: `population`, `run` or `none`. */
  previous_tiers: string
  subjects: number
  /** Subjects by tier and by refusal: JSON. */
  summary: string
  created_at: string
  /** An actor as JSON. */
  created_by: string
}

/** What came of every subject: compressed and sealed, in pieces. */
interface RunContentTable {
  run_id: string
  piece: number
  bytes: Uint8Array
}
