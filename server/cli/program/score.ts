/** The command score. */
import { type Command, Option } from 'commander'
import { scoreCommand } from '../commands/score.ts'
import { ENGINES } from '../engines/engine.ts'
import { AS_OF, DATA, type Done, examples, MAPPING, STRATEGY } from './shared.ts'

export function addScore(program: Command, done: Done): void {
  program
    .command('score')
    .description('score a population; a summary by tier goes to standard error')
    .argument('<strategy>', STRATEGY)
    .requiredOption('--in <file>', 'the population: .csv, .ndjson, .jsonl or .parquet')
    .requiredOption('--out <file>', 'the results, likewise; - is standard output, as text in the format of --in')
    .option(...AS_OF)
    .addOption(
      new Option('--columns <which>', 'all: every score, and the points and contribution of every dimension')
        .choices(['assigned', 'all'])
        .default('assigned', 'the tier, the score it is assigned by, and the root scores'),
    )
    .option('--rejects <file>', 'where to list the refused rows with line, subject, code and reason')
    .option('--encoding <name>', 'the encoding of --in (default: by its byte order mark, else utf-8)')
    .addOption(new Option('--engine <which>', 'who scores').choices(ENGINES).default('auto', 'the quickest one here'))
    .option('--master <url>', "for spark: the cluster, spark://… or yarn (default: spark-submit's own)")
    .option(...MAPPING)
    .option(...DATA)
    .addHelpText('after', SCORE_HELP)
    .action(async (source, options) => done(await scoreCommand(source, options)))
}

const SCORE_HELP = `
CSV: one header, whose names are ids of fields; each cell is read wholly as its field's type, an empty
one is missing. NDJSON: one object a line, {"subject": …, "input": {…}} or flat {"subject": …, …fields}.
Parquet: a column a field, of its type; it is read and written by DuckDB (npm install @duckdb/node-api).
The columns subject, name and previousTier (it counts for hold) pass through. Without a subject the
results carry the line instead. A row that can't be evaluated is a reject; the others are scored.

Engines, all with the same results: columns scores text in this process, duckdb Parquet by the strategy's SQL;
auto takes columns for text, the quicker one there, and duckdb for Parquet. spark submits the SQL by spark-submit,
found in SPARK_HOME or on the PATH, to a cluster (--master, or what spark-defaults.conf says). A path with a
scheme (hdfs:, s3a:) is the cluster's; --out and --rejects become folders of part files, in no order, so that a
column subject is needed; text is read line by line, and a reject of it has no line but its file.
${examples(
  'tiersmith score strategy.json --in customers.csv --out tiers.csv --rejects rejects.csv',
  'tiersmith score strategy.json --in customers.ndjson --out - --columns all | head',
  'tiersmith score strategy.json --in 客戶.csv --encoding big5 --out tiers.csv',
  'tiersmith score strategy.json --in customers.parquet --out tiers.parquet --columns all',
  'tiersmith score strategy.json --in s3a://crm/customers.parquet --out s3a://crm/tiers.parquet --engine spark --master yarn',
)}`
