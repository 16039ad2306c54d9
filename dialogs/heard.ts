import type { DisputeType, RefundReason } from '../src/commerce/commerce.ts';
import type { Heard } from '../src/conversation/turn-view.ts';
import type { Command, DialogName, Slots } from '../src/understanding/command.ts';
import { disputeWords } from './wording/dispute.en.ts';
import { refundWords } from './wording/refund.en.ts';
import { rootWords } from './wording/root.en.ts';

/** What the running dialog may use of these commands. A yes counts only where nothing else was said. */
export function heardIn(commands: readonly Command[]): Heard {
  const picks = commands.flatMap((command) => (command.kind === 'pick' ? [command.choice] : []));
  const slots = Object.assign(
    {},
    ...commands.map((command) => (command.kind === 'set' ? command.slots : {})),
    ...picks.map(slotsOfPick),
  ) as Slots;
  const alone = commands.length === 1 ? commands[0]?.kind : undefined;
  return {
    slots,
    picks,
    yes: alone === 'affirm',
    no: commands.some(({ kind }) => kind === 'deny'),
    lost: commands.every(({ kind }) => kind === 'unknown'),
  };
}

/** A task to begin, asked for in words or by a choice: `start:refund`, `start:refund:R-1003`. */
export function startIn(command: Command): { dialog: DialogName; slots: Slots } | undefined {
  if (command.kind === 'start') return command;
  if (command.kind !== 'pick' || !command.choice.startsWith('start:')) return undefined;
  const [, dialog, order] = command.choice.split(':');
  if (!isDialog(dialog)) return undefined;
  return { dialog, slots: order ? { order } : {} };
}

function slotsOfPick(choice: string): Slots {
  const [kind, value = ''] = choice.split(':');
  switch (kind) {
    case 'order':
      return { order: value };
    case 'reason':
      return isReason(value) ? { reason: value } : {};
    case 'dtype':
      return isDisputeType(value) ? { disputeType: value } : {};
    case 'customer':
      return { customer: value };
    default:
      return {};
  }
}

// A tap comes from outside: what it names must be one of ours.
const isDialog = (name: string | undefined): name is DialogName =>
  name !== undefined && Object.hasOwn(rootWords.tasks, name);
const isReason = (name: string): name is RefundReason => Object.hasOwn(refundWords.reasons, name);
const isDisputeType = (name: string): name is DisputeType =>
  Object.hasOwn(disputeWords.types, name);
