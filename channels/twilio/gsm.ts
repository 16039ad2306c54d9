/** Typographic signs that look the same to a reader, but make a message cost 70 instead of 160 a segment. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '•': '-',
  '×': 'x',
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u200a': ' ',
  '\u202f': ' ',
};
const SIGN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;

/**
 * Plain signs of the GSM alphabet for typographic ones. Letters are never touched, and a text in
 * another script is left alone: it needs UCS-2 anyway, and its typography may carry meaning.
 */
export const plainSigns = (text: string): string =>
  NOT_LATIN.test(text) ? text : text.replace(SIGN, (sign) => PLAIN[sign] ?? sign);
