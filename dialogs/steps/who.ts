import type { Customer } from '../../src/commerce/commerce.ts';
import type { CustomerId, OrderId } from '../../src/conversation/ids.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import type { TurnView } from '../../src/conversation/turn-view.ts';
import type { Asked, Slots } from '../../src/understanding/command.ts';
import { orderWords } from '../wording/order.en.ts';

export type Who =
  | { readonly kind: 'known'; readonly customer: Customer }
  | { readonly kind: 'prove' }
  | { readonly kind: 'ask'; readonly step: string; readonly reply: Reply; readonly asked: Asked };

/** Whose orders these are: known by number or code; colleagues name whom they act for. */
export async function who(view: TurnView, slots: Slots): Promise<Who> {
  const { party } = view.draft;
  if (party.kind === 'staff') return named(view, slots);
  if (!party.customerId) await byNumber(view);
  const customer = await view.subject();
  return customer ? { kind: 'known', customer } : { kind: 'prove' };
}

/** A number that belongs to exactly one customer says who it is; a shared one doesn't. */
async function byNumber(view: TurnView): Promise<void> {
  const { id } = view.turn.state.address;
  if (!/^\+\d{6,15}$/.test(id)) return;
  const [only, ...others] = await view.commerce.customersByPhone(id);
  if (only && others.length === 0) {
    view.draft.party = { kind: 'customer', customerId: only.id, provenBy: 'number' };
  }
}

async function named(view: TurnView, slots: Slots): Promise<Who> {
  const { party } = view.draft;
  if (party.kind !== 'staff') return { kind: 'prove' };
  const act = (subject: CustomerId) => {
    view.draft.party = { ...party, subject };
  };
  const order = slots.order ? await view.commerce.order(slots.order as OrderId) : undefined;
  if (order) act(order.customerId);
  else if (slots.customer) {
    const found = await lookUp(view, slots.customer);
    const [only, ...others] = found;
    if (!only) return ask(`${orderWords.noCustomer(slots.customer)} ${orderWords.whoseOrders}`);
    if (others.length > 0) return ask(orderWords.whichCustomer, found);
    act(only.id);
  }
  const customer = await view.subject();
  if (!customer) return ask(orderWords.whoseOrders);
  // A colleague must see for whom they act, whenever a task begins or that changes.
  if (customer.id !== party.subject || !view.turn.state.asked) {
    view.say({ text: orderWords.forCustomer(customer.name, customer.id) });
  }
  return { kind: 'known', customer };
}

async function lookUp(view: TurnView, query: string): Promise<readonly Customer[]> {
  const byId = await view.commerce.customer(query as CustomerId);
  return byId ? [byId] : view.commerce.searchCustomers(query);
}

function ask(text: string, among: readonly Customer[] = []): Who {
  const choices = among.map(({ id, name, email }) => ({
    id: `customer:${id}`,
    label: name,
    description: email,
  }));
  const offered = choices.length > 0 ? { choices } : {};
  return {
    kind: 'ask',
    step: 'choose_customer',
    reply: { text, ...offered },
    asked: { kind: 'customer', ...offered },
  };
}
