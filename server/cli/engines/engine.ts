/** Who scores a population: this process by columns, DuckDB within it, or a cluster. */
export const ENGINES = ['auto', 'columns', 'duckdb', 'spark'] as const
export type Engine = (typeof ENGINES)[number]
