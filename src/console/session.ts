import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../logger.ts';

const HOURS_12 = 12 * 3_600_000;

export interface Session {
  readonly id: string;
  readonly email: string;
  readonly expiresAt: Date;
  /** To be sent along with every form: derived from the session, so that no other site can know it. */
  readonly csrf: string;
}

export interface SessionDeps {
  readonly db: Db;
  readonly secret: string;
  /** The console is reached by https: the cookie never travels otherwise. */
  readonly secureCookies: boolean;
  readonly clock: Clock;
}

const Kept = z.object({ id: z.string(), email: z.string(), until: z.number() });

/**
 * Who is signed in, kept in a signed cookie, so that every process knows. Signing out is remembered
 * in the database until the cookie would have ended, because a cookie alone can't be taken back.
 */
export function createSessions(deps: SessionDeps) {
  const { secret, clock } = deps;
  const signedOut = deps.db.collection<{ _id: string; until: Date }>('console_signed_out');
  // A browser takes a `__Host-` cookie over https only, and from this very host.
  const name = deps.secureCookies ? '__Host-redress' : 'redress';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${deps.secureCookies ? '; Secure' : ''}`;
  let indexed: Promise<unknown> | undefined;

  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');

  function sessionOf(value: string): Session | undefined {
    const [payload, signature] = value.split('.');
    if (!payload || !signature || !same(signature, sign(`session|${payload}`))) return undefined;
    const kept = Kept.safeParse(parsed(Buffer.from(payload, 'base64url').toString()));
    if (!kept.success || kept.data.until <= clock.now().getTime()) return undefined;
    const { id, email, until } = kept.data;
    return { id, email, expiresAt: new Date(until), csrf: sign(`csrf|${id}`) };
  }

  return {
    /** A session under a new id, as a `Set-Cookie` header. */
    begin(email: string): string {
      const until = clock.now().getTime() + HOURS_12;
      const kept = JSON.stringify({ id: randomBytes(18).toString('base64url'), email, until });
      const payload = Buffer.from(kept).toString('base64url');
      const value = `${payload}.${sign(`session|${payload}`)}`;
      return `${name}=${value}; Max-Age=${HOURS_12 / 1_000}; ${attributes}`;
    },

    /** Whose cookie header this is, if it is of a session that still holds. */
    async read(cookies: string | undefined): Promise<Session | undefined> {
      const value = cookieNamed(name, cookies);
      const session = value === undefined ? undefined : sessionOf(value);
      if (!session) return undefined;
      return (await signedOut.findOne({ _id: session.id })) ? undefined : session;
    },

    /** Ends it for good; gives the header that takes the cookie away. */
    async end(session: Session): Promise<string> {
      indexed ??= signedOut.createIndex({ until: 1 }, { expireAfterSeconds: 0 });
      await indexed;
      await signedOut.updateOne(
        { _id: session.id },
        { $set: { until: session.expiresAt } },
        { upsert: true },
      );
      return `${name}=; Max-Age=0; ${attributes}`;
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

/** Compares in a time that tells nothing of where they differ. */
export function same(a: string, b: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function cookieNamed(name: string, header: string | undefined): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
