import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { createApiRouter } from '../../src/console/api.ts';
import { createSessions } from '../../src/console/session.ts';
import { createSwitches } from '../../src/conversation/switches.ts';
import type { Logger } from '../../src/logger.ts';
import { createProjector } from '../../src/transcripts/projector.ts';
import type { FreshDatabase } from '../support/database.ts';
import { type KernelOptions, startKernel } from '../support/kernel.ts';

export const TOKEN = 'a-token-of-the-tests';
export const ADMIN = { email: 'mia@shop.example', password: 'correct horse' };

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** A service's kernel with its projections, and whatever `mount` adds, on real HTTP. */
export async function startWorld(
  database: FreshDatabase,
  options: KernelOptions = {},
  mount: (http: Express, world: Shared) => void = () => {},
) {
  const kernel = await startKernel(database, options);
  const { log, db, clock } = kernel;
  const projector = createProjector({ ...kernel, logger: silent, gatherMs: 20 });
  await projector.start();
  const unhear = log.onAppend(projector.onEntry);
  const switches = createSwitches({ log, logger: silent });
  const secret = 'a secret of thirty-two characters';
  const sessions = createSessions({ db, secret, secureCookies: false, clock });
  const shared = { log, db, clock, switches, sessions, logger: silent };

  const http = express();
  http.use('/api/v1', createApiRouter({ ...shared, apiToken: TOKEN }));
  http.use('/closed', createApiRouter(shared));
  mount(http, shared);
  const server = await new Promise<Server>((resolve) => {
    const listening = http.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...kernel,
    ...shared,
    projector,
    url,
    conversation: kernel.naming.conversation('sms', '+15550101'),
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      unhear();
      await kernel.stop();
      await projector.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;
export interface Shared {
  readonly log: World['log'];
  readonly db: World['db'];
  readonly clock: World['clock'];
  readonly switches: ReturnType<typeof createSwitches>;
  readonly sessions: ReturnType<typeof createSessions>;
  readonly logger: Logger;
}
