import twilio from 'twilio';
import type { TwilioConfig } from '../../src/config.ts';

export type TwilioClient = twilio.Twilio;

/** Twilio asked us to wait; its exceptions don't carry the header that says how long. */
export class TooManyRequests extends Error {
  readonly afterMs: number | undefined;
  constructor(afterMs: number | undefined) {
    super('Twilio asks to wait (429)');
    this.name = 'TooManyRequests';
    this.afterMs = afterMs;
  }
}

class TookTooLong extends Error {
  constructor(ms: number) {
    super(`Twilio did not answer within ${ms} ms`);
    this.name = 'TookTooLong';
  }
}

/**
 * Twilio's client, at `apiUrl` where one is given. It never repeats a request by itself: messages have
 * no idempotency key, so a repetition is the sender's decision. `timeoutMs` bounds the whole request,
 * where the SDK's own timeout would begin anew with each byte.
 */
export function createRestClient(config: TwilioConfig, timeoutMs: number): TwilioClient {
  const httpClient = new twilio.RequestClient({ timeout: timeoutMs });
  const request = httpClient.request.bind(httpClient);
  httpClient.request = async (options) => {
    const response = await within(timeoutMs, request(options));
    if (response.statusCode === 429) throw new TooManyRequests(retryAfterMs(response.headers));
    return response;
  };
  const client = twilio(config.accountSid, config.authToken, { httpClient });
  if (config.apiUrl) {
    for (const domain of [client.api, client.content, client.messaging]) {
      domain.baseUrl = config.apiUrl;
    }
  }
  return client;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Retry-After in seconds, an hour at most; its form as a date is not in use at Twilio. */
function retryAfterMs(headers: unknown): number | undefined {
  const value = (headers as Record<string, unknown> | undefined)?.['retry-after'];
  const seconds = typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3_600) * 1_000 : undefined;
}
