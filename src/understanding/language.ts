import { wordsOf } from './normalise.ts';
import { tableOf, tables } from './rules/tables.ts';

/** Fewer words than this never change the language of a conversation. */
const FEWEST_WORDS = 4;
const MARGIN = 2;

/**
 * The language of a text: the conversation's own, unless the small words of another one clearly
 * outnumber its. A tag we have no table for ("ja") stays as it is until then.
 */
export function languageOf(text: string, current: string): string {
  const words = wordsOf(text).slice(0, 200);
  if (words.length < FEWEST_WORDS) return current;
  const scores = tables
    .map(({ language, evidence }) => ({
      language,
      score: words.filter((word) => evidence.includes(word)).length,
    }))
    .sort((a, b) => b.score - a.score);
  const own = tableOf(current).language;
  const ownScore = scores.find(({ language }) => language === own)?.score ?? 0;
  const best = scores[0];
  if (!best || best.language === own) return current;
  return best.score >= ownScore + MARGIN ? best.language : current;
}
