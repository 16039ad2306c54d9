import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Logger } from '../logger.ts';
import { signInPage } from './pages/sign-in-page.ts';
import { type Admin, passwordCheck } from './password.ts';
import { type Sessions, same } from './session.ts';
import type { createSignInTries } from './sign-in-tries.ts';

export interface SignInDeps {
  readonly sessions: Sessions;
  readonly tries: ReturnType<typeof createSignInTries>;
  readonly admin?: Admin;
  readonly shopName: string;
  readonly logger: Logger;
}

const Credentials = z.object({
  email: z.string().max(320),
  password: z.string().max(1_000),
  next: z.string().max(2_000).optional(),
});

/** Signing in and out. Every sign-in makes a session under a new id and ends the one before. */
export function createSignInRouter(deps: SignInDeps): Router {
  const { sessions, tries, admin, shopName } = deps;
  const check = admin && passwordCheck(admin);
  const router = Router();

  const show = (req: Request, res: Response, status: number, more: Shown = {}) => {
    const view = { base: req.baseUrl, shopName, closed: !admin, ...more };
    res.status(status).type('html').send(signInPage(view));
  };

  router.get('/sign-in', async (req, res) => {
    if (await sessions.read(req.get('cookie')))
      return res.redirect(303, `${req.baseUrl}/conversations`);
    show(req, res, 200, { next: inside(req.baseUrl, req.query['next']) });
  });

  router.post('/sign-in', async (req, res) => {
    const given = Credentials.safeParse(req.body ?? {});
    if (!given.success || !check) {
      show(req, res, 400, { problem: 'Give your e-mail and your password.' });
      return;
    }
    const { email, password } = given.data;
    const next = inside(req.baseUrl, given.data.next);
    const address = req.ip ?? 'unknown';
    const wait = await tries.begin(address);
    if (wait > 0) {
      res.set('Retry-After', String(wait));
      show(req, res, 429, { email, next, problem: `Too many tries. Wait ${wait} seconds.` });
      return;
    }
    if (!(await check(email, password))) {
      deps.logger.warn({ address }, 'console sign-in refused');
      show(req, res, 401, { email, next, problem: 'This e-mail and password do not match.' });
      return;
    }
    await tries.succeeded(address);
    const before = await sessions.read(req.get('cookie'));
    if (before) await sessions.end(before);
    res.set('Set-Cookie', sessions.begin(admin.email));
    res.redirect(303, next || `${req.baseUrl}/conversations`);
  });

  router.post('/sign-out', async (req, res) => {
    const session = await sessions.read(req.get('cookie'));
    if (session && !same(String(req.body?.csrf ?? ''), session.csrf)) {
      show(req, res, 403, { problem: 'That form was not one of ours. Try again.' });
      return;
    }
    if (session) res.set('Set-Cookie', await sessions.end(session));
    res.redirect(303, `${req.baseUrl}/sign-in`);
  });

  return router;
}

interface Shown {
  readonly email?: string;
  readonly next?: string;
  readonly problem?: string;
}

/** A page of the console, or nothing: nobody is led elsewhere after signing in. */
function inside(base: string, next: unknown): string {
  return typeof next === 'string' && next.startsWith(`${base}/`) && !/[\\\s]/.test(next)
    ? next
    : '';
}
