import type { DisputeType, RefundReason } from '../../commerce/commerce.ts';
import { piecesOf } from '../clauses.ts';
import { mended } from '../rules/mended.ts';
import type { LanguageTable } from '../rules/table.ts';

/** Why something is to go back, in the words of one of the languages given; the first that knows it. */
export function readReason(
  text: string,
  tables: readonly LanguageTable[],
): RefundReason | undefined {
  return first(text, tables, ({ reasons }) => reasons);
}

export function readDisputeType(
  text: string,
  tables: readonly LanguageTable[],
): DisputeType | undefined {
  return first(text, tables, ({ disputes }) => disputes);
}

function first<T>(
  text: string,
  tables: readonly LanguageTable[],
  patternsOf: (table: LanguageTable) => readonly (readonly [T, RegExp])[],
): T | undefined {
  for (const table of tables) {
    for (const read of piecesOf(mended(text, table), LONGEST)) {
      for (const [meaning, pattern] of patternsOf(table)) {
        const found = pattern.exec(read);
        if (found && !DENIED.test(read.slice(0, found.index))) return meaning;
      }
    }
  }
  return undefined;
}

/** Two sentences, so that "tracking says delivered … but nothing came" is one; not more, for the time it takes. */
const LONGEST = 600;

/** "It's not broken" names no damage. */
const DENIED =
  /\b(not|isnt|wasnt|arent|werent|nicht|kein|keine|pas|inte|ikke|niet|geen)( (really|even|at all|vraiment))? $/;
