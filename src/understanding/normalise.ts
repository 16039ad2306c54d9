/** More of a message than this is not read: what matters stands at its beginning. */
const MOST = 4_000;

/**
 * A message as it is read, never as it is stored: compatibility forms, any script's digits, dashes and
 * quotes made plain, what can't be seen taken out, lower case. Line ends and punctuation stay.
 */
export function normalise(text: string): string {
  return text
    .slice(0, MOST)
    .normalize('NFKC')
    .slice(0, MOST)
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]|(?!\n)\p{Cc}/gu, ' ')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/[‘’‚‛′ʼ´`]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/ {2,}/g, ' ')
    .toLowerCase()
    .trim();
}

/**
 * Words alone, for matching against tables: without accents, apostrophes and punctuation, letters
 * held down for emphasis ("pleaseee") counted once. Emoji stay, each a word of its own.
 */
export function plain(text: string): string {
  return normalise(text)
    .replace(/(.)\1{2,}/gu, (run: string, one: string) => (/\p{L}/u.test(one) ? one : run))
    .normalize('NFD')
    .replace(/\p{M}|[\u{1F3FB}-\u{1F3FF}]/gu, '')
    .replace(/[ßøæœłđıð]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(ELISION, '$1 ')
    .replace(/'/g, '')
    .replace(/\p{Extended_Pictographic}/gu, ' $& ')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim();
}

export function wordsOf(text: string): readonly string[] {
  const words = plain(text);
  return words === '' ? [] : words.split(' ');
}

/** Joiners, direction marks, byte order marks, variation selectors, the keycap's frame. */
const INVISIBLE = /\p{Cf}|\u034F|\u115F|\u1160|\u3164|[\uFE00-\uFE0F]|\u20E3/gu;

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ð: 'd',
};

/** French and Italian words that lean on the next one; elsewhere an apostrophe just disappears. */
const ELISION =
  /\b(l|d|j|qu|n|s|c|m|t|un|dell|nell|all|sull|dall|quell|jusqu|lorsqu)'(?=\p{L}{2})/gu;

/** Every script's digits stand in a row of ten; the first is found by walking back. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
