import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { lineToActivity } from '../channels/terminal/to-activity.ts';
import { createTerminalApp } from './app.ts';
import { loadConfig } from './config.ts';
import { RedressError } from './errors.ts';
import { connectMongo } from './storage/connect.ts';
import { startEmbeddedMongo } from './storage/embedded-mongod.ts';

const HELP = `npm run chat: a conversation in the terminal as a customer of the demo shop.

  --from +15550101     whose phone you hold (the README lists the people)
  --channel sms        how answers are drawn: sms, whatsapp or slack
  --help

Type a line and read the answer; Ctrl-D ends it. With input from a file or a pipe each line waits for
its answer, so that it can be scripted: printf 'refund R-1001\\nit came broken\\n' | npm run -s chat`;

const CHANNELS = ['sms', 'whatsapp', 'slack'] as const;
type Drawn = (typeof CHANNELS)[number];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string', default: '+15550101' },
      channel: { type: 'string', default: 'sms' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const drawn = CHANNELS.find((name) => name === values.channel);
  if (!drawn) throw new RedressError('usage', `--channel ${values.channel}: choose ${CHANNELS.join(', ')}`);
  await converse(values.from, drawn);
}

async function converse(from: string, drawn: Drawn): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  const embedded = config.mongodbUri
    ? undefined
    : await startEmbeddedMongo({ dataDir: '.data', env: process.env, progress: (line) => console.error(line) });
  const connection = await connectMongo(config.mongodbUri ?? embedded?.uri ?? '');
  const logger = pino({ level: 'silent' });
  const app = await createTerminalApp({ config, connection, logger, drawn, print: (text) => console.log(text) });
  await app.start();

  const typed = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, ...(typed ? { output: process.stdout, prompt: '> ' } : {}) });
  if (typed) {
    console.log(`You are ${from}, drawn as ${drawn}. Say hello, or what is wrong with an order.`);
    lines.prompt();
  }
  for await (const text of lines) {
    if (!typed) console.log(`> ${text}`);
    await app.say(lineToActivity({ id: randomUUID(), from, text }));
    await app.quiet(from);
    if (typed) lines.prompt();
  }
  await app.stop(5_000);
  await connection.close();
  if (embedded?.started) await embedded.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof RedressError ? error.message : error);
    process.exit(1);
  },
);
