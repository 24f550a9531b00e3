/**
 * The migrations' columns in PostgreSQL's types, so that what they hold behaves as in SQLite: texts sort by their bytes,
 * whatever the server's locale, and whole numbers have 64 bits.
 */
import {
  type ColumnDefinitionNode,
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
}

const typeHere = (type: OperationNode): OperationNode => {
  const named = DataTypeNode.is(type) ? TYPES[type.dataType as string] : undefined
  return named === undefined ? type : RawNode.createWithSql(named)
}
