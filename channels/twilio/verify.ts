import twilio from 'twilio';
import type { TwilioConfig } from '../../src/config.ts';
import type { Fields } from './form.ts';

export interface VerifierDeps {
  readonly config: Pick<TwilioConfig, 'authToken' | 'authTokenSecondary'>;
  /** What Twilio was given as our address: behind a proxy the request's own host is another. */
  readonly publicUrl: string;
}

export type Verify = (
  signature: string | undefined,
  pathAndQuery: string,
  fields: Fields,
) => boolean;

/**
 * Whether Twilio signed this request. Two tokens are taken, so that one can be rotated without losing a
 * message. The signature covers no time: a replay is stopped by the message's id, kept for ever.
 */
export function createVerifier({ config, publicUrl }: VerifierDeps): Verify {
  const tokens = [config.authToken, config.authTokenSecondary].filter(
    (token) => token !== undefined,
  );
  return (signature, pathAndQuery, fields) => {
    if (!signature) return false;
    const url = publicUrl + pathAndQuery;
    // The official check compares in constant time; both tokens are tried whatever the first one says.
    const verdicts = tokens.map((token) => twilio.validateRequest(token, signature, url, fields));
    return verdicts.includes(true);
  };
}
