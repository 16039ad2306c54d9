import { createHash } from 'node:crypto';
import type { ContentCreateRequest } from 'twilio/lib/rest/content/v1/content.js';
import type { Logger } from '../../src/logger.ts';
import { outcomeOf } from './outcome.ts';
import type { Interactive } from './render-whatsapp.ts';
import type { TwilioClient } from './rest-client.ts';

/** Which content stands for which definition, kept for all processes. */
export interface ContentCache {
  get(hash: string): Promise<string | undefined>;
  put(hash: string, sid: string): Promise<void>;
}

export interface ContentsDeps {
  readonly client: TwilioClient;
  readonly accountSid: string;
  readonly cache: ContentCache;
  readonly logger: Logger;
}

/**
 * The content of an interactive message, made at Twilio once per definition. Twilio keeps each one,
 * and a text that names an amount or an order is a definition of its own; they need no approval, as
 * they are only sent within WhatsApp's window. Undefined when it can't be had: the caller then sends
 * numbered text, as a message that looks plain is better than none.
 */
export function createContents({ client, accountSid, cache, logger }: ContentsDeps) {
  return async (drawn: Interactive): Promise<string | undefined> => {
    const types = typesOf(drawn);
    const hash = createHash('sha256')
      .update(JSON.stringify([accountSid, types]))
      .digest('hex');
    try {
      const known = await cache.get(hash);
      if (known) return known;
      const { sid } = await client.content.v1.contents.create(request(hash, types));
      await cache.put(hash, sid);
      return sid;
    } catch (error) {
      const { kind, code } = outcomeOf(error);
      logger.warn({ outcome: kind, code }, 'no content for buttons: sent as numbered text');
      return undefined;
    }
  };
}

/** The SDK sends this object as it stands, so it has the API's names, which its types don't know. */
const request = (hash: string, types: object): ContentCreateRequest =>
  ({
    friendly_name: `redress_${hash.slice(0, 16)}`,
    language: 'en',
    types,
  }) as unknown as ContentCreateRequest;

function typesOf(drawn: Interactive) {
  if (drawn.kind === 'quick-reply') {
    const actions = drawn.actions.map((action) => ({ type: 'QUICK_REPLY' as const, ...action }));
    return { 'twilio/quick-reply': { body: drawn.body, actions } };
  }
  const { body, button, items } = drawn;
  return { 'twilio/list-picker': { body, button, items: [...items] } };
}

/** For where none is given: lasts as long as the process, and keeps the newest five hundred. */
export function memoryContentCache(): ContentCache {
  const sids = new Map<string, string>();
  return {
    get: async (hash) => sids.get(hash),
    async put(hash, sid) {
      sids.set(hash, sid);
      const [oldest] = sids.keys();
      if (sids.size > 500 && oldest !== undefined) sids.delete(oldest);
    },
  };
}
