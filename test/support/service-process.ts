// A whole Redress as a process of its own, for tests that kill it: `node service-process.ts`, its settings
// in the environment. After a line `SIGKILL send:after 2` on its input it sends itself that signal at the
// second passing of that checkpoint.
import { createInterface } from 'node:readline';
import pino from 'pino';
import { createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { TIMING } from '../../src/conversation/workers.ts';
import { listen } from '../../src/http/server.ts';
import { connectMongo } from '../../src/storage/connect.ts';

const config = loadConfig(process.env);
const connection = await connectMongo(config.mongodbUri ?? '');
let signal = 'SIGKILL';
let killAt = '';
let nth = 0;

const app = await createApp({
  config,
  connection,
  logger: pino({ level: config.logLevel, base: null }, pino.destination(2)),
  timing: {
    ...TIMING,
    turn: { ...TIMING.turn, quietMs: 300, patienceMs: 2_000 },
    send: { ...TIMING.send, takeOverMs: 1_000, freshMs: 500, backoffMs: 100 },
    effect: { ...TIMING.effect, takeOverMs: 1_000, backoffMs: 100, waitMs: 100 },
    sweepMs: 200,
    leaseMs: Number(process.env['LEASE_MS'] ?? 1_500),
  },
  checkpoint: (point) => {
    if (point !== killAt) return;
    nth -= 1;
    if (nth === 0) process.kill(process.pid, signal);
  },
});
const server = await listen(app.http, 0, '127.0.0.1');
await app.start();
const orders = createInterface({ input: process.stdin });
// Whoever gives the orders is gone: a test run that was cut off leaves nothing behind.
orders.on('close', () => process.exit(1));
orders.on('line', (line) => {
  const [ordered = '', point = '', passing = '1'] = line.split(' ');
  signal = ordered;
  killAt = point;
  nth = Number(passing);
  process.stdout.write('armed\n');
});
process.stdout.write(`listening ${server.port}\n`);
process.on('SIGTERM', () => {
  void (async () => {
    app.drain();
    await server.close(2_000);
    await app.stop(2_000);
    await connection.close();
    process.exit(0);
  })();
});
