/** Commands about strategies: check, evaluate, diff, export. */
import { type Command, Option } from 'commander'
import { languages } from '../../../engine/index.ts'
import { checkCommand } from '../commands/check.ts'
import { DIFF_FORMATS, diffCommand } from '../commands/diff.ts'
import { evaluateCommand } from '../commands/evaluate.ts'
import { EXPORT_FORMATS, exportCommand } from '../commands/export.ts'
import { AS_OF, DATA, type Done, examples, STRATEGY } from './shared.ts'

export function addCheck(program: Command, done: Done): void {
  program
    .command('check')
    .description('list every problem of strategies, one a line; exit code 1 where there is an error')
    .argument('<strategy...>', STRATEGY)
    .option('--json', 'problems as JSON')
    .option(...DATA)
    .addHelpText('after', examples('tiersmith check strategy.json', 'tiersmith check rules/*/*.json --json'))
    .action(async (sources, options) => done(await checkCommand(sources, options)))
}

export function addEvaluate(program: Command, done: Done): void {
  program
    .command('evaluate')
    .description('evaluate one subject; the decision (or with exit code 1 the refusal) as JSON')
    .argument('<strategy>', STRATEGY)
    .requiredOption('--input <file>', 'the values of the fields as a JSON object; - reads standard input')
    .option(...AS_OF)
    .option('--subject <id>', "the subject's own id")
    .option('--previous-tier <tier>', 'the tier held until now')
    .addOption(
      new Option('--trace <level>', 'how much to explain').choices(['none', 'summary', 'full']).default('summary'),
    )
    .option(...DATA)
    .addHelpText(
      'after',
      examples(
        'tiersmith evaluate strategy.json --input subject.json --as-of 2026-04-01',
        'echo \'{"claims": 2}\' | tiersmith evaluate strategy.json --input - --trace full',
      ),
    )
    .action(async (source, options) => done(await evaluateCommand(source, options)))
}

export function addDiff(program: Command, done: Done): void {
  program
    .command('diff')
    .description('tell what changed from one strategy to another, in words; exit code 0 whether it changed or not')
    .argument('<before>', STRATEGY)
    .argument('<after>', STRATEGY)
    .addOption(new Option('--format <format>', 'how to write it').choices(DIFF_FORMATS).default('text'))
    .addOption(
      new Option('--language <tag>', 'the language of the sentences; json has all').choices(languages).default('en'),
    )
    .option('--witness', 'also look for an example on which the two differ')
    .option(...DATA)
    .addHelpText(
      'after',
      examples(
        'tiersmith diff v1.json v2.json',
        'tiersmith diff v1.json v2.json --format html --language zh-Hant > changes.html',
        'tiersmith diff customers@3 customers@4 --data ./data --witness',
      ),
    )
    .action(async (before, after, options) => done(await diffCommand(before, after, options)))
}

export function addExport(program: Command, done: Done): void {
  program
    .command('export')
    .description('write a strategy in another language to standard output')
    .argument('<strategy>', STRATEGY)
    .addOption(
      new Option(
        '--to <format>',
        'jsonlogic: one plain JsonLogic rule; json-schema: the schema of the input; sql:…: one SELECT over a table',
      )
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .option('--table <name>', "sql: the table of subjects, a column a field (default: the strategy's id)")
    .option('--as-table <name>', 'sql: a statement that keeps the result under this name')
    .option('--as-of <date>', 'sql: the evaluation date, such as 2026-04-01 (default: today, UTC)')
    .option('--as-of-column <name>', 'sql: the column with the evaluation date')
    .option('--subject <name>', "sql: the column with the subject's own id (default: subject)")
    .option('--previous-tier <name>', 'sql: the column with the tier held until now (default: previousTier)')
    .option('--keep <name...>', 'sql: further columns to pass through')
    .option('--points', 'sql: the points of every dimension')
    .option('--contributions', 'sql: what every dimension contributes to its root score')
    .option('--dbt <folder>', 'sql: a dbt model and its schema.yml in this folder; the date is its variable as_of')
    .option(...DATA)
    .addHelpText(
      'after',
      examples(
        'tiersmith export strategy.json --to jsonlogic > rule.json',
        'tiersmith export strategy.json --to sql:duckdb --table customers --as-table tiers --as-of 2026-04-01 | duckdb crm.db',
        'tiersmith export customers@3 --data ./data --to sql:spark --table crm.customers --points',
        'tiersmith export strategy.json --to sql:postgres --table crm.customers --dbt models/tiers',
      ),
    )
    .action(async (source, options) => done(await exportCommand(source, options)))
}
