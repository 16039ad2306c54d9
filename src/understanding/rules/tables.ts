import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fi } from './fi.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nb } from './nb.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';
import type { LanguageTable } from './table.ts';

export const tables: readonly LanguageTable[] = [en, de, fr, es, it, nl, sv, nb, da, fi, pl, pt];

/** The table of a BCP 47 tag by its language ("de-AT" → de, "no" → nb); English for what we don't have. */
export function tableOf(language: string): LanguageTable {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? '';
  const wanted = primary === 'no' || primary === 'nn' ? 'nb' : primary;
  return tables.find((table) => table.language === wanted) ?? en;
}

/** All tables, the conversation's own first. */
export function tablesFrom(language: string): readonly LanguageTable[] {
  const own = tableOf(language);
  return [own, ...tables.filter((table) => table !== own)];
}

const unmended = new Map<LanguageTable, LanguageTable>();

/** A table that takes words as they are written: in another language's text a near miss is no typo. */
export function exactly(table: LanguageTable): LanguageTable {
  const known = unmended.get(table) ?? { ...table, keyWords: [] };
  unmended.set(table, known);
  return known;
}
