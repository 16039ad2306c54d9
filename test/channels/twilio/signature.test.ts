import { describe, expect, it } from 'vitest';
import { createVerifier } from '../../../channels/twilio/verify.ts';

/** Twilio's own example, as in its documentation and in the tests of its libraries. */
const URL_SIGNED = '/myapp.php?foo=1&bar=2';
const SIGNATURE = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
const fields = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const verifier = (authToken: string, authTokenSecondary?: string) =>
  createVerifier({
    config: { authToken, ...(authTokenSecondary ? { authTokenSecondary } : {}) },
    publicUrl: 'https://mycompany.com',
  });

describe('the signature', () => {
  it("is Twilio's documented one", () => {
    expect(verifier('12345')(SIGNATURE, URL_SIGNED, fields)).toBe(true);
  });

  it('is checked with the second token as well, while tokens are rotated', () => {
    expect(verifier('new', '12345')(SIGNATURE, URL_SIGNED, fields)).toBe(true);
    expect(verifier('12345', 'old')(SIGNATURE, URL_SIGNED, fields)).toBe(true);
    expect(verifier('new', 'old')(SIGNATURE, URL_SIGNED, fields)).toBe(false);
  });

  it('covers every field and the query', () => {
    const verify = verifier('12345');
    expect(verify(SIGNATURE, URL_SIGNED, { ...fields, Digits: '1235' })).toBe(false);
    expect(verify(SIGNATURE, URL_SIGNED, { ...fields, More: '1' })).toBe(false);
    expect(verify(SIGNATURE, '/myapp.php?foo=1&bar=3', fields)).toBe(false);
    expect(verify(undefined, URL_SIGNED, fields)).toBe(false);
  });
});
