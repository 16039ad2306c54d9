import type { DialogName, Slots, UnderstandingInput } from '../command.ts';
import { wordsOf } from '../normalise.ts';
import type { LanguageTable } from '../rules/table.ts';
import { readAmount } from './amount.ts';
import { readEmail, readPhone } from './contact.ts';
import { readCustomer } from './customer.ts';
import { itemSpokenOf, itemsAsSaid, readItems } from './items.ts';
import { readOrder } from './order-number.ts';
import { readDisputeType, readReason } from './reason.ts';

/** A dispute's account of what happened has at least so many words. */
export const AN_ACCOUNT = 10;

/** What a message says about a task; only what it says has a key. */
export function readSlots(
  text: string,
  dialog: DialogName | 'verification',
  input: UnderstandingInput,
  tables: readonly LanguageTable[],
): Slots {
  const order = readOrder(text) ?? orderMeant(text, input);
  const items = dialog === 'refund' ? itemsOf(text, order, input, tables) : {};
  const amount = dialog === 'refund' || dialog === 'dispute' ? readAmount(text) : undefined;
  const reason = dialog === 'refund' ? readReason(text, tables) : undefined;
  const disputeType = dialog === 'dispute' ? readDisputeType(text, tables) : undefined;
  const facts =
    dialog === 'dispute' && wordsOf(text).length >= AN_ACCOUNT
      ? text.trim().slice(0, 2_000)
      : undefined;
  const contact = dialog === 'verification' || input.asked?.kind === 'contact';
  const email = contact ? readEmail(text) : undefined;
  const phone = contact ? readPhone(text) : undefined;
  const customer = input.staff ? readCustomer(text) : undefined;
  return {
    ...(order ? { order } : {}),
    ...items,
    ...(amount ? { amount } : {}),
    ...(reason ? { reason } : {}),
    ...(disputeType ? { disputeType } : {}),
    ...(facts ? { facts } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(customer ? { customer } : {}),
  };
}

/** "My last order", "the other order", or the only order that has what is spoken of. */
function orderMeant(text: string, { orders, running }: UnderstandingInput): string | undefined {
  const words = wordsOf(text).join(' ');
  if (/\b(last|latest|most recent|newest) (order|purchase)\b/.test(words)) return orders[0]?.id;
  if (
    /\b(other|wrong|different) (order|one)\b/.test(words) &&
    orders.length === 2 &&
    running?.slots.order
  ) {
    return orders.find(({ id }) => id !== running.slots.order)?.id;
  }
  if (running?.slots.order) return undefined;
  const tables: readonly LanguageTable[] = [];
  const having = orders.filter(({ items }) => readItems(text, items, tables).items !== undefined);
  return having.length === 1 ? having[0]?.id : undefined;
}

function itemsOf(
  text: string,
  order: string | undefined,
  { orders, running, asked }: UnderstandingInput,
  tables: readonly LanguageTable[],
): Pick<Slots, 'items' | 'whole'> {
  const of = order ?? running?.slots.order;
  const own = orders
    .filter(({ id }) => of === undefined || id === of)
    .flatMap(({ items }) => items);
  const offered = asked?.kind === 'items' ? (asked.choices ?? []).map(({ label }) => label) : [];
  const read = readItems(text, own.length > 0 ? own : offered, tables);
  if (read.items || read.whole) return read;
  const only = /\b(?:only|just)\s+(?:for\s+)?(?:the|my|one)\s+([\p{L}\p{N} -]{3,40})/iu.exec(
    text,
  )?.[1];
  const said = only ? itemsAsSaid(only)[0] : itemSpokenOf(text);
  return said ? { items: [said] } : {};
}
