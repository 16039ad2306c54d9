import { normalise } from '../normalise.ts';

/** The shop's numbering: every spelling of an order number comes out as `R-1003`. */
const PREFIX = 'R';

/** In the order of their mention, each once. Nothing is known yet of whether they exist. */
export function orderNumbers(text: string): readonly string[] {
  const read = withoutOtherNumbers(spokenDigits(normalise(text)));
  const found = [...read.matchAll(NUMBERED)].map((match) => ({
    at: match.index,
    digits: (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('o', '0'),
  }));
  const kept = found.filter(({ digits, at }) => /^\d{3,15}$/.test(digits) && !ruledOut(read, at));
  return [...new Set((kept.length > 0 ? kept : found).map(({ digits }) => `${PREFIX}-${digits}`))];
}

/** The order meant: the first that isn't ruled out ("not R-1003 but R-1004"). */
export function readOrder(text: string): string | undefined {
  return orderNumbers(text)[0];
}

/** Whether a message is an order number and nothing else, courtesies aside. */
export function isLoneOrder(text: string): boolean {
  const read = spokenDigits(normalise(text)).replace(/[.!,"']+/g, ' ');
  return LONE.test(read.trim()) && orderNumbers(text).length === 1;
}

const WORD =
  '(?:order|ordr|oder|purchase|ref(?:erence)?|number|nubmer|numer|num|nr|no|n°|№|bestellung|bestellnummer|auftrag|nummer|commande|numero|pedido|orden|ordine|bestelling|bestellning|best[äa]llning|ordernummer|bestilling|ordre|ordrenummer|tilaus|tilausnumero|zam[óo]wieni[ea]|numer|encomenda|número|numéro)';

/** `R-1003` and its like, `order no. 1003`, `#1003`, and a bare number of four to six digits. */
const NUMBERED = new RegExp(
  `(?<![\\p{L}\\p{N}])r[\\s_.#:-]{0,3}(\\d[\\do]{2,11})(?![\\p{L}\\p{N}])|(?:(?<!\\p{L})${WORD}[\\s.:#-]{0,3}|#\\s?)(?:(?:is|number|no|nr|num|id|ist|est|es|:)[\\s.:#-]{0,3}){0,2}(?:r[\\s_.#:-]{0,3})?(\\d{3,15})(?!\\p{L})|(?<![\\p{L}\\p{N}.,/+-])(\\d{4,6})(?![\\p{L}\\p{N}]|[.,/-]\\d)`,
  'gu',
);

const LONE = new RegExp(
  `^(?:(?:it'?s|its|it is|the|my|for|this|is|hi|please|pls|one|yes|ok|i think|mine|sorry|${WORD})[\\s:.#-]*)*(?:#|r)?[\\s_.:#-]{0,3}\\d[\\do]{2,14}(?:\\s*(?:please|pls|thanks|thank you|thx|sorry|i think|then))*$`,
  'u',
);

function ruledOut(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  return /\b(?:not|isn't|isnt|instead of|rather than|nicht|pas|niet|inte|ikke|non)\s+(?:the\s+|my\s+|order\s+|number\s+|#\s*)*$/u.test(
    before,
  );
}

/** Money, dates, phone numbers, card endings and addresses of mail have digits that are no order's. */
function withoutOtherNumbers(text: string): string {
  return text
    .replace(/\S+@\S+/gu, ' ')
    .replace(/\+\d[\d ().-]{6,}/g, ' ')
    .replace(/(?:[$€£¥]|\b(?:usd|eur|gbp|jpy|sek|nok|dkk|pln|chf|kr)\b\.?)\s?\d[\d.,']*/gu, ' ')
    .replace(
      /\d[\d.,']*\s?(?:[$€£¥]|(?:usd|eur|gbp|jpy|sek|nok|dkk|pln|chf|kr|zł|dollars?|euros?|pounds?|yen|bucks|quid|kroner|kronor)\b)/gu,
      ' ',
    )
    .replace(
      /\b(?:charged?|charges|payment|amount|sum|paid|pay|debited|billed)\b(?: (?:of|is|was|me|for|about|around))* \d[\d.,]*/g,
      ' ',
    )
    .replace(/\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/g, ' ')
    .replace(
      /\b(?:ending|ends|ending in|ends in|last 4|last four|card|visa|mastercard|amex)\b[^\d\n]{0,16}\d{4}\b/g,
      ' ',
    )
    .replace(
      /\b(?:in|since|of|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|\d{1,2}(?:st|nd|rd|th)?,?)\s(?:19|20)\d{2}\b/g,
      ' ',
    );
}

const DIGITS: Readonly<Record<string, string>> = {
  zero: '0',
  oh: '0',
  o: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};

/** "one zero zero three" → "1003"; fewer than three in a row stay words. */
function spokenDigits(text: string): string {
  return text.replace(
    /\b(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)(?:[\s,-]+(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)){2,}\b/g,
    (run) =>
      run
        .split(/[\s,-]+/)
        .map((word) => DIGITS[word] ?? '')
        .join(''),
  );
}
