import type { Order } from '../../src/commerce/commerce.ts';
import type { Next, Progress } from '../../src/conversation/flow-dialog.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import type { TurnView } from '../../src/conversation/turn-view.ts';
import type { Asked, Slots } from '../../src/understanding/command.ts';
import { namedIn } from '../../src/understanding/slots/named.ts';
import { handoffWords } from '../wording/handoff.en.ts';
import { orderWords } from '../wording/order.en.ts';
import { who } from './who.ts';

const MOST_LISTED = 9;
const MOST_MISSES = 5;

type Chosen =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'ask'; readonly step: string; readonly reply: Reply; readonly asked: Asked }
  | { readonly kind: 'prove' }
  | { readonly kind: 'hand_off'; readonly step: string; readonly why: string }
  | { readonly kind: 'end'; readonly step: string; readonly reply: Reply };

/** A task about an order: what is asked for first, or the order and the progress that names it. */
export async function orderFor<P extends Progress>(
  view: TurnView,
  progress: P,
  suits: (order: Order) => boolean,
): Promise<{ readonly next: Next<P> } | { readonly order: Order; readonly progress: P }> {
  const chosen = await chooseOrder(view, progress.slots, suits);
  switch (chosen.kind) {
    case 'order': {
      const slots = { ...progress.slots, order: chosen.order.id };
      return { order: chosen.order, progress: { ...progress, slots } };
    }
    case 'ask': {
      const { order: _none, ...slots } = progress.slots;
      return { next: { ...chosen, progress: { ...progress, slots } } };
    }
    case 'prove':
      return { next: { kind: 'prove', progress } };
    default:
      return { next: chosen };
  }
}

/**
 * Which of the customer's own orders is meant. One that isn't theirs reads the same as one that
 * doesn't exist, and too many of them end with a person. `suits`: those worth offering first.
 */
async function chooseOrder(
  view: TurnView,
  slots: Slots,
  suits: (order: Order) => boolean,
): Promise<Chosen> {
  const whose = await who(view, slots);
  if (whose.kind !== 'known') return whose;
  const orders = await view.commerce.ordersOf(whose.customer.id);
  const wanted = slots.order && orders.find(({ id }) => id === slots.order);
  if (wanted) return { kind: 'order', order: wanted };

  const missed = slots.order ? orderWords.notYours(slots.order) : undefined;
  if (missed) {
    view.draft.orderMisses += 1;
    if (view.draft.orderMisses >= MOST_MISSES) {
      return { kind: 'hand_off', step: 'locked', why: handoffWords.why.misses };
    }
  }
  if (orders.length === 0) {
    return { kind: 'end', step: 'no_orders', reply: { text: missed ?? orderWords.none } };
  }
  const fitting = withItems(orders.filter(suits), slots);
  const candidates = fitting.length > 0 && !missed ? fitting : orders;
  const [only, ...others] = candidates;
  if (only && others.length === 0 && !missed) {
    return { kind: 'order', order: only };
  }
  return ask(candidates, missed, view.turn.now);
}

/** Those that have what was spoken of, where any has. */
function withItems(orders: readonly Order[], { items }: Slots): readonly Order[] {
  if (!items) return orders;
  const having = orders.filter((order) => {
    const names = order.items.map(({ name }) => name);
    return items.some((item) => names.includes(item) || namedIn(item, names).length > 0);
  });
  return having.length > 0 ? having : orders;
}

function ask(orders: readonly Order[], missed: string | undefined, now: Date): Chosen {
  const choices = orders.slice(0, MOST_LISTED).map((order) => ({
    id: `order:${order.id}`,
    label: order.id,
    description: orderWords.summary(order, now),
  }));
  const more = orders.length > MOST_LISTED ? orderWords.more : undefined;
  const text = [missed, orderWords.which, more].filter(Boolean).join(' ');
  return {
    kind: 'ask',
    step: 'choose_order',
    reply: { text, choices },
    asked: { kind: 'order', choices },
  };
}
