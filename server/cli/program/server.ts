/** Commands about a server and its database: serve, audit, replay, backup, migrate-store, keys, people. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { PEOPLES_ROLES, ROLES } from '../../auth/roles.ts'
import { exportCommand, headCommand, verifyCommand } from '../commands/audit.ts'
import { backupCommand } from '../commands/backup.ts'
import { createKeyCommand, listKeysCommand, revokeKeyCommand } from '../commands/keys.ts'
import { migrateStoreCommand } from '../commands/migrateStore.ts'
import { inviteCommand } from '../commands/people.ts'
import { replayCommand } from '../commands/replay.ts'
import { serveCommand } from '../commands/serve.ts'
import { type Done, examples } from './shared.ts'

const SERVER_DATA = ['--data <folder>', "the server's data folder"] as const

export function addServe(program: Command, done: Done): void {
  program
    .command('serve')
    .description('start the server')
    .option('--port <number>', 'the port', portNumber)
    .option('--host <address>', 'the address to listen on (default 127.0.0.1)')
    .option('--data <folder>', 'where the database is kept')
    .addHelpText('after', examples('tiersmith serve --port 8787 --data ./data'))
    .action(async (options) => done(await serveCommand(options)))
}

export function addAudit(program: Command, done: Done): void {
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
    .action(async (_, command) => done(await exportCommand(command.optsWithGlobals())))
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

export function addReplay(program: Command, done: Done): void {
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

export function addBackup(program: Command, done: Done): void {
  program
    .command('backup')
    .description('copy the database into one file, while the server runs, and verify the copy')
    .argument('<file>', 'a name that nothing has yet')
    .option(...SERVER_DATA, process.env.TIERSMITH_DATA ?? 'data')
    .addHelpText('after', examples('tiersmith backup /backups/tiersmith-2026-04-01.db --data data'))
    .action(async (file, options) => done(await backupCommand(file, options)))
}

export function addMigrateStore(program: Command, done: Done): void {
  program
    .command('migrate-store')
    .description('move the database from its SQLite file to the PostgreSQL server at DATABASE_URL, and verify it there')
    .option(...SERVER_DATA, process.env.TIERSMITH_DATA ?? 'data')
    .addHelpText('after', MIGRATE_HELP)
    .action(async (options) => done(await migrateStoreCommand(options)))
}

const MIGRATE_HELP = `
Stop the server first. The new database must be empty; either everything arrives, table by table as it was sent
(told by SHA-256), and the audit log ends with the same entry, or nothing does. The file stays as it was.
${examples('DATABASE_URL=postgres://tiersmith@db.example.com/tiersmith tiersmith migrate-store --data data')}`

export function addKeys(program: Command, done: Done): void {
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

export function addPeople(program: Command, done: Done): void {
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

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('Write a number from 0 to 65535.')
}
