import { plain } from '../normalise.ts';
import { mendSpelling } from '../spelling.ts';
import type { LanguageTable } from './table.ts';

const knownWords = new Map<LanguageTable, ReadonlySet<string>>();

/** A text as a language's patterns expect it: plain words, typos in key words mended. */
export function mended(text: string, table: LanguageTable): string {
  const known = knownWords.get(table) ?? knownIn(table);
  knownWords.set(table, known);
  return mendSpelling(plain(text), table.keyWords, known);
}

/** What a table speaks of itself is no typo: "betalning" must not be mended to "bestallning". */
function knownIn(table: LanguageTable): ReadonlySet<string> {
  const { people, polite, yes, no, leave, evidence } = table;
  const patterns = [
    ...table.intents.map(([, , pattern]) => pattern),
    ...table.reasons.map(([, pattern]) => pattern),
    ...table.disputes.map(([, pattern]) => pattern),
    table.unwanted,
    table.everything,
    table.askFor,
    table.notAskedFor,
  ];
  return new Set([
    ...table.knownWords,
    ...table.keyWords,
    ...[people, polite, yes, no, leave, evidence].flat().flatMap((phrase) => phrase.split(' ')),
    ...patterns.flatMap(({ source }) => wordsInPattern(source.replace(/\\[a-z]/g, ' '))),
  ]);
}

/** Whole words, and a beginning with each of the endings in brackets behind it: `refund(s|ed)`, `faktur[ae]`. */
function wordsInPattern(source: string): readonly string[] {
  const whole = source.match(/[a-z]{4,}/g) ?? [];
  const endings = [...source.matchAll(/([a-z]{3,})(?:\((?:\?:)?([a-z|]+)\)|\[([a-z]+)\])/g)];
  return [
    ...whole,
    ...endings.flatMap(([, start = '', words, letters]) =>
      (words?.split('|') ?? [...(letters ?? '')]).map((ending) => start + ending),
    ),
  ];
}
