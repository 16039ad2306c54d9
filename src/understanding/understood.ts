import type { Command, Intent, Slots, UnderstandingInput, Understood } from './command.ts';

/** What was written in a turn, blank messages left out. */
export const written = (input: UnderstandingInput): readonly string[] =>
  input.texts.filter((text) => text.trim() !== '');

/** The task that an answer belongs to, as an intent. */
export function taskIntent({ running }: UnderstandingInput): Intent {
  return running && running.dialog !== 'verification' ? running.dialog : 'other';
}

export const isEmpty = (slots: Slots): boolean => Object.keys(slots).length === 0;

export function certainly(input: UnderstandingInput, intent: Intent, command: Command): Understood {
  return { commands: [command], by: 'certain', intent, confidence: 1, language: input.language };
}
