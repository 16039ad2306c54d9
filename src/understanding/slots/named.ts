import { wordsOf } from '../normalise.ts';
import { alike } from '../spelling.ts';

/**
 * Which of several named things a text speaks of: those with a word that the text has too and that
 * sets them apart from the others. Slips of the finger and plurals don't matter.
 */
export function namedIn(text: string, names: readonly string[]): readonly number[] {
  const said = wordsOf(text).filter(telling).slice(0, 100);
  const words = names.map((name) => [...new Set(wordsOf(name).filter(telling))]);
  const hits = words.map((own) => own.filter((word) => said.some((other) => same(word, other))));
  const shared = (word: string) =>
    words.filter((own) => own.some((other) => same(other, word))).length;

  const apart = hits.flatMap((own, index) =>
    own.some((word) => shared(word) === 1) ? [index] : [],
  );
  if (apart.length > 0) return apart;
  const most = Math.max(0, ...hits.map(({ length }) => length));
  return most === 0 ? [] : hits.flatMap((own, index) => (own.length === most ? [index] : []));
}

/** Whether a text has nothing but words of this name, courtesies aside. */
export function onlyNames(text: string, name: string): boolean {
  const own = wordsOf(name);
  const said = wordsOf(text).filter((word) => !COURTESIES.has(word));
  return said.length > 0 && said.every((word) => own.some((other) => same(other, word)));
}

const same = (word: string, other: string): boolean =>
  alike(word, other) || `${word}s` === other || word === `${other}s` || `${word}es` === other;

const telling = (word: string): boolean =>
  word.length > 2 && !COURTESIES.has(word) && !COMMON.has(word);

const COURTESIES = new Set(
  'the a an one ones my i want would like please pls with for it its is that this just only thanks id mean meant take choose pick option number order item yes ok im der die das den le la les el los las il lo de het et en ett bitte'.split(
    ' ',
  ),
);

/** Words in names of things that messages have for other reasons. */
const COMMON = new Set(
  'and for not but set new size order item return refund card charge box pack pair gift small large medium black white one two full part back was has have get with from und mit avec pour con per med till'.split(
    ' ',
  ),
);
