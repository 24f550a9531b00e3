/** Commands about populations, beside score: import, calibrate, weights, impact. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { edgeMethods, languages } from '../../../engine/index.ts'
import { DELIMITERS } from '../../import/text/delimiter.ts'
import { calibrateCommand } from '../commands/calibrate.ts'
import { IMPACT_FORMATS, impactCommand } from '../commands/impact.ts'
import { importCommand } from '../commands/import.ts'
import { weightsCommand } from '../commands/weights.ts'
import { AS_OF, DATA, type Done, examples, MAPPING, STRATEGY } from './shared.ts'

export function addImport(program: Command, done: Done): void {
  program
    .command('import')
    .description(
      'turn a table as an office keeps it into a clean population; exit code 1 where something must be decided',
    )
    .argument('<file>', 'the table: .xlsx, .csv (commas, semicolons, tabs) or .ndjson')
    .requiredOption('--strategy <strategy>', STRATEGY)
    .option('--mapping <file>', 'how columns become fields, with all that was decided (default: propose it)')
    .option('--save-mapping <file>', 'write the proposed mapping: decide in it what is open, then give it as --mapping')
    .option('--out <file>', 'the subjects: .csv or .ndjson; - is standard output as CSV (default: only tell)')
    .option('--rejects <file>', 'where to list what is refused, with line, subject, column, reason and cell')
    .option('--encoding <name>', 'the encoding of a text (default: recognised, or asked for)')
    .addOption(
      new Option('--delimiter <character>', 'what stands between cells (default: recognised)').choices(DELIMITERS),
    )
    .option('--sheet <name>', 'the sheet of a workbook (default: the first)')
    .option('--json', 'the proposal as JSON')
    .option(...DATA)
    .addHelpText('after', IMPORT_HELP)
    .action(async (file, options) => done(await importCommand(file, options)))
}

const IMPORT_HELP = `
The header is found below titles; columns are matched with fields by ids, titles and likeness. Thousand
separators, 萬 and 億, %, currency signs, full-width digits and dates are read; whatever can be meant in two
ways is asked, never guessed. A mapping is kept for the next file of its kind; score and calibrate take it too.
${examples(
  'tiersmith import 客户.xlsx --strategy strategy.json --save-mapping customers.mapping.json',
  'tiersmith import 客户.xlsx --strategy strategy.json --mapping customers.mapping.json --out customers.csv',
  'tiersmith score strategy.json --in 客户.xlsx --mapping customers.mapping.json --out tiers.csv',
)}`

export function addCalibrate(program: Command, done: Done): void {
  program
    .command('calibrate')
    .description("set the thresholds of tiers with a target, or place the edges of a dimension's bands")
    .argument('<strategy>', STRATEGY)
    .requiredOption('--population <file>', 'the population: .csv, .ndjson or .jsonl')
    .option('--out <file>', 'where to write the new document; - is standard output (default: only tell)')
    .option('--dimension <id>', 'place the edges of this dimension instead, by the values of the population')
    .addOption(new Option('--edges <method>', 'how to place them').choices(edgeMethods))
    .option('--bands <number>', 'into how many bands (default: as many as there are)', bandCount)
    .option(...AS_OF)
    .option('--encoding <name>', 'the encoding of --population (default: by its byte order mark, else utf-8)')
    .option(...MAPPING)
    .option('--json', 'what changes as JSON')
    .option(...DATA)
    .addHelpText('after', CALIBRATE_HELP)
    .action(async (source, options) => done(await calibrateCommand(source, options)))
}

const CALIBRATE_HELP = `
Thresholds are set from the best tier down, by the score before overrides and hold. Subjects with equal
scores are never split: of all possible borders the one nearest to the target is taken, of two equally
near the one that takes fewer. A threshold that is right already stays; a new one is the roundest number
that gives the border. Tiers without a target keep theirs where they can. Exit code 1 where there is
nothing to calibrate, or check finds errors in the result; then nothing is written.
${examples(
  'tiersmith calibrate strategy.json --population customers.csv',
  'tiersmith calibrate strategy.json --population customers.csv --out calibrated.json',
  'tiersmith calibrate strategy.json --population customers.csv --dimension sales --edges natural-breaks --bands 5',
)}`

export function addWeights(program: Command, done: Done): void {
  program
    .command('weights')
    .description('weights from pairwise judgements (AHP) or from a population (entropy), beside those that stand there')
    .argument('<strategy>', STRATEGY)
    .addOption(
      new Option('--from <method>', 'ahp: the judgements in the document; entropy: what tells subjects apart')
        .choices(['ahp', 'entropy'])
        .makeOptionMandatory(),
    )
    .option('--score <id>', 'this score alone (default: every weighted score; for ahp every one with judgements)')
    .option('--population <file>', 'for entropy: .csv, .ndjson or .jsonl')
    .option('--encoding <name>', 'the encoding of --population (default: by its byte order mark, else utf-8)')
    .option(...AS_OF)
    .option('--out <file>', 'write the document with the new weights; - is standard output')
    .option(...DATA)
    .addHelpText('after', WEIGHTS_HELP)
    .action(async (source, options) => done(await weightsCommand(source, options)))
}

const WEIGHTS_HELP = `
Exit code 1 where judgements contradict each other (consistency ratio of 0.1 or more) or a population
gives no weights; then nothing is written.
${examples(
  'tiersmith weights strategy.json --from ahp --out weighted.json',
  'tiersmith weights strategy.json --from entropy --population customers.csv --score value',
)}`

export function addImpact(program: Command, done: Done): void {
  program
    .command('impact')
    .description('tell what a change of strategy does to a population: who moves, how much they stand for, and why')
    .argument('<before>', STRATEGY)
    .argument('<after>', STRATEGY)
    .requiredOption('--population <file>', 'the population: .csv, .ndjson or .jsonl')
    .option('--by <column>', 'break the moves down by this field, or any other column of the file')
    .addOption(
      new Option('--format <format>', 'how to write it; csv lists the movers').choices(IMPACT_FORMATS).default('text'),
    )
    .option('--out <file>', 'where to write it (default: standard output)')
    .addOption(new Option('--language <tag>', 'the language of the report').choices(languages).default('en'))
    .option(...AS_OF)
    .option(
      '--movers <number>',
      'how many movers to list, the largest first (default: 20 as text, all as csv)',
      moverCount,
    )
    .option('--encoding <name>', 'the encoding of --population (default: by its byte order mark, else utf-8)')
    .option(...MAPPING)
    .option(...DATA)
    .addHelpText('after', IMPACT_HELP)
    .action(async (before, after, options) => done(await impactCommand(before, after, options)))
}

const IMPACT_HELP = `
Both versions score the same subjects as of the same day. The population needs the fields of both. Each group
of changes (weights, thresholds, overrides …) is also applied to the old version alone, to show what it alone
would have done; a group that can't stand alone says why. The measure is what subject.measure names.
${examples(
  'tiersmith impact v2.json v3.json --population customers.csv --by region',
  'tiersmith impact v2.json v3.json --population customers.csv --format markdown --language zh-Hant --out impact.md',
  'tiersmith impact customers@3 customers@4 --data ./data --population customers.csv --format csv > movers.csv',
)}`

function bandCount(text: string): number {
  const count = Number(text)
  if (/^\d+$/.test(text) && count >= 2 && count <= 1000) return count
  throw new InvalidArgumentError('Write a number from 2 to 1000.')
}

function moverCount(text: string): number {
  const count = Number(text)
  if (/^\d{1,9}$/.test(text)) return count
  throw new InvalidArgumentError('Write a whole number.')
}
