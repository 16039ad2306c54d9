import { normalise } from './normalise.ts';

const MOST = 40;

/**
 * A message in pieces that each say one thing, as normalised text. "And" parts two of them only where
 * a request follows ("refund 1003 and cancel 1004"), not in "the mug and the lamp".
 */
export function clausesOf(text: string): readonly string[] {
  return normalise(text)
    .replace(/\b(mr|mrs|ms|dr|nr|no|st|vs)\. /g, '$1 ')
    .split(BREAK)
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(clause))
    .slice(0, MOST);
}

const REQUEST =
  "(?:then |please |also |can |could |i |i'd |you |just |to )*(?:refund|cancel|track|dispute|want|need|like|check|tell|where|what|when|how|change|update|give|exchange)\\b";

const BREAK = new RegExp(
  `[.!?;؟。！？]+(?=\\s|$)|[\\n]+|,\\s|\\s-+\\s|\\s\\b(?:and then|but|also|plus|aber|sondern|mais|pero|maar|men|mutta|ale|mas)\\b(?=\\s)|\\sand\\s(?=${REQUEST})`,
  'u',
);
