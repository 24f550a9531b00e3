/**
 * The plan: a checked strategy with every name resolved to an index, every literal to an exact number
 * and every expression typed. Backends and explanations read the plan alone.
 *
 * Points and scores are scaled integers (10⁻⁴), weights scaled integers (10⁻⁶), tiers are indices into
 * `tiers` (0 is the best). Results are counted dimensions first, then scores, so that the children of a
 * score are plain indices.
 */
import type { Node, ValueType } from '../logic/node.ts'
import type { Combine, FieldType, Scalar, Text } from '../strategy/document.ts'

export interface Plan {
  fields: FieldPlan[]
  derived: DerivedPlan[]
  dimensions: DimensionPlan[]
  scores: ScorePlan[]
  /** Indices of scores, children before parents. */
  scoreOrder: number[]
  tiers: TierPlan[]
  ordered: boolean
  assign: AssignPlan
  hold: HoldPlan | undefined
  overrides: OverridePlan[]
  treatments: TreatmentPlan[]
}

export interface FieldPlan {
  id: string
  type: FieldType
  required: boolean
  min: number | undefined
  max: number | undefined
  /** After NFC. */
  options: string[] | undefined
  actionable: boolean
}

/** What an entry of a band, lookup or table says beside its yield. */
export interface NotePlan {
  code: string | undefined
  reason: Text | undefined
  title: Text | undefined
}

/** The lower edge of a band; the first band has none. */
export interface EdgePlan {
  at: number
  inclusive: boolean
}

/** Bands of one number: `yields[i]` holds below `edges[i]`, the last above all. */
export interface BandsPlan<Y> {
  kind: 'bands'
  edges: EdgePlan[]
  yields: Y[]
  notes: NotePlan[]
}

export interface LookupPlan<Y> {
  kind: 'lookup'
  /** What a value must equal: the value itself, not its text. */
  keys: (string | number | boolean)[]
  /** The keys as written. */
  texts: string[]
  yields: Y[]
  notes: NotePlan[]
  otherwise: OtherwisePlan<Y> | undefined
}

export interface OtherwisePlan<Y> {
  yield: Y
  note: NotePlan
}

type PointsHit = 'first' | 'unique' | 'any' | 'sum' | 'min' | 'max'
type TierHit = 'first' | 'unique' | 'any' | 'best' | 'worst'
export type HitPolicy = PointsHit | TierHit

export type CellPlan =
  | { kind: 'any' }
  | { kind: 'equals'; value: string | number | boolean }
  | { kind: 'interval'; low: EdgePlan | undefined; high: EdgePlan | undefined }
  | { kind: 'not'; cell: CellPlan }
  | { kind: 'anyOf'; cells: CellPlan[] }

export interface TablePlan<Y> {
  kind: 'table'
  inputs: Node[]
  hit: HitPolicy
  rows: CellPlan[][]
  yields: Y[]
  notes: NotePlan[]
  otherwise: OtherwisePlan<Y> | undefined
}

export type ClassPlan<Y> = BandsPlan<Y> | LookupPlan<Y> | TablePlan<Y>

/** Piecewise linear; `ys` are points as written, not scaled, because a curve is computed in doubles. */
export interface CurvePlan {
  kind: 'curve'
  xs: number[]
  ys: number[]
}

interface FormulaPlan {
  kind: 'formula'
  formula: Node
}

export type PointsPlan = ClassPlan<number> | CurvePlan | FormulaPlan

export interface DerivedPlan {
  id: string
  pointer: string
  type: ValueType
  /** Of a number: 0 to 6. */
  decimals: number
  /** The expression itself, or what bands and lookups classify. */
  value: Node | undefined
  classes: ClassPlan<Scalar> | undefined
  /** Indices of the fields it reads, directly or through other derived values. */
  fields: number[]
}

export type MissingPlan = { kind: 'fail' } | { kind: 'skip' } | { kind: 'points'; points: number }

export interface DimensionPlan {
  id: string
  pointer: string
  value: Node | undefined
  points: PointsPlan
  missing: MissingPlan
  parent: number
  /** As written, for the decision. */
  weight: number | undefined
  baseline: number | undefined
  title: Text
  reason: Text
  actionable: boolean
  fields: number[]
}

export interface ScorePlan {
  id: string
  pointer: string
  parent: number | undefined
  /** The root score above it, or itself. */
  root: number
  combine: Combine
  decimals: number
  floor: number | undefined
  cap: number | undefined
  /** Indices of results: dimensions in document order, then scores in document order. */
  children: number[]
  /** By child, as integers in units of 1 / weightUnit; 1 where `sum` has none, unused under mean, min and max. */
  weights: number[]
  /** What a weight of 1 is in `weights`: a million under weighted, as little as the weights allow under sum. */
  weightUnit: number
}

export interface TierPlan {
  id: string
  title: Text | undefined
}

export type AssignPlan =
  | { kind: 'bands'; score: number; bands: BandsPlan<number> }
  | { kind: 'matrix'; x: AxisPlan; y: AxisPlan; cells: number[][] }
  | { kind: 'table'; table: TablePlan<number> }

export interface AxisPlan {
  score: number
  /** Scaled; an edge belongs to the higher side. */
  edges: number[]
}

export interface HoldPlan {
  margin: number
  maxDrop: number | undefined
}

export type EffectPlan =
  | { kind: 'atMost' | 'atLeast' | 'tier'; tier: number }
  | { kind: 'add'; score: number; points: number }
  | { kind: 'flag'; text: Text }

export interface OverridePlan {
  id: string
  pointer: string
  when: Node
  effect: EffectPlan
  /** YYYYMMDD. */
  starts: number | undefined
  expires: number | undefined
  final: boolean
  reason: Text
}

export interface TreatmentPlan {
  id: string
  /** By index of tier; undefined where the tier gets none. */
  byTier: (Scalar | Text | undefined)[]
  when: Node | undefined
}
