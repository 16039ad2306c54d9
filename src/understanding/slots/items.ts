import { clausesOf } from '../clauses.ts';
import type { Slots } from '../command.ts';
import { plain } from '../normalise.ts';
import { mended } from '../rules/mended.ts';
import type { LanguageTable } from '../rules/table.ts';
import { namedIn } from './named.ts';

const MOST_ITEMS = 10;

/**
 * What of an order is meant. Known names (of the customer's items, of the choices offered) are found
 * in the text; "everything but the mug" is the others, and nothing where those aren't known: never all.
 */
export function readItems(
  text: string,
  names: readonly string[],
  tables: readonly LanguageTable[],
): Pick<Slots, 'items' | 'whole'> {
  const distinct = [...new Set(names)];
  const except = exceptionIn(text);
  if (except !== undefined) {
    const left = new Set(namedIn(except, distinct));
    const rest = distinct.filter((_, index) => !left.has(index));
    return left.size > 0 && rest.length > 0 ? { items: rest.slice(0, MOST_ITEMS) } : {};
  }
  const items = clausesOf(text)
    .flatMap((clause) => namedIn(clause.replace(NOT_THIS, ' '), distinct))
    .map((index) => distinct[index] ?? '');
  if (items.length > 0) return { items: [...new Set(items)].slice(0, MOST_ITEMS) };
  if (tables.some((table) => table.everything.test(mended(text, table)))) return { whole: true };
  return {};
}

/** An item called by its name in a request ("refund my blue shirt"), where no names are known. */
export function itemSpokenOf(text: string): string | undefined {
  for (const clause of clausesOf(text)) {
    const found = SPOKEN_OF.exec(plain(clause))?.[1]?.trim();
    const words = found?.split(' ') ?? [];
    if (
      found &&
      words.length <= 4 &&
      !words.some((word) => NO_ITEM.has(word) || /\d{3}/.test(word))
    ) {
      return found;
    }
  }
  return undefined;
}

/** What an answer to "which items?" names, taken at its word: "only the mug" → "mug". */
export function itemsAsSaid(text: string): readonly string[] {
  return plain(text).length > 120
    ? []
    : clausesOf(text)
        .flatMap((clause) => clause.split(/ and | & |, ?| und | et | y | e | och | og /))
        .map((part) => plain(part).replace(AROUND, '').trim())
        .filter(
          (part) =>
            part !== '' &&
            part.split(' ').length <= 6 &&
            !part.split(' ').every((word) => NO_ITEM.has(word)),
        )
        .slice(0, MOST_ITEMS);
}

function exceptionIn(text: string): string | undefined {
  return /\b(?:everything|all|whole order|all of (?:it|them))\b.*?\b(?:except|but|apart from|besides|without|other than|minus|not)\b(?: for)?(.*)/su.exec(
    plain(text),
  )?.[1];
}

const NOT_THIS =
  /\b(?:not|except|but not|keep|keeping|instead of|nicht|pas|niet|inte|ikke)\s+(?:the\s+|my\s+|le\s+|la\s+|die\s+|das\s+|den\s+)?\p{L}+/gu;

const SPOKEN_OF =
  /\b(?:refund|return|returning|exchange|send back|money back|reimburse)(?: me)?(?: (?:for|on|of))? (?:just |only )?(?:the|my|this|these|those|a|an|one) (.+?)(?= (?:from|in|of|on|because|it|as|that|which|please|pls|since|i|was|is|are|were|for|and|thanks|with|to|order|has|have|arrived|came|they|by|before|after|if|r)\b|$)/;

const AROUND =
  /^(?:(?:only|just|the|my|a|an|one|please|i|want|would|like|to|refund|return|no|yes|for|its|it|is|both|nur|seulement|solo|bara|kun|vain|tylko|apenas) ?)+|(?: (?:please|only|thanks|pls))+$/g;

const NO_ITEM = new Set(
  `order orders purchase purchases money payment package parcel delivery subscription card account bank one ones item items product products stuff thing things it this that
   refund amount charge charges total price balance difference whole entire full last latest recent other same rest fee fees deposit tax shipping transaction bill cash check
   favor call sender store shop company question back policy label status order wrong broken damaged everything all them dont know what not sure idk help hmm unsure which`.split(
    /\s+/,
  ),
);
