import type { DialogName, Slots, UnderstandingInput } from './command.ts';
import type { ProposedSlots } from './model-schema.ts';
import { normalise, plain, wordsOf } from './normalise.ts';
import { readEmail, readPhone } from './slots/contact.ts';
import { readItems } from './slots/items.ts';
import { orderNumbers, readOrder } from './slots/order-number.ts';
import { AN_ACCOUNT } from './slots/read-slots.ts';
import { written } from './understood.ts';

const MOST_ITEMS = 10;
const LONGEST = 80;

/**
 * The slots a model filled in, each only if the customer wrote it or it is the customer's own. What the
 * customer tells, and how to be reached, is always taken from the message: a shop never reads a model's account.
 */
export function groundedSlots(
  said: ProposedSlots | undefined,
  dialog: DialogName | 'verification' | undefined,
  input: UnderstandingInput,
): Slots {
  if (!said) return {};
  const text = written(input).join('\n');
  const order = orderIn(said.order, text, input);
  const proposed = itemsIn(said.items, text, input);
  // "Everything" where the message itself names a thing would be more than was asked for.
  const items = proposed.length > 0 || !said.whole ? proposed : itemsNamed(text, order, input);
  const amount = amountIn(said.amount, text);
  const facts = said.facts && dialog === 'dispute' && wordsOf(text).length >= AN_ACCOUNT;
  const email = said.email ? readEmail(text) : undefined;
  const phone = said.phone ? readPhone(text) : undefined;
  const customer = input.staff ? standsIn(said.customer, text) : undefined;
  return {
    ...(order ? { order } : {}),
    ...(items.length > 0 ? { items } : {}),
    ...(said.whole && items.length === 0 ? { whole: true } : {}),
    ...(amount ? { amount } : {}),
    ...(said.reason ? { reason: said.reason } : {}),
    ...(said.dispute_type ? { disputeType: said.dispute_type } : {}),
    ...(facts ? { facts: text.trim().slice(0, 2_000) } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(customer ? { customer } : {}),
  };
}

/** Where the message has an order number, no other one is meant, whatever the model says. */
function orderIn(
  said: string | undefined,
  text: string,
  input: UnderstandingInput,
): string | undefined {
  const stated = orderNumbers(text);
  const proposed = orderProposed(said, text, input);
  if (stated.length === 0) return proposed;
  if (proposed) return stated.includes(proposed) ? proposed : undefined;
  return stated.length === 1 ? stated[0] : undefined;
}

function orderProposed(
  said: string | undefined,
  text: string,
  { orders }: UnderstandingInput,
): string | undefined {
  if (said === undefined || said.length > LONGEST) return undefined;
  const own = orders.find(({ id }) => id.toLowerCase() === said.trim().toLowerCase());
  if (own) return own.id;
  const order = readOrder(said) ?? readOrder(`order ${said}`);
  if (order === undefined) return undefined;
  return orders.some(({ id }) => id === order) || orderNumbers(text).includes(order)
    ? order
    : undefined;
}

function itemsIn(
  said: readonly string[] | undefined,
  text: string,
  { orders, asked }: UnderstandingInput,
): readonly string[] {
  const own = [
    ...orders.flatMap(({ items }) => items),
    ...(asked?.choices ?? []).map(({ label }) => label),
  ];
  const words = ` ${plain(text)} `;
  const kept = (said ?? []).slice(0, MOST_ITEMS).filter((item) => {
    const name = item.length <= LONGEST ? plain(item) : '';
    return (
      name !== '' && (own.some((known) => plain(known) === name) || words.includes(` ${name} `))
    );
  });
  return [...new Set(kept)];
}

function itemsNamed(
  text: string,
  order: string | undefined,
  { orders, running }: UnderstandingInput,
): readonly string[] {
  const of = order ?? running?.slots.order;
  const own = orders.filter(({ id }) => of === undefined || id === of);
  const names = own.flatMap(({ items }) => items);
  const { items = [] } = readItems(text, names, []);
  // All that there is was named: everything it is.
  return items.length < new Set(names).size ? items : [];
}

/** A decimal string that is above nothing, of digits that stand in the text: no `1e309`, no arithmetic. */
function amountIn(said: ProposedSlots['amount'], text: string): Slots['amount'] {
  const value = said?.value.trim().replace(/\.0{1,2}$/, '') ?? '';
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(value) || !/[1-9]/.test(value)) return undefined;
  const read = normalise(text);
  const numbers = [GROUPED, PLAIN].flatMap((pattern) => read.match(pattern) ?? []).map(digitsOf);
  if (!numbers.includes(digitsOf(value)) && !numbers.includes(digitsOf(`${value}.00`)))
    return undefined;
  const currency = said?.currency?.trim().toUpperCase() ?? '';
  return { value, ...(/^[A-Z]{3}$/.test(currency) ? { currency } : {}) };
}

const GROUPED = /\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)/g;
const PLAIN = /\d+(?:[.,]\d{1,2})?(?!\d)/g;

const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^0+/, '');

function standsIn(said: string | undefined, text: string): string | undefined {
  const wanted = said?.trim() ?? '';
  if (wanted === '' || wanted.length > LONGEST) return undefined;
  return normalise(text).includes(normalise(wanted)) ? wanted : undefined;
}
