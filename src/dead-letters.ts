import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { formatMoney } from './commerce/money.ts';
import { loadConfig } from './config.ts';
import { createDeadLetters, type DeadLetter, type DeadLetters } from './effects/dead-letters.ts';
import { RedressError } from './errors.ts';
import type { TrailEntry } from './log/log.ts';
import { createLog } from './log/log.ts';
import { connectMongo } from './storage/connect.ts';
import { startEmbeddedMongo } from './storage/embedded-mongod.ts';

const HELP = `npm run dead-letters: messages and effects that were given up after all tries.

  list                           those that nobody has dealt with
  show ID                        one of them, with all that was tried
  requeue ID [--reason "..."]    a new round of tries; what became of it is looked up first
  close ID --reason "..."        never again; of a refund or the like the customer is told no,
                                 so look at the shop first whether it was done after all
  --help

  npm run -s dead-letters -- show sms_1f2e/4!refund/dead/11`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { reason: { type: 'string' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const [command = 'list', id] = positionals;
  const run = commandFor(command, id, values.reason?.trim());
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  const progress = (line: string) => console.error(`redress: ${line}`);
  const embedded = config.mongodbUri
    ? undefined
    : await startEmbeddedMongo({ dataDir: '.data', env: process.env, self: process, progress });
  const connection = await connectMongo(config.mongodbUri ?? embedded?.uri ?? '');
  try {
    const db = connection.getClient().db(connection.name);
    const log = createLog({ db, clock: { now: () => new Date() } });
    console.log(await run(createDeadLetters({ log })));
  } finally {
    await connection.close();
    await embedded?.stop();
  }
}

type Run = (letters: DeadLetters) => Promise<string>;

function commandFor(command: string, id: string | undefined, reason: string | undefined): Run {
  if (command === 'list') return async (letters) => listed(await letters.list());
  if (!['show', 'requeue', 'close'].includes(command)) {
    throw new RedressError('usage', `${command}: choose list, show, requeue or close (see --help)`);
  }
  if (!id)
    throw new RedressError('usage', `${command}: name the dead letter; \`list\` has the ids`);
  if (command === 'show') return async (letters) => shown(await letters.show(id), id);
  if (command === 'requeue') {
    const why = reason || 'to be tried again';
    return async (letters) => reviewed(await letters.requeue(id, operator(), why), id);
  }
  if (!reason) throw new RedressError('usage', 'close: say why with --reason "..."');
  return async (letters) => reviewed(await letters.close(id, operator(), reason), id);
}

function listed(letters: readonly DeadLetter[]): string {
  if (letters.length === 0) return 'No dead letters.';
  return letters
    .map((letter) => `${letter.id}\n  ${what(letter)}\n  ${failure(letter)}`)
    .join('\n');
}

function shown(
  letter: (DeadLetter & { trail: readonly TrailEntry[] }) | undefined,
  id: string,
): string {
  if (!letter) throw unknown(id);
  const trail = letter.trail.map((entry) => `  ${entry.wroteAt.toISOString()}  ${step(entry)}`);
  const about = [`conversation ${letter.conversation}`, what(letter), failure(letter)];
  return [letter.id, ...about.map((line) => `  ${line}`), ...trail].join('\n');
}

function reviewed(review: Awaited<ReturnType<DeadLetters['close']>>, id: string): string {
  switch (review.kind) {
    case 'requeued':
      return `${id} is tried again.`;
    case 'closed':
      return `${id} is closed.`;
    case 'not_found':
      throw unknown(id);
    case 'reviewed':
      throw new RedressError('reviewed', `${id} was dealt with before; \`show\` tells by whom`);
    case 'redacted':
      throw new RedressError('redacted', `${id} was erased and can't be tried again; close it`);
  }
}

function what({ what: it }: DeadLetter): string {
  if (it.kind === 'unknown') return 'what it was is not kept any more';
  if (it.kind === 'message') {
    const { lane, to } = it.message;
    return `message to ${lane === 'desk' ? 'the desk' : 'the customer'} by ${to.channel}`;
  }
  const { action } = it.effect;
  const amount = 'amount' in action ? ` of ${formatMoney(action.amount, 'en')}` : '';
  return `${action.kind}${amount} for order ${action.orderId}`;
}

const failure = ({ error, code, tries, at }: DeadLetter): string =>
  `given up at ${at.toISOString()}, try ${tries}: ${error}${code ? ` (${code})` : ''}`;

function step(entry: TrailEntry): string {
  switch (entry.kind) {
    case 'attempt':
      return `try ${entry.n}`;
    case 'failed':
      return `try ${entry.n} failed: ${entry.error}`;
    case 'dead':
      return `given up: ${entry.error}`;
    case 'reviewed':
      return `${entry.action} by ${entry.by}: ${entry.reason}`;
    case 'result':
      return `result: ${entry.outcome.kind}`;
    case 'receipt':
      return `receipt: ${entry.status}`;
    case 'withdrawn':
      return `withdrawn: ${entry.reason}`;
    case 'sent':
      return `sent as ${entry.providerId}`;
  }
}

const unknown = (id: string) =>
  new RedressError('not_found', `${id}: there is no dead letter of that id; \`list\` has them`);

const operator = (): string => `${userInfo().username} (command line)`;

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known =
      error instanceof RedressError || (error as { code?: string }).code?.startsWith('ERR_PARSE');
    console.error(known ? (error as Error).message : error);
    process.exit(1);
  },
);
