import { randomBytes } from 'node:crypto';

/** Twilio's ids: two letters for the kind, then 32 hexadecimal digits. */
export const newSid = (kind: 'SM' | 'MM' | 'ME' | 'HX'): string =>
  kind + randomBytes(16).toString('hex');
