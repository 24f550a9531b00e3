/** What the document's JSON Schema says of a place: the keys that may stand there, and the values. */

/** As much of JSON Schema (2020-12) as the document's schema uses. */
export interface SchemaNode {
  $ref?: string
  $defs?: Record<string, SchemaNode>
  type?: string | string[]
  properties?: Record<string, SchemaNode>
  required?: string[]
  items?: SchemaNode
  additionalProperties?: boolean | SchemaNode
  patternProperties?: Record<string, SchemaNode>
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
  enum?: unknown[]
  const?: unknown
  description?: string
}

export type Path = readonly (string | number)[]

/** All schemas that a value at the path may follow; empty where the schema knows no such place. */
function schemasAt(root: SchemaNode, path: Path): SchemaNode[] {
  return path.reduce<SchemaNode[]>(
    (nodes, step) => nodes.flatMap((node) => stepInto(root, node, step)),
    branches(root, root),
  )
}

function stepInto(root: SchemaNode, node: SchemaNode, step: string | number): SchemaNode[] {
  if (typeof step === 'number') return node.items ? branches(root, node.items) : []
  const named = node.properties?.[step]
  if (named) return branches(root, named)
  const { additionalProperties: others } = node
  const patterned = Object.values(node.patternProperties ?? {})
  return [...patterned, ...(typeof others === 'object' ? [others] : [])].flatMap((schema) => branches(root, schema))
}

/** A schema with its references followed and its alternatives side by side. */
function branches(root: SchemaNode, node: SchemaNode): SchemaNode[] {
  const target = node.$ref === undefined ? node : root.$defs?.[node.$ref.replace('#/$defs/', '')]
  if (!target) return []
  const alternatives = [...(target.anyOf ?? []), ...(target.oneOf ?? [])]
  return [target, ...alternatives.flatMap((alternative) => branches(root, alternative))]
}

export interface Suggestion {
  text: string
  description: string | undefined
  required: boolean
}

/** The keys that may stand in the object at the path, those that must first. */
export function keysAt(root: SchemaNode, path: Path): Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const node of schemasAt(root, path)) {
    for (const [text, { description }] of Object.entries(node.properties ?? {})) {
      const required = (found.get(text)?.required ?? false) || (node.required?.includes(text) ?? false)
      found.set(text, { text, description, required })
    }
  }
  return [...found.values()].sort((a, b) => Number(b.required) - Number(a.required))
}

/** The values that the schema lists for the path, as JSON. */
export function valuesAt(root: SchemaNode, path: Path): Suggestion[] {
  const texts = new Set(
    schemasAt(root, path).flatMap((node) => {
      if (node.const !== undefined) return [JSON.stringify(node.const)]
      if (node.type === 'boolean') return ['true', 'false']
      return (node.enum ?? []).map((value) => JSON.stringify(value))
    }),
  )
  return [...texts].map((text) => ({ text, description: undefined, required: false }))
}
