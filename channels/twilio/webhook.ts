import type { Request, Response } from 'express';
import type { Logger } from '../../src/logger.ts';
import { readForm } from './body.ts';
import type { Fields } from './form.ts';
import type { Verify } from './verify.ts';

export interface WebhookDeps {
  readonly verify: Verify;
  readonly accountSid: string;
  readonly logger: Logger;
}

/** What became of a webhook that is genuine; a refusal names what was wrong with it, for the log. */
export type Taken =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly status: 400; readonly why: string };

/**
 * Guards a webhook: bounded body, strict form, signature, our own account; only then is `take` called.
 * Twilio is told 2xx once `take` has resolved, which means stored; a fault in it is a 503, so that
 * nothing is acknowledged that could be lost.
 */
export function createWebhook(
  deps: WebhookDeps,
  take: (fields: Fields, request: Request) => Promise<Taken>,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const body = await readForm(request);
    if (body.kind === 'gone') return;
    if (body.kind === 'refused') return refuse(response, body.status, body.why);
    const { fields } = body;
    if (!deps.verify(request.get('x-twilio-signature'), request.originalUrl, fields)) {
      return refuse(response, 403, 'no valid signature: is PUBLIC_URL what Twilio calls?');
    }
    const { AccountSid = deps.accountSid } = fields;
    if (AccountSid !== deps.accountSid) {
      return refuse(response, 403, 'another account');
    }
    try {
      const taken = await take(fields, request);
      if (taken.kind === 'refused') return refuse(response, taken.status, taken.why);
    } catch (error) {
      const { name, code } = error as { name?: string; code?: unknown };
      deps.logger.error({ err: name, code, sid: fields['MessageSid'] }, 'webhook not stored');
      response.sendStatus(503);
      return;
    }
    response.status(200).type('text/xml').send('<Response/>');
  };

  function refuse(response: Response, status: number, why: string): void {
    deps.logger.warn({ status, why }, 'webhook refused');
    // The rest of a body that was refused half read is not worth keeping the connection for.
    if (status === 408 || status === 413) response.set('connection', 'close');
    response.sendStatus(status);
  }
}
