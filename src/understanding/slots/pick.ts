import type { Choice } from '../../conversation/reply.ts';
import { normalise, plain } from '../normalise.ts';
import type { LanguageTable } from '../rules/table.ts';
import { namedIn, onlyNames } from './named.ts';
import { orderNumbers } from './order-number.ts';

/**
 * Which of the choices offered a message picks: by number, place, order number or label; else none.
 * `exact`: by its whole label, number or place only, where a choice agrees to something.
 */
export function readPick(
  text: string,
  choices: readonly Choice[],
  tables: readonly LanguageTable[],
  { exact = false } = {},
): Choice | undefined {
  const words = plain(text);
  if (choices.length === 0 || words === '' || words.length > 80) return undefined;
  const clear =
    exactly(words, choices) ?? byNumber(text, choices) ?? byPlace(words, choices, tables);
  return clear ?? (exact ? undefined : (byOrder(text, words, choices) ?? byLabel(text, choices)));
}

const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "No, only one of them": one number in a few words, where the choices are how many. */
export function readCount(text: string, choices: readonly Choice[]): Choice | undefined {
  if (!choices[0]?.id.startsWith('qty:')) return undefined;
  const words = plain(text).split(' ');
  const numbers = words.flatMap((word) => {
    const n = /^\d$/.test(word) ? Number(word) : COUNTS.indexOf(word) + 1;
    return n > 0 ? [n] : [];
  });
  const [n, ...others] = numbers;
  return words.length <= 7 && n && others.length === 0 ? choices[n - 1] : undefined;
}

/** Several numbers of a list ("1 and 3"), each once; undefined when one of them isn't on it. */
export function readPicks(text: string, choices: readonly Choice[]): readonly Choice[] | undefined {
  const read = normalise(text);
  if (!/^(?:#?\d{1,2}(?:\s*(?:,|&|\+|and|und|et|y|e|en|och|og|ja|i|\s)\s*|[.)]?$))+$/u.test(read))
    return undefined;
  const picked = (read.match(/\d+/g) ?? []).map((number) => choices[Number(number) - 1]);
  return picked.length > 0 && picked.every((choice) => choice !== undefined)
    ? [...new Set(picked.filter((choice) => choice !== undefined))]
    : undefined;
}

function exactly(words: string, choices: readonly Choice[]): Choice | undefined {
  const same = choices.filter(({ label }) => plain(label) === words);
  return same.length === 1 ? same[0] : undefined;
}

function byNumber(text: string, choices: readonly Choice[]): Choice | undefined {
  const found =
    /^(?:(?:i want|i'd like|i choose|give me|its|it's) )?(?:the )?(?:option|choice|number|no|nr|nummer|num[eé]ro|n[uú]mero|answer|opci[oó]n|#|order|item)?[\s.:#]*(\d{1,2})[\s.):!-]*(?:please|pls|thanks|bitte|svp|por favor)?[.!]?$/u.exec(
      normalise(text),
    );
  return found ? choices[Number(found[1]) - 1] : undefined;
}

function byPlace(
  words: string,
  choices: readonly Choice[],
  tables: readonly LanguageTable[],
): Choice | undefined {
  const said = words.split(' ').filter((word) => !AROUND_A_PLACE.has(word));
  const [word] = said;
  if (said.length !== 1 || word === undefined) {
    // "one" is a number alone, and nothing beside another place: "the second one".
    return said.length === 2 && said[1] === 'one'
      ? byPlace(word ?? '', choices, tables)
      : undefined;
  }
  for (const { ordinals, last } of tables) {
    if (last.includes(word)) return choices.at(-1);
    const place = ordinals.findIndex((names) => names.includes(word));
    if (place >= 0) return choices[place];
  }
  return undefined;
}

function byOrder(text: string, words: string, choices: readonly Choice[]): Choice | undefined {
  const [order, ...others] = orderNumbers(text);
  if (!order || others.length > 0 || words.split(' ').length > 6) return undefined;
  const same = choices.filter(({ id, label, description }) =>
    [id, label, description ?? ''].some((of) => orderNumbers(of).includes(order)),
  );
  return same.length === 1 ? same[0] : undefined;
}

function byLabel(text: string, choices: readonly Choice[]): Choice | undefined {
  const names = choices.map(({ label, description }) => `${label} ${description ?? ''}`);
  const [only, ...others] = namedIn(text, names);
  if (only === undefined || others.length > 0) return undefined;
  return onlyNames(text, names[only] ?? '') ? choices[only] : undefined;
}

const AROUND_A_PLACE = new Set(
  'the a please pls option number i want would like take choose pick my id that its it der die das den le la el lo il de het en det item ones bitte svp thanks'.split(
    ' ',
  ),
);
