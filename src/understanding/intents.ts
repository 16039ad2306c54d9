import { mended } from './rules/mended.ts';
import type { LanguageTable, RuleIntent } from './rules/table.ts';

export interface Scored {
  readonly intent: RuleIntent;
  readonly score: number;
}

/** Below this nothing is started. */
export const SURE_ENOUGH = 0.6;

/**
 * How much a clause speaks for each intent, the best first. The languages given first are heard
 * first; the others only when those hear nothing.
 */
export function intentsIn(
  clause: string,
  likely: readonly LanguageTable[],
  others: readonly LanguageTable[] = [],
): readonly Scored[] {
  const heard = best(likely.flatMap((table) => scored(clause, table)));
  if ((heard[0]?.score ?? 0) >= SURE_ENOUGH || others.length === 0) return heard;
  const declined = likely.some((table) => table.unwanted.test(mended(clause, table)));
  const elsewhere = others.flatMap((table) => scored(clause, table));
  return best([
    ...heard,
    ...elsewhere.filter(({ intent }) => !(declined && UNWANTABLE.has(intent))),
  ]);
}

function scored(clause: string, table: LanguageTable): readonly Scored[] {
  const text = mended(clause, table);
  const unwanted = table.unwanted.test(text);
  const speaksFor = new Map<RuleIntent, number>();
  const speaksAgainst = new Map<RuleIntent, number>();
  for (const [intent, weight, pattern] of table.intents) {
    if (!pattern.test(text)) continue;
    const chances = weight > 0 ? speaksFor : speaksAgainst;
    chances.set(intent, (chances.get(intent) ?? 1) * (1 - Math.abs(weight)));
  }
  return [...speaksFor].map(([intent, missing]) => ({
    intent,
    score:
      unwanted && UNWANTABLE.has(intent) ? 0 : (1 - missing) * (speaksAgainst.get(intent) ?? 1),
  }));
}

function best(all: readonly Scored[]): readonly Scored[] {
  const highest = new Map<RuleIntent, number>();
  for (const { intent, score } of all) {
    if (score > 0) highest.set(intent, Math.max(score, highest.get(intent) ?? 0));
  }
  return [...highest]
    .map(([intent, score]) => ({ intent, score }))
    .sort((a, b) => b.score - a.score);
}

const UNWANTABLE: ReadonlySet<RuleIntent> = new Set([
  'refund',
  'cancel_order',
  'dispute',
  'return_or_exchange',
]);
