import { existsSync } from 'node:fs';
import type { Connection } from 'mongoose';
import pino from 'pino';
import { announce } from './announce.ts';
import { createApp } from './app.ts';
import { type Config, loadConfig } from './config.ts';
import { RedressError } from './errors.ts';
import { listen } from './http/server.ts';
import type { Logger } from './logger.ts';
import { connectMongo } from './storage/connect.ts';
import { demoSecrets } from './storage/demo-secrets.ts';
import { startEmbeddedMongo } from './storage/embedded-mongod.ts';

const DATA = '.data';
const GRACE_MS = 10_000;
const HELP = `npm start: sets up what is missing, then runs Redress.

With no accounts configured it is a demo: open the simulator that it prints.
Settings are environment variables, or lines of .env; .env.example has them all with their reasons.
Stop it with Ctrl-C: it finishes what runs, within 10 seconds.`;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(HELP);
    return;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const given = loadConfig(process.env);
  const config = given.demo
    ? loadConfig(process.env, { demoSecrets: await demoSecrets(DATA) })
    : given;
  const logger = pino({ level: config.logLevel, base: null }, pino.destination(2));

  const embedded = config.mongodbUri
    ? undefined
    : await startEmbeddedMongo({
        dataDir: DATA,
        env: process.env,
        self: process,
        progress: (line) => console.error(`redress: ${line}`),
      });
  try {
    const uri = config.mongodbUri ?? embedded?.uri ?? '';
    await serve(config, await connectMongo(uri), logger, () => embedded?.stop());
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function serve(
  config: Config,
  connection: Connection,
  logger: Logger,
  afterwards: () => Promise<void> | undefined,
): Promise<void> {
  const app = await createApp({ config, connection, logger });
  const server = await listen(app.http, config.port, config.demo ? '127.0.0.1' : undefined);
  await app.start();
  console.log(announce(config, server.port));

  async function stop(): Promise<void> {
    console.error('redress: stopping, finishing what runs ...');
    app.drain();
    await server.close(GRACE_MS / 2);
    await app.stop(GRACE_MS / 2);
    await connection.close();
    await afterwards();
    process.exit(0);
  }
  let stopping = false;
  // A terminal's Ctrl-C arrives twice: by the terminal, and passed on by the script that started us.
  function end(): void {
    if (stopping) return;
    stopping = true;
    stop().catch((error: unknown) => {
      // Nothing is lost: what was open is taken up again by the next process.
      logger.error({ err: error }, 'not stopped in good order');
      process.exit(1);
    });
  }
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((error: unknown) => {
  // A known fault is told in its own words; anything else with its trace.
  if (error instanceof RedressError)
    console.error(`redress: ${error.message.replaceAll('\n', '\nredress: ')}`);
  else console.error(error);
  process.exit(1);
});
