import { wordsOf } from './normalise.ts';
import type { LanguageTable } from './rules/table.ts';
import { tablesFrom } from './rules/tables.ts';

export type YesNo = 'yes' | 'no';

/** A plain yes or no is short; longer texts say something else beside it. */
const MOST_WORDS = 12;

/**
 * Reads a plain yes or a plain no: nothing else may stand beside it but courtesies and `echo`, words
 * of the question given back ("yes, refund it"). "Yes, but only the shirt" is neither, and so is "yes?".
 * The conversation's own language decides; others are heard where they don't contradict each other.
 */
export function readYesNo(
  text: string,
  language: string,
  echo: readonly string[] = [],
): YesNo | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > MOST_WORDS || /[?？؟]/.test(text)) return undefined;
  const [own, ...others] = tablesFrom(language);
  const said = own ? verdict(words, own, echo) : undefined;
  if (said) return said === 'neither' ? undefined : said;
  const heard = new Set(
    others.map((table) => verdict(words, table, echo)).filter((v) => v !== undefined),
  );
  if (heard.size !== 1) return undefined;
  const [only] = heard;
  return only === 'neither' ? undefined : only;
}

type Shade = 'yes' | 'soft' | 'no' | 'polite';

/** `undefined`: there are words in it that the language's table doesn't know. */
function verdict(
  words: readonly string[],
  table: LanguageTable,
  echo: readonly string[],
): YesNo | 'neither' | undefined {
  const index = indexOf(table);
  const seen = new Set<Shade>();
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const found = index
      .get(word)
      ?.find((entry) => entry.words.every((w, i) => words[at + i] === w));
    if (!found && !echo.includes(word)) return undefined;
    if (found) seen.add(found.shade);
    at += found?.words.length ?? 1;
  }
  if (seen.has('no')) return seen.has('yes') ? 'neither' : 'no';
  if (seen.has('yes')) return 'yes';
  // "Ok thanks" may take leave as well as agree: where money hangs on it that is asked again.
  return seen.has('soft') && !words.some((word) => THANKS.has(word)) ? 'yes' : 'neither';
}

const THANKS: ReadonlySet<string> = new Set(
  'thanks thank thx thnx thks tnx ty tysm cheers danke dank merci gracias grazie bedankt dankjewel dankje tack takk tak kiitos kiitti dzieki dziekuje dzięki dziękuję obrigado obrigada'.split(
    ' ',
  ),
);

interface Entry {
  readonly words: readonly string[];
  readonly shade: Shade;
}

const indexes = new Map<LanguageTable, ReadonlyMap<string, readonly Entry[]>>();

/** Phrases by their first word, the longest first. */
function indexOf(table: LanguageTable): ReadonlyMap<string, readonly Entry[]> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map<string, Entry[]>();
  const shades = {
    no: table.no,
    yes: table.yes,
    soft: table.softYes,
    polite: table.polite,
  } as const;
  for (const [shade, list] of Object.entries(shades) as [Shade, readonly string[]][]) {
    for (const phrase of list) {
      const words = phrase.split(' ');
      const first = words[0] ?? '';
      index.set(first, [...(index.get(first) ?? []), { words, shade }]);
    }
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length);
  indexes.set(table, index);
  return index;
}
