import { readEmail, readPhone } from './contact.ts';
import { readOrder } from './order-number.ts';

/**
 * Whom a member of staff acts for: a name after "for", "of" or "customer" ("refund R-1003 for Ana
 * Lopez"), else an e-mail address, a phone number or an order number.
 */
export function readCustomer(text: string): string | undefined {
  return named(text) ?? readEmail(text) ?? readPhone(text) ?? readOrder(text);
}

function named(text: string): string | undefined {
  const written = text.normalize('NFKC').slice(0, 500);
  const capital = CAPITALISED.exec(written)?.[1];
  if (capital) return capital.trim();
  const atEnd = AT_END.exec(written.toLowerCase())?.[1]?.trim();
  const words = atEnd?.split(/\s+/) ?? [];
  return atEnd && !words.some((word) => NOT_A_NAME.has(word)) ? atEnd : undefined;
}

const CAPITALISED =
  /\b(?:for|of|behalf of|customer|client|from|by)\s+(?:customer\s+|mrs?\.?\s+|ms\.?\s+)?(\p{Lu}[\p{L}'’.-]+(?:\s+(?:(?:de|la|van|der|von|da|di|el|bin)\s+)*\p{Lu}[\p{L}'’.-]+){0,3})/u;
const AT_END =
  /\b(?:for|of|behalf of|customer|client)\s+(?:customer\s+)?([\p{L}'’-]+(?:\s+[\p{L}'’-]+){1,3})\s*[.!?]?\s*$/u;

const NOT_A_NAME = new Set(
  'the a an my his her their our this that these those order orders being broken damaged late wrong item items everything all it them refund cancellation dispute status money customer please not because was is me him'.split(
    ' ',
  ),
);
