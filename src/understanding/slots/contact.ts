import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { normalise } from '../normalise.ts';

/** Longer ones exist on paper only, and the pattern must not search a long text for one. */
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\w@])/;

export function readEmail(text: string): string | undefined {
  return EMAIL.exec(normalise(text))?.[0];
}

/**
 * A phone number as E.164. With `+` or `00` any country's; without, only one that is whole and valid
 * in North America. What libphonenumber takes for no number of any plan stays when it has a `+`:
 * it is looked up, never dialled.
 */
export function readPhone(text: string): string | undefined {
  const read = normalise(text).slice(0, 200);
  const written = /(?<![\d\p{L}])(?:\+|00)?\(?\d[\d\s().-]{5,22}\d(?![\d\p{L}])/u.exec(read)?.[0];
  if (!written) return undefined;
  const number = written.replace(/^00/, '+').replace(/[^\d+]/g, '');
  if (number.startsWith('+')) {
    return (
      parsePhoneNumberFromString(number)?.number ??
      (/^\+\d{7,15}$/.test(number) ? number : undefined)
    );
  }
  const northAmerican = parsePhoneNumberFromString(number, 'US');
  return northAmerican?.isValid() ? northAmerican.number : undefined;
}
