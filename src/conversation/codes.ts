import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * One-time codes. A code is derived from a nonce and the service's secret, so that neither the log
 * nor the state ever holds it: they hold the nonce.
 */
export function createCodes(secret: string) {
  const reveal = (nonce: string): string => {
    const digest = createHmac('sha256', secret).update(`code|${nonce}`).digest();
    return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  };
  return {
    reveal,
    matches: (nonce: string, typed: string): boolean =>
      /^\d{6}$/.test(typed) && timingSafeEqual(Buffer.from(reveal(nonce)), Buffer.from(typed)),
  };
}

export type Codes = ReturnType<typeof createCodes>;
