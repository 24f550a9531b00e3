/**
 * The migrations' columns in PostgreSQL's types, so that what they hold behaves as in SQLite: texts sort by their bytes,
 * whatever the server's locale, whole numbers have 64 bits, and a subject may be as long as a request may have it.
 */
import {
  type ColumnDefinitionNode,
  ColumnNode,
  type CreateIndexNode,
  DataTypeNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  RawNode,
} from 'kysely'

const TYPES: Record<string, string> = { text: 'text collate "C"', integer: 'bigint', blob: 'bytea' }

export class PostgresColumns implements KyselyPlugin {
  readonly #transformer = new ColumnTypes()

  transformQuery({ node, queryId }: PluginTransformQueryArgs) {
    return this.#transformer.transformNode(node, queryId)
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return result
  }
}

class ColumnTypes extends OperationNodeTransformer {
  protected override transformColumnDefinition(
    ...[node, queryId]: Parameters<OperationNodeTransformer['transformColumnDefinition']>
  ): ColumnDefinitionNode {
    const column = super.transformColumnDefinition(node, queryId)
    return { ...column, dataType: typeHere(column.dataType) as DataTypeNode }
  }

  protected override transformCreateIndex(
    ...[node, queryId]: Parameters<OperationNodeTransformer['transformCreateIndex']>
  ): CreateIndexNode {
    const index = super.transformCreateIndex(node, queryId)
    const hashed = HASHED[index.name.name]
    return hashed === undefined ? index : { ...index, columns: [ColumnNode.create(hashed)], using: HASH }
  }
}

/**
 * Indexes of a text that can be longer than a B-tree takes (2,704 bytes): by the hash of that column alone, of which
 * few rows have the same value.
 */
const HASHED: Record<string, string> = { decisions_subject: 'subject' }
const HASH = RawNode.createWithSql('hash')

const typeHere = (type: OperationNode): OperationNode => {
  const named = DataTypeNode.is(type) ? TYPES[type.dataType as string] : undefined
  return named === undefined ? type : RawNode.createWithSql(named)
}
