import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { renderSlackText } from '../channels/slack/index.ts';
import { createTerminalChannel } from '../channels/terminal/terminal-channel.ts';
import { lineToActivity } from '../channels/terminal/to-activity.ts';
import { renderSms, renderWhatsappText } from '../channels/twilio/index.ts';
import { createTerminalApp } from './app.ts';
import { loadConfig } from './config.ts';
import type { Channel, Outgoing } from './conversation/channel.ts';
import { RedressError } from './errors.ts';
import { connectMongo } from './storage/connect.ts';
import { startEmbeddedMongo } from './storage/embedded-mongod.ts';

const HELP = `npm run chat: a conversation in the terminal as a customer of the demo shop.

  --from +15550101     whose phone you hold (the README lists the people)
  --channel sms        how answers are drawn: sms, whatsapp or slack
  --help

Type a line and read the answer; Ctrl-D ends it. With input from a file or a pipe each line waits for
its answer, so that it can be scripted: printf 'refund R-1001\\nit came broken\\n' | npm run -s chat`;

const DRAWN = { sms: renderSms, whatsapp: renderWhatsappText, slack: renderSlackText } as const;
type Draw = (outgoing: Outgoing, reveal: (nonce: string) => string) => string;

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
  if (!/^\+[1-9]\d{6,14}$/.test(values.from)) {
    throw new RedressError('usage', `--from ${values.from}: give a number such as +15550101`);
  }
  if (!Object.hasOwn(DRAWN, values.channel)) {
    throw new RedressError('usage', `--channel ${values.channel}: choose sms, whatsapp or slack`);
  }
  await converse(values.from, DRAWN[values.channel as keyof typeof DRAWN], values.channel);
}

async function converse(from: string, draw: Draw, drawnAs: string): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = loadConfig(process.env);
  const embedded = config.mongodbUri
    ? undefined
    : await startEmbeddedMongo({
        dataDir: '.data',
        env: process.env,
        self: process,
        progress: (line) => console.error(`redress: ${line}`),
      });
  const connection = await connectMongo(config.mongodbUri ?? embedded?.uri ?? '');
  const app = await createTerminalApp({
    config,
    connection,
    logger: pino({ level: 'silent' }),
    channels: (reveal) => terminalAndPhone(draw, reveal),
  });
  const conversation = app.conversation(from);
  app.start(conversation);

  const typed = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    ...(typed ? { output: process.stdout, prompt: '> ' } : {}),
  });
  if (typed) {
    console.log(`You are ${from}, drawn as ${drawnAs}. Say hello, or what is wrong with an order.`);
    lines.prompt();
  }
  for await (const text of lines) {
    if (!typed) console.log(`> ${text}`);
    await app.intake.receive(lineToActivity({ id: randomUUID(), from, text }));
    await app.quiet(conversation);
    if (typed) lines.prompt();
  }
  await app.stop(5_000);
  await connection.close();
  await embedded?.stop();
}

/** The conversation itself, and a phone that codes arrive at, in the same terminal. */
function terminalAndPhone(draw: Draw, reveal: (nonce: string) => string): readonly Channel[] {
  const capabilities = { maxLength: 1_600, buttons: 0, list: 0, media: false };
  const terminal = createTerminalChannel({
    capabilities,
    render: (outgoing) => draw(outgoing, reveal),
    print: (text) => console.log(`${text}\n`),
  });
  const phone = createTerminalChannel({
    capabilities,
    render: (outgoing) => `[SMS to ${outgoing.to.id}] ${renderSms(outgoing, reveal)}`,
    print: (text) => console.log(`${text}\n`),
  });
  return [terminal, { ...phone, id: 'sms' }];
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof RedressError ? error.message : error);
    process.exit(1);
  },
);
