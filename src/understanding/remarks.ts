import type { AnswerTopic, Command, Intent, Understood } from './command.ts';
import type { Scored } from './intents.ts';
import type { RuleIntent } from './rules/table.ts';

/** What is said to something that is no task: an answer of our own wording, or a person. */
export function answerOf({
  intent,
  score,
}: Scored): Pick<Understood, 'commands' | 'intent' | 'confidence'> {
  const named: Intent =
    intent === 'are_you_a_bot' || intent === 'what_can_you_do' ? 'other' : intent;
  return {
    commands: [commandFor(intent)],
    intent: named,
    confidence: Math.round(score * 100) / 100,
  };
}

export const isCourtesy = (intent: RuleIntent): boolean =>
  intent === 'greeting' ||
  intent === 'thanks' ||
  intent === 'goodbye' ||
  intent === 'what_can_you_do';

function commandFor(intent: RuleIntent): Command {
  if (intent === 'human') return { kind: 'handoff', why: 'asked for a person' };
  return { kind: 'answer', topic: TOPICS[intent] ?? 'not_supported_yet' };
}

const TOPICS: Partial<Readonly<Record<RuleIntent, AnswerTopic>>> = {
  greeting: 'greeting',
  thanks: 'thanks',
  goodbye: 'goodbye',
  are_you_a_bot: 'are_you_a_bot',
  what_can_you_do: 'what_can_you_do',
  refund_policy: 'refund_policy',
  refund_status: 'refund_status',
  cancellation_policy: 'cancellation_policy',
  delivery_info: 'delivery_info',
};
