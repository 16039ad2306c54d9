import type { RequestHandler } from 'express';
import { type Sessions, same } from './session.ts';

export interface ApiAuthDeps {
  /** None: the API answers to the console's own sessions only. */
  readonly apiToken?: string;
  readonly sessions: Sessions;
}

/** Lets a bearer token or a signed-in person through, and keeps who it is in `res.locals.by`. */
export function apiAuth({ apiToken, sessions }: ApiAuthDeps): RequestHandler {
  return async (req, res, next) => {
    const token = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '')?.[1];
    if (token && apiToken && same(token, apiToken)) {
      res.locals['by'] = 'API token';
      next();
      return;
    }
    const session = await sessions.read(req.get('cookie'));
    if (session && !token) {
      res.locals['by'] = session.email;
      next();
      return;
    }
    const message = apiToken
      ? 'Send `Authorization: Bearer` with the token of CONSOLE_API_TOKEN'
      : 'No token is set up: set CONSOLE_API_TOKEN and start again';
    res
      .status(401)
      .set('WWW-Authenticate', 'Bearer realm="redress"')
      .json({ error: { code: 'unauthorized', message } });
  };
}
