import type { Tested } from '../../../model/condition/tests.ts'
import type { Leaf } from '../../../model/condition/tree.ts'
import type { Builder } from './builder.ts'

/** What the fields of a test’s values are given. */
export interface LeafValuesProps {
  leaf: Leaf
  tested: Tested
  /** What is tested, in words. */
  name: string
  builder: Builder
  onChange: (leaf: Leaf, merge?: string) => void
}
