import type { Command, Intent, UnderstandingInput } from './command.ts';
import { groundedSlots } from './grounded-slots.ts';
import { languageOf } from './language.ts';
import type { Proposal, ProposedCommand } from './model-schema.ts';
import { wordsOf } from './normalise.ts';
import { orderNumbers } from './slots/order-number.ts';
import { isEmpty, taskIntent, written } from './understood.ts';

const MOST_COMMANDS = 4;

export interface Grounded {
  readonly commands: readonly Command[];
  readonly intent: Intent;
  readonly confidence: number;
  readonly language: string;
}

/**
 * What remains of a model's proposal. It can begin a dialog, fill in what the customer wrote, decline
 * and leave: it can't agree to anything, opt anybody in or out, or name what neither the customer's words
 * nor the customer's own orders hold. So whoever talks the model into something gains nothing.
 */
export function grounded(proposal: Proposal, input: UnderstandingInput): Grounded {
  const commands = proposal.commands
    .flatMap((command) => allowed(command, input) ?? [])
    .slice(0, MOST_COMMANDS);
  return {
    commands,
    intent: intentOf(proposal, commands, input),
    confidence: proposal.confidence,
    language: languageSaid(proposal.language, input),
  };
}

function allowed(said: ProposedCommand, input: UnderstandingInput): Command | undefined {
  const slots = groundedSlots(said.slots, said.dialog ?? input.running?.dialog, input);
  switch (said.kind) {
    case 'affirm':
    case 'stop_messages':
    case 'start_messages':
      return undefined;
    case 'start':
      return said.dialog ? { kind: 'start', dialog: said.dialog, slots } : undefined;
    case 'set':
      return isEmpty(slots) || !(input.running || input.asked) ? undefined : { kind: 'set', slots };
    case 'pick':
      return pickAllowed(said.choice, input);
    case 'deny':
    case 'cancel':
      return input.running || input.asked ? { kind: said.kind } : undefined;
    case 'handoff':
      return { kind: 'handoff', why: 'the message calls for a person' };
    case 'clarify': {
      const between = [...new Set(said.between ?? [])];
      return between.length > 1 ? { kind: 'clarify', between } : undefined;
    }
    case 'answer':
      return said.topic ? { kind: 'answer', topic: said.topic } : undefined;
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/**
 * One that was offered, and never where a choice agrees to something: a button's "yes" is a yes too.
 * Where an order is asked for and the message has a number, nothing but that number picks one.
 */
function pickAllowed(choice: string | undefined, input: UnderstandingInput): Command | undefined {
  const { asked } = input;
  const offered = asked?.choices?.find(({ id }) => id === choice);
  if (!offered || asked?.kind === 'yes_no' || AGREES.test(offered.id)) return undefined;
  const stated = asked?.kind === 'order' ? orderNumbers(written(input).join('\n')) : [];
  if (stated.length > 0 && !stated.some((id) => offered.id.endsWith(id))) return undefined;
  return { kind: 'pick', choice: offered.id };
}

const AGREES = /^(yes|affirm|confirm|agree|accept|ok)\b/i;

const ONLY_CERTAIN: ReadonlySet<string> = new Set(['affirm', 'stop', 'start']);

function intentOf(
  { intent }: Proposal,
  commands: readonly Command[],
  input: UnderstandingInput,
): Intent {
  const start = commands.find((command) => command.kind === 'start');
  if (start && !(intent === 'return_or_exchange' && start.dialog === 'refund')) return start.dialog;
  if (commands.some(({ kind }) => kind === 'handoff')) return 'human';
  if (commands.some(({ kind }) => kind === 'deny')) return 'deny';
  if (commands.some(({ kind }) => kind === 'set' || kind === 'pick' || kind === 'cancel'))
    return taskIntent(input);
  return ONLY_CERTAIN.has(intent) ? 'other' : intent;
}

/** Like the rules, a model never changes the language of a conversation on a few words. */
function languageSaid(said: string, input: UnderstandingInput): string {
  const text = written(input).join('\n');
  const read = languageOf(text, input.language);
  if (read !== input.language || wordsOf(text).length < 5 || !/^[a-z]{2}$/.test(said)) return read;
  return read.split('-')[0] === said ? read : said;
}
