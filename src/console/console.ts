import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import helmet from 'helmet';
import type { Db } from 'mongodb';
import type { ConversationId } from '../conversation/ids.ts';
import type { OperatorSwitches } from '../conversation/switches.ts';
import type { Log } from '../log/log.ts';
import type { Clock, Logger } from '../logger.ts';
import { findCases } from '../transcripts/find-cases.ts';
import { findConversation, findConversations } from '../transcripts/find-conversations.ts';
import { readTranscript } from '../transcripts/read-transcript.ts';
import { html } from './html.ts';
import { casesPage } from './pages/cases-page.ts';
import { conversationsPage } from './pages/conversations-page.ts';
import { documentOf, type Frame } from './pages/layout.ts';
import { switchesPage } from './pages/switches-page.ts';
import { transcriptPage } from './pages/transcript-page.ts';
import type { Admin } from './password.ts';
import { asQuery, CaseFilters, ConversationFilters, problemsOf } from './queries.ts';
import { type Session, type Sessions, same } from './session.ts';
import { createSignInRouter } from './sign-in.ts';
import { createSignInTries } from './sign-in-tries.ts';
import { changeOf } from './switches-form.ts';

export interface ConsoleDeps {
  readonly log: Log;
  readonly db: Db;
  readonly switches: OperatorSwitches;
  readonly sessions: Sessions;
  /** Who may sign in; none: nobody can, and the sign-in page says what to set. */
  readonly admin?: Admin;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly shopName: string;
}

const ASSETS = join(import.meta.dirname, 'assets');
const ONLY_OURS = ["'self'"];
const POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ONLY_OURS,
  fontSrc: ONLY_OURS,
  imgSrc: ONLY_OURS,
  scriptSrc: ONLY_OURS,
  formAction: ONLY_OURS,
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Supervisors' pages, rendered here and readable without a script; mounted at `/console`. */
export function createConsoleRouter(deps: ConsoleDeps): Router {
  const { log, db, switches, sessions, shopName } = deps;
  const router = Router();
  const base = (req: Request) => req.baseUrl;

  router.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: POLICY } }));
  router.use('/assets', express.static(ASSETS, { index: false, maxAge: '1h' }));
  router.use((req, res, next) => {
    res.set('Cache-Control', 'no-store');
    // A browser tells where a form was sent from; another site has no business here.
    if (req.method === 'POST' && req.get('sec-fetch-site') === 'cross-site') {
      message(res.status(403), base(req), 'Not from here', 'That form came from another site.');
      return;
    }
    next();
  });
  router.use(express.urlencoded({ extended: false, limit: '16kb' }));
  router.use(createSignInRouter({ ...deps, tries: createSignInTries(deps) }));

  router.use(async (req, res, next) => {
    const session = await sessions.read(req.get('cookie'));
    if (session) {
      res.locals['session'] = session;
      next();
      return;
    }
    const wanted = req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : '';
    res.redirect(303, `${base(req)}/sign-in${wanted}`);
  });

  const frameOf = async (req: Request, res: Response): Promise<Frame> => ({
    base: base(req),
    shopName,
    session: res.locals['session'] as Session,
    switches: await switches.load(),
  });

  router.get('/', (req, res) => res.redirect(303, `${base(req)}/conversations`));

  router.get('/conversations', async (req, res) => {
    const filters = typed(req);
    const frame = await frameOf(req, res);
    const given = ConversationFilters.safeParse(filters);
    if (given.success) {
      const found = await findConversations(db, asQuery(given.data));
      res.type('html').send(conversationsPage(frame, { filters }, found));
      return;
    }
    const problem = problemsOf(given.error);
    res
      .status(400)
      .type('html')
      .send(conversationsPage(frame, { filters, problem }, { rows: [] }));
  });

  router.get('/conversations/:id', async (req, res) => {
    const id = req.params.id as ConversationId;
    const row = await findConversation(db, id);
    if (!row) {
      const words = 'There is no conversation of that id.';
      message(res.status(404), base(req), 'Not found', words);
      return;
    }
    const lines = await readTranscript(log, id);
    res.type('html').send(transcriptPage(await frameOf(req, res), row, lines));
  });

  router.get('/cases', async (req, res) => {
    const filters = typed(req);
    const frame = await frameOf(req, res);
    const given = CaseFilters.safeParse(filters);
    if (given.success) {
      const found = await findCases(db, asQuery(given.data));
      res.type('html').send(casesPage(frame, { filters }, found));
      return;
    }
    const problem = problemsOf(given.error);
    res
      .status(400)
      .type('html')
      .send(casesPage(frame, { filters, problem }, { rows: [] }));
  });

  router.get('/switches', async (req, res) => {
    const history = await switches.history();
    const saved = req.query['saved'] === '1';
    res.type('html').send(switchesPage(await frameOf(req, res), { history, saved }));
  });

  router.post('/switches', async (req, res) => {
    const session = res.locals['session'] as Session;
    const form = fields(req.body);
    if (!same(form['csrf'] ?? '', session.csrf)) {
      const words =
        'That form was not one of ours, or you signed in anew. Go back and load it again.';
      message(res.status(403), base(req), 'Not changed', words);
      return;
    }
    const change = changeOf(form, await switches.load());
    if (change.kind === 'problem') {
      const view = { history: await switches.history(), problem: change.problem };
      res
        .status(400)
        .type('html')
        .send(switchesPage(await frameOf(req, res), view));
      return;
    }
    await switches.set(change.switches, session.email, change.reason);
    res.redirect(303, `${base(req)}/switches?saved=1`);
  });

  router.use((req, res) => {
    message(res.status(404), base(req), 'Not found', 'There is no such page.');
  });
  router.use(faultPage(deps.logger));
  return router;
}

/** Fields that were filled in, each as one string. */
const typed = (req: Request): Partial<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields(req.query)).filter(([, value]) => value?.trim()));

function fields(body: unknown): Partial<Record<string, string>> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => [
      name,
      String(Array.isArray(value) ? (value.at(-1) ?? '') : value),
    ]),
  );
}

function message(res: Response, base: string, title: string, words: string): void {
  const body = html`<main id="main" class="sign-in"><h1>${title}</h1><p>${words}</p><p><a href="${base}/conversations">Conversations</a></p></main>`;
  res.type('html').send(documentOf(base, title, body));
}

const faultPage =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const status = (error as { status?: unknown }).status;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      message(res.status(status), req.baseUrl, 'Not read', 'That form could not be read.');
      return;
    }
    logger.error({ err: error, path: req.path }, 'console page failed');
    const words = 'This did not work. Try again in a moment.';
    message(res.status(500), req.baseUrl, 'A fault of ours', words);
  };
