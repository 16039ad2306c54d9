import { plain } from '../normalise.ts';
import { mendSpelling } from '../spelling.ts';
import type { LanguageTable } from './table.ts';

const knownWords = new Map<LanguageTable, ReadonlySet<string>>();

/** A text as a language's patterns expect it: plain words, typos in key words mended. */
export function mended(text: string, table: LanguageTable): string {
  const known = knownWords.get(table) ?? new Set([...table.knownWords, ...table.keyWords]);
  knownWords.set(table, known);
  return mendSpelling(plain(text), table.keyWords, known);
}
