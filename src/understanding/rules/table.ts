import type { DisputeType, RefundReason } from '../../commerce/commerce.ts';
import type { Intent } from '../command.ts';

/**
 * What one language contributes. Phrases are matched as whole words, patterns against `plain` text
 * (lower case, no accents, no punctuation), clause by clause.
 */
export interface LanguageTable {
  /** BCP 47. */
  readonly language: string;
  /** Small words that tell the language apart. */
  readonly evidence: readonly string[];

  readonly yes: readonly string[];
  /** Agrees when alone, gives way to a no beside it ("ok, not yet"). */
  readonly softYes: readonly string[];
  readonly no: readonly string[];
  /** Changes nothing: please, thanks, then. */
  readonly polite: readonly string[];

  /** As the whole message only. */
  readonly stop: readonly string[];
  readonly start: readonly string[];
  /** Leaves the running task; a clause of its own. */
  readonly leave: readonly string[];

  /** Whom people ask for: asks as a clause of its own, or after `askFor`. */
  readonly people: readonly string[];
  readonly askFor: RegExp;
  /** A clause in which people are spoken of and not asked for. */
  readonly notAskedFor: RegExp;

  readonly everything: RegExp;
  /** First, second … as words. */
  readonly ordinals: readonly (readonly string[])[];
  readonly last: readonly string[];

  readonly intents: readonly IntentPattern[];
  readonly reasons: readonly (readonly [RefundReason, RegExp])[];
  readonly disputes: readonly (readonly [DisputeType, RegExp])[];
  /** A clause that says what is not wanted ("I don't want a refund"). */
  readonly unwanted: RegExp;

  /** Key words that typos are mended to, and words near to them that are right as they are. */
  readonly keyWords: readonly string[];
  readonly knownWords: readonly string[];
}

/** A negative weight speaks against the intent. Evidence adds up as chances do: 1 − Π(1 − weight). */
export type IntentPattern = readonly [intent: RuleIntent, weight: number, pattern: RegExp];

/** Intents, and the two questions about the bot itself that the contract counts as `other`. */
export type RuleIntent = Intent | 'are_you_a_bot' | 'what_can_you_do';

/** `'yes | go ahead'` → phrases; longest first, so that the longest one is taken. */
export function phrases(list: string): readonly string[] {
  return list
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .sort((a, b) => b.split(' ').length - a.split(' ').length);
}

export const wordList = (list: string): readonly string[] => list.trim().split(/\s+/);
