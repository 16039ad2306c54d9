import express, { type Router } from 'express';
import type { Db } from 'mongodb';
import { inTime } from '../storage/in-time.ts';

const PING_MS = 2_000;

/** `/livez`: the process runs. `/readyz`: it may be sent work: the database answers, it isn't draining. */
export function createHealthRouter(deps: {
  readonly db: Db;
  readonly draining: () => boolean;
}): Router {
  const router = express.Router();
  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (deps.draining()) {
      response.status(503).json({ status: 'draining' });
      return;
    }
    const reachable = await inTime(deps.db.command({ ping: 1 }), PING_MS, 'ping').then(
      () => true,
      () => false,
    );
    response.status(reachable ? 200 : 503).json({ status: reachable ? 'ok' : 'no database' });
  });
  return router;
}
