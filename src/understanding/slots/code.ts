import { normalise } from '../normalise.ts';

/** A code of six digits in a short message: `123456`, "123 456", "the code is 123-456". */
export function readCode(text: string): string | undefined {
  const read = normalise(text);
  if (read.length > 60) return undefined;
  const found = [
    ...read.matchAll(/(?<![\d\p{L}$€£+.-])(\d{3})[ -]?(\d{3})(?![\d\p{L}]|[.,-]\d)/gu),
  ];
  const [only] = found;
  return only && found.length === 1 ? `${only[1]}${only[2]}` : undefined;
}
