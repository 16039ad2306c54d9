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
    .flatMap((clause) => piecesOf(clause.trim(), LONGEST))
    .filter((clause) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(clause))
    .slice(0, MOST);
}

/** No clause of a person is longer. Patterns that look for three words in a row cost its cube. */
const LONGEST = 400;

/** A text cut between words into pieces of at most so many characters. */
export function piecesOf(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const end = space > 0 ? space : most;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}

const REQUEST =
  "(?:then |please |also |can |could |i |i'd |you |just |to )*(?:refund|cancel|track|dispute|want|need|like|check|tell|where|what|when|how|change|update|give|exchange)\\b";

const BREAK = new RegExp(
  `[.!?;؟。！？]+(?=\\s|$)|[\\n]+|,\\s|\\s-+\\s|\\s\\b(?:and then|but|also|plus|aber|sondern|mais|pero|maar|men|mutta|ale|mas)\\b(?=\\s)|\\sand\\s(?=${REQUEST})`,
  'u',
);
