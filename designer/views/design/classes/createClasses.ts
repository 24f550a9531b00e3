/** The classes of a derived value being edited: what they are, whom each is meant for, and how they are changed. */
import { type Accessor, createMemo } from 'solid-js'
import type { Derived, Scalar } from '../../../../engine/index.ts'
import { type ClassType, classConditions, classType } from '../../../model/edit/classes.ts'
import { valueKind } from '../../../model/edit/variable.ts'
import type { Change } from '../../../model/editor/change.ts'
import { byId, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { TableRowsAnswer } from '../../../model/preview/questions/tableRows.ts'
import { type Facet, facetOf } from '../../../model/sentence.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

export interface ClassesModel {
  id: string
  derived: Accessor<Derived>
  type: Accessor<ClassType>
  facet: Accessor<Facet | undefined>
  /** Of the version in effect; undefined where that has no such derived value. */
  before: Accessor<Derived | undefined>
  answer: Accessor<TableRowsAnswer | undefined>
  edit(key: Parameters<typeof t>[0], change: Change, merge?: string): void
}

/** What a cell with a value says that it is, and what it does with another. */
export interface ValueProps {
  value: Scalar | undefined
  type: ClassType
  label: string
  canBeEmpty?: boolean
  onEnter: (value: Scalar | undefined, merge?: string) => void
}

export function createClasses(derived: Accessor<Derived>): ClassesModel {
  const view = useStrategy()
  const id = derived().id
  const conditions = createMemo(() => {
    const document = view.snapshot()
    const found = byId(document.derived, id)
    return found ? classConditions(found, valueKind(document, found.value)) : []
  })
  return {
    id,
    derived,
    type: () => classType(derived()),
    facet: () => {
      const { value } = derived()
      return value === undefined ? undefined : facetOf(value, view.vocabulary())
    },
    before: () => {
      const base = view.base()
      return base && byId(base.document.derived, id)
    },
    answer: view.preview.ask('tableRows', () => ({ conditions: conditions(), first: true })),
    edit(key, change, merge) {
      const name = nameOf(derived(), language())
      view.editing?.editor.edit(() => t(key, { name }), change, merge)
    },
  }
}
