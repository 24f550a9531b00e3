/** The command line: its commands, their options and help. What a command does stands in commands/. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { ENGINE_VERSION, edgeMethods, languages } from '../../engine/index.ts'
import { PEOPLES_ROLES, ROLES } from '../auth/roles.ts'
import { DELIMITERS } from '../import/text/delimiter.ts'
import { exportCommand as exportAuditCommand, headCommand, verifyCommand } from './commands/audit.ts'
import { backupCommand } from './commands/backup.ts'
import { calibrateCommand } from './commands/calibrate.ts'
import { checkCommand } from './commands/check.ts'
import { DIFF_FORMATS, diffCommand } from './commands/diff.ts'
import { evaluateCommand } from './commands/evaluate.ts'
import { EXPORT_FORMATS, exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { createKeyCommand, listKeysCommand, revokeKeyCommand } from './commands/keys.ts'
import { packsCommand } from './commands/packs.ts'
import { inviteCommand } from './commands/people.ts'
import { replayCommand } from './commands/replay.ts'
import { scoreCommand } from './commands/score.ts'
import { serveCommand } from './commands/serve.ts'
import { weightsCommand } from './commands/weights.ts'
import { DONE, UNUSABLE } from './failure.ts'

const STRATEGY = 'a strategy document: a JSON file, or id@version with --data'
const AS_OF = ['--as-of <date>', 'the evaluation date, such as 2026-04-01 (default: today, UTC)'] as const
const MAPPING = [
  '--mapping <file>',
  'read the population as this mapping says, as import makes one; .xlsx too',
] as const
const DATA = ['--data <folder>', "the server's data folder, for a STRATEGY given as id@version"] as const

/**
 * Runs one command line.
 * @param words what stands after the program's name
 * @returns the exit code
 * @throws Failure with what to tell the user
 */
export async function run(words: string[]): Promise<number> {
  let code = DONE
  const program = describeProgram((result) => {
    code = result
  })
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? DONE : UNUSABLE
  }
  return code
}

type Done = (code: number) => void

function describeProgram(done: Done): Command {
  const program = new Command('tiersmith')
    .description('Checks, evaluates and scores with strategies: who counts as a key customer, as configuration.')
    .version(ENGINE_VERSION)
    .exitOverride()
    .showHelpAfterError('(add --help for how to use it)')
    .addHelpText('after', '\nExit codes: 0 done; 1 the answer is no; 2 wrong usage or unreadable input.')
  addCheck(program, done)
  addEvaluate(program, done)
  addImport(program, done)
  addScore(program, done)
  addCalibrate(program, done)
  addWeights(program, done)
  addDiff(program, done)
  addExport(program, done)
  program
    .command('packs')
    .description('list the ready-made rule packs')
    .action(async () => done(await packsCommand()))
  addServe(program, done)
  addAudit(program, done)
  addReplay(program, done)
  addBackup(program, done)
  addKeys(program, done)
  addPeople(program, done)
  return program
}

function addCheck(program: Command, done: Done): void {
  program
    .command('check')
    .description('list every problem of strategies, one a line; exit code 1 where there is an error')
    .argument('<strategy...>', STRATEGY)
    .option('--json', 'problems as JSON')
    .option(...DATA)
    .addHelpText('after', examples('tiersmith check strategy.json', 'tiersmith check rules/*/*.json --json'))
    .action(async (sources, options) => done(await checkCommand(sources, options)))
}

function addEvaluate(program: Command, done: Done): void {
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

function addImport(program: Command, done: Done): void {
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

function addScore(program: Command, done: Done): void {
  program
    .command('score')
    .description('score a population; a summary by tier goes to standard error')
    .argument('<strategy>', STRATEGY)
    .requiredOption('--in <file>', 'the population: .csv, .ndjson or .jsonl')
    .requiredOption('--out <file>', 'the results, likewise; - is standard output, in the format of --in')
    .option(...AS_OF)
    .addOption(
      new Option('--columns <which>', 'all: every score, and the points and contribution of every dimension')
        .choices(['assigned', 'all'])
        .default('assigned', 'the tier, the score it is assigned by, and the root scores'),
    )
    .option('--rejects <file>', 'where to list the refused rows with line, subject, code and reason')
    .option('--encoding <name>', 'the encoding of --in (default: by its byte order mark, else utf-8)')
    .option(...MAPPING)
    .option(...DATA)
    .addHelpText('after', SCORE_HELP)
    .action(async (source, options) => done(await scoreCommand(source, options)))
}

const SCORE_HELP = `
CSV: one header, whose names are ids of fields; each cell is read wholly as its field's type, an empty
one is missing. NDJSON: one object a line, {"subject": …, "input": {…}} or flat {"subject": …, …fields}.
The columns subject, name and previousTier (it counts for hold) pass through. Without a subject the
results carry the line instead. A row that can't be evaluated is a reject; the others are scored.
${examples(
  'tiersmith score strategy.json --in customers.csv --out tiers.csv --rejects rejects.csv',
  'tiersmith score strategy.json --in customers.ndjson --out - --columns all | head',
  'tiersmith score strategy.json --in 客戶.csv --encoding big5 --out tiers.csv',
)}`

function addCalibrate(program: Command, done: Done): void {
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

function addWeights(program: Command, done: Done): void {
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

function addDiff(program: Command, done: Done): void {
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

function addExport(program: Command, done: Done): void {
  program
    .command('export')
    .description('write a strategy in another language to standard output')
    .argument('<strategy>', STRATEGY)
    .addOption(
      new Option('--to <format>', 'jsonlogic: one plain JsonLogic rule; json-schema: the schema of the input')
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .option(...DATA)
    .addHelpText('after', examples('tiersmith export strategy.json --to jsonlogic > rule.json'))
    .action(async (source, options) => done(await exportCommand(source, options)))
}

function addServe(program: Command, done: Done): void {
  program
    .command('serve')
    .description('start the server')
    .option('--port <number>', 'the port', portNumber)
    .option('--host <address>', 'the address to listen on (default 127.0.0.1)')
    .option('--data <folder>', 'where the database is kept')
    .addHelpText('after', examples('tiersmith serve --port 8787 --data ./data'))
    .action(async (options) => done(await serveCommand(options)))
}

const SERVER_DATA = ['--data <folder>', "the server's data folder"] as const

function addKeys(program: Command, done: Done): void {
  const keys = program
    .command('keys')
    .description('API keys for systems; a server may run beside this')
    .option(...SERVER_DATA, process.env.TIERSMITH_DATA ?? 'data')
    .addHelpText(
      'after',
      examples(
        "tiersmith keys --data data create --name 'order desk' --role evaluator",
        'tiersmith keys create --name reports --role viewer --strategies a-group-distributors --expires 2027-01-01',
        'tiersmith keys list',
        'tiersmith keys revoke 0f3a…',
      ),
    )
  keys
    .command('create')
    .description('make a key; standard output shows it this once')
    .requiredOption('--name <name>', 'which system sends it')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .option('--strategies <id...>', 'the strategies that it may see (default: all)')
    .option('--expires <date>', 'a date (UTC) or a date-time')
    .action(async (_, command) => done(await createKeyCommand(command.optsWithGlobals())))
  keys
    .command('list')
    .description('all keys, one a line')
    .action(async (_, command) => done(await listKeysCommand(command.optsWithGlobals())))
  keys
    .command('revoke')
    .description('revoke a key by its id')
    .argument('<id>', 'as list shows it')
    .action(async (id, _, command) => done(await revokeKeyCommand(id, command.optsWithGlobals())))
}

function addPeople(program: Command, done: Done): void {
  program
    .command('people')
    .description('a way in where no admin can sign in; a server may run beside this')
    .option(...SERVER_DATA, process.env.TIERSMITH_DATA ?? 'data')
    .command('invite')
    .description('print a link with which somebody sets their password; adds them, or the role, where missing')
    .argument('<login>', 'what they sign in as')
    .addOption(new Option('--role <role>', 'what they may do').choices(PEOPLES_ROLES).makeOptionMandatory())
    .option('--name <name>', 'what people call them (default: the login)')
    .option('--url <url>', 'where the server is reached', process.env.TIERSMITH_URL ?? 'http://127.0.0.1:8787')
    .addHelpText('after', examples('tiersmith people --data data invite j.costa --role admin'))
    .action(async (login, _, command) => done(await inviteCommand(login, command.optsWithGlobals())))
}

function addAudit(program: Command, done: Done): void {
  const audit = program
    .command('audit')
    .description("a server's audit log; the server may run beside this")
    .option(...SERVER_DATA, process.env.TIERSMITH_DATA ?? 'data')
    .addHelpText('after', AUDIT_HELP)
  audit
    .command('verify')
    .description('whether every entry is as it was written; exit code 1 where one is not')
    .argument('[export]', 'an NDJSON export (default: the database in --data)')
    .option('--head <file>', 'a head that was exported earlier, to hold the log against')
    .option('--json', 'what was found as JSON')
    .action(async (file, _, command) => done(await verifyCommand(file, command.optsWithGlobals())))
  audit
    .command('export')
    .description('the whole log, oldest entry first')
    .requiredOption('--out <file>', '.ndjson or .jsonl, which can be verified, or .csv; - is standard output')
    .action(async (_, command) => done(await exportAuditCommand(command.optsWithGlobals())))
  audit
    .command('head')
    .description('where the log ends, as JSON: keep it elsewhere, and verify against it later')
    .action(async (_, command) => done(await headCommand(command.optsWithGlobals())))
}

const AUDIT_HELP = `
Verifying needs no server. The key in secrets.json shows that the head was made by the server; without it,
or where others can read it, an exported head shows that nothing before it was changed, removed or added.
${examples(
  'tiersmith audit --data data head > head.json',
  'tiersmith audit --data data verify --head head.json',
  'tiersmith audit --data data export --out audit.ndjson',
  'tiersmith audit verify audit.ndjson --head head.json',
)}`

function addReplay(program: Command, done: Done): void {
  program
    .command('replay')
    .description('evaluate every recorded decision again, by two backends; exit code 1 where one comes out otherwise')
    .option(...SERVER_DATA, process.env.TIERSMITH_DATA ?? 'data')
    .option('--strategy <id>', 'this strategy alone')
    .option('--from <date>', 'recorded then or later: a date (UTC) or a date-time')
    .option('--to <date>', 'recorded before that')
    .option('--json', 'one line of JSON for every decision')
    .addHelpText(
      'after',
      examples('tiersmith replay --data data', 'tiersmith replay --strategy a-group-distributors --from 2026-01-01'),
    )
    .action(async (options) => done(await replayCommand(options)))
}

function addBackup(program: Command, done: Done): void {
  program
    .command('backup')
    .description('copy the database into one file, while the server runs, and verify the copy')
    .argument('<file>', 'a name that nothing has yet')
    .option(...SERVER_DATA, process.env.TIERSMITH_DATA ?? 'data')
    .addHelpText('after', examples('tiersmith backup /backups/tiersmith-2026-04-01.db --data data'))
    .action(async (file, options) => done(await backupCommand(file, options)))
}

function bandCount(text: string): number {
  const count = Number(text)
  if (/^\d+$/.test(text) && count >= 2 && count <= 1000) return count
  throw new InvalidArgumentError('Write a number from 2 to 1000.')
}

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('Write a number from 0 to 65535.')
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`
}
