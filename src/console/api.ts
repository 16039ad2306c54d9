import { type ErrorRequestHandler, json, type Response, Router } from 'express';
import helmet from 'helmet';
import type { Db } from 'mongodb';
import type { z } from 'zod';
import type { ConversationId } from '../conversation/ids.ts';
import type { OperatorSwitches } from '../conversation/switches.ts';
import type { Log } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import { findCases } from '../transcripts/find-cases.ts';
import { findConversation, findConversations } from '../transcripts/find-conversations.ts';
import { readTranscript } from '../transcripts/read-transcript.ts';
import { apiAuth } from './api-auth.ts';
import { caseView, conversationView, switchesView, transcriptView } from './api-views.ts';
import { openApi } from './openapi.ts';
import {
  asQuery,
  CaseFilters,
  ConversationFilters,
  problemsOf,
  SwitchesChange,
} from './queries.ts';
import type { Sessions } from './session.ts';

export interface ApiDeps {
  readonly log: Log;
  readonly db: Db;
  readonly switches: OperatorSwitches;
  readonly sessions: Sessions;
  readonly logger: Logger;
  /** CONSOLE_API_TOKEN; none: only the console's own sessions are let in. */
  readonly apiToken?: string;
}

/** The console's data as JSON for other systems, described at `/openapi.json`; mounted at `/api/v1`. */
export function createApiRouter(deps: ApiDeps): Router {
  const { log, db, switches } = deps;
  const description = openApi();
  const api = Router();

  api.use(
    helmet({ contentSecurityPolicy: { useDefaults: false, directives: NOTHING_TO_LOAD } }),
    (_req, res, next) => {
      res.set('Cache-Control', 'no-store');
      next();
    },
  );
  api.get('/openapi.json', (_req, res) => {
    res.json(description);
  });
  api.use(apiAuth(deps));

  api.get('/conversations', async (req, res) => {
    const filters = checked(ConversationFilters, req.query, res);
    if (!filters) return;
    const { rows, next } = await findConversations(db, asQuery(filters));
    res.json({ conversations: rows.map(conversationView), next });
  });

  api.get('/conversations/:id', async (req, res) => {
    const row = await findConversation(db, req.params.id as ConversationId);
    if (row) res.json(conversationView(row));
    else notFound(res, 'There is no conversation of that id');
  });

  api.get('/conversations/:id/messages', async (req, res) => {
    const id = req.params.id as ConversationId;
    const known = await findConversation(db, id);
    const lines = known ? await readTranscript(log, id) : [];
    if (known) res.json(transcriptView(id, lines));
    else notFound(res, 'There is no conversation of that id');
  });

  api.get('/cases', async (req, res) => {
    const filters = checked(CaseFilters, req.query, res);
    if (!filters) return;
    const { rows, next } = await findCases(db, asQuery(filters));
    res.json({ cases: rows.map(caseView), next });
  });

  api.get('/switches', async (_req, res) => {
    res.json(switchesView(await switches.load(), await switches.history()));
  });

  api.put('/switches', json({ limit: '16kb' }), async (req, res) => {
    const change = checked(SwitchesChange, req.body ?? {}, res);
    if (!change) return;
    const { reason, botPaused, moneyPaused, dialogsOff } = change;
    const now = await switches.set(
      {
        ...(botPaused === undefined ? {} : { botPaused }),
        ...(moneyPaused === undefined ? {} : { moneyPaused }),
        ...(dialogsOff === undefined ? {} : { dialogsOff }),
      },
      String(res.locals['by']),
      reason,
    );
    res.json(switchesView(now, await switches.history()));
  });

  api.use((_req, res) =>
    notFound(res, 'There is nothing here; GET /api/v1/openapi.json tells what is'),
  );
  api.use(faultHandler(deps.logger));
  return api;
}

const NOTHING_TO_LOAD = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

function checked<S extends z.ZodObject>(
  schema: S,
  given: unknown,
  res: Response,
): z.infer<S> | undefined {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const message = problemsOf(result.error, Object.keys(schema.shape));
  res.status(400).json({ error: { code: 'invalid', message } });
  return undefined;
}

function notFound(res: Response, message: string): void {
  res.status(404).json({ error: { code: 'not_found', message } });
}

/** A body that can't be read is the caller's fault and told; of ours nothing is told but that it is. */
const faultHandler =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, _req, res, _next) => {
    const status = (error as { status?: unknown }).status;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      const message = status === 413 ? 'The body is too large' : 'The body is not valid JSON';
      res.status(status).json({ error: { code: 'invalid', message } });
      return;
    }
    logger.error({ err: error }, 'API request failed');
    res.status(500).json({ error: { code: 'fault', message: 'A fault of ours; try again' } });
  };
