import { webApi } from '@slack/bolt';
import type { SendOutcome } from '../../src/conversation/channel.ts';

type Failure = Exclude<SendOutcome, { kind: 'sent' }>;

/** Slack's own words for "perhaps": some of it may have been done before the error. */
const PERHAPS = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'update_failed',
]);
const LATER = new Set(['ratelimited', 'rate_limited', 'team_added_to_org', 'accesslimited']);
/** Faults of a connection that never came about: nothing was sent over it. */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a failed call means for the message. What is not known for sure is `unknown`. */
export function outcomeOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return later('Slack is busy', 'ratelimited', error.retryAfter);
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformOutcome(error);
  if (error instanceof webApi.WebAPIHTTPError) return httpOutcome(error.statusCode);
  const code = networkCode(error);
  if (code && UNREACHED.has(code)) return { kind: 'retry', error: 'Slack is not reachable', code };
  return { kind: 'unknown', error: 'Slack did not answer', ...(code ? { code } : {}) };
}

function platformOutcome({ data }: webApi.WebAPIPlatformError): Failure {
  const code = data.error;
  if (LATER.has(code)) return later('Slack is busy', code, data.response_metadata?.retryAfter);
  if (PERHAPS.has(code)) return { kind: 'unknown', error: `Slack answered ${code}`, code };
  // What is no code of Slack's is a page that somebody between us put in its place.
  if (!/^[a-z_]{1,80}$/.test(code)) return { kind: 'unknown', error: 'Slack answered no JSON' };
  return { kind: 'refused', error: `Slack refused it: ${code}`, code };
}

function httpOutcome(status: number): Failure {
  const code = `http_${status}`;
  const error = `Slack answered with status ${status}`;
  if (status >= 500 || status === 408) return { kind: 'unknown', error, code };
  return status === 429 ? later(error, code, undefined) : { kind: 'refused', error, code };
}

const later = (error: string, code: string, seconds: number | undefined): Failure => ({
  kind: 'retry',
  error,
  code,
  ...(seconds === undefined ? {} : { afterMs: seconds * 1000 }),
});

/** The code at the bottom of a chain of causes. */
function networkCode(error: unknown): string | undefined {
  if (error instanceof webApi.WebAPIRequestError) return networkCode(error.original);
  if (!(error instanceof Error)) return undefined;
  if (error.cause !== undefined) return networkCode(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
