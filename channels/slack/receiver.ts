import { type Logger as BoltLogger, ExpressReceiver, LogLevel } from '@slack/bolt';
import express, { type RequestHandler, type Router } from 'express';
import type { Clock, Logger } from '../../src/logger.ts';

const PATH = '/slack/events';
const BODY_LIMIT = '1mb';
const FUTURE_S = 300;

/**
 * Bolt's receiver on a router of its own. Slack is answered 200 only after the handler is through, so
 * that what could not be stored comes again: 503. Bolt checks the signature and the age (401), size
 * (413) and shape (400).
 */
export function createReceiver(deps: {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}): { readonly receiver: ExpressReceiver; readonly router: Router; readonly logger: BoltLogger } {
  const router = express.Router();
  const logger = boltLogger(deps.logger);
  router.post(PATH, notFromTheFuture(deps.clock, deps.logger));
  const receiver = new ExpressReceiver({
    signingSecret: deps.signingSecret,
    endpoints: PATH,
    app: express(),
    router,
    logger,
    bodyLimit: BODY_LIMIT,
    processBeforeResponse: true,
    processEventErrorHandler: async ({ error, response }) => {
      deps.logger.error({ err: error }, 'slack: a request could not be dealt with');
      if (!response.headersSent) response.writeHead(503).end();
      return false;
    },
    unhandledRequestHandler: ({ response }) => {
      if (response.headersSent) return;
      deps.logger.warn({}, 'slack: a request took too long, it will come again');
      response.writeHead(503).end();
    },
  });
  return { receiver, router, logger };
}

/** Bolt lets these through: a request recorded for later use would stay good. */
function notFromTheFuture(clock: Clock, logger: Logger): RequestHandler {
  return (request, response, next) => {
    const at = Number(request.get('x-slack-request-timestamp'));
    if (at <= clock.now().getTime() / 1000 + FUTURE_S || Number.isNaN(at)) next();
    else {
      logger.warn({}, 'slack: a request with a timestamp in the future');
      response.sendStatus(401);
    }
  };
}

/** What Bolt says at debug may hold what people wrote: it is dropped. */
function boltLogger(logger: Logger): BoltLogger {
  const say = (...parts: unknown[]) => `bolt: ${parts.map(String).join(' ')}`;
  return {
    debug() {},
    info: (...parts) => logger.debug({}, say(...parts)),
    warn: (...parts) => logger.warn({}, say(...parts)),
    error: (...parts) => logger.error({}, say(...parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
