import type { SendOutcome } from '../../src/conversation/channel.ts';
import { TooManyRequests } from './rest-client.ts';

type Failed = Exclude<SendOutcome, { kind: 'sent' }>;

/** The connection was never made, so nothing was taken. */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** Too many requests, a full queue, WhatsApp's rate: not taken, but later it may be. */
const LATER = new Set(['20429', '14107', '21611', '30001', '63018']);
const OPTED_OUT = '21610';

/**
 * What a failed post means. The one question is whether Twilio may have the message all the same:
 * a refusal and a connection never made say no, anything else leaves it open.
 */
export function outcomeOf(error: unknown): Failed {
  if (error instanceof TooManyRequests) {
    return {
      kind: 'retry',
      error: error.message,
      code: '429',
      ...(error.afterMs === undefined ? {} : { afterMs: error.afterMs }),
    };
  }
  const { status, code, message } = error as { status?: number; code?: unknown; message?: string };
  const known = code === undefined || code === null ? {} : { code: String(code) };
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return refusal(message ?? `Twilio answered ${status}`, String(code ?? status));
  }
  if (status !== undefined)
    return { kind: 'unknown', error: `Twilio answered ${status}`, ...known };
  return UNREACHED.has(String(code))
    ? { kind: 'retry', error: `Twilio can't be reached (${code})`, ...known }
    : { kind: 'unknown', error: `No answer of Twilio's that can be read`, ...known };
}

function refusal(message: string, code: string): Failed {
  // Numbers stand in some of Twilio's sentences, and this one is logged and shown.
  const error = message.replace(/\+?\d{7,}/g, '…');
  if (LATER.has(code)) return { kind: 'retry', error, code };
  return { kind: 'refused', error, code, ...(code === OPTED_OUT ? { optedOut: true } : {}) };
}
