import type { ItemId } from '../conversation/ids.ts';
import type { Order, OrderItem, RefundLine } from './commerce.ts';
import { addMoney, lesserOf, type Money, subtractMoney, timesMoney, zero } from './money.ts';

/** What can still be refunded of one item. */
export interface RefundableLine {
  readonly itemId: ItemId;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  /** For all of `quantity`, and no more than what is left of the order's payment. */
  readonly amount: Money;
}

/** Where units of an item are. `came_back`: returned, their refund is due. */
export type Whereabouts = 'unshipped' | 'in_transit' | 'delivered' | 'came_back';

type Balance = Pick<Order, 'items' | 'captured' | 'refunded'>;

/** What was paid and has not been paid back. */
export const remainingOf = (order: Balance): Money => subtractMoney(order.captured, order.refunded);

/** The same without what open returns will pay once they are back: that is spoken for. */
export const freeOf = (order: Balance): Money => {
  const promised = order.items.reduce(
    (sum, item) => addMoney(sum, timesMoney(item.unitPrice, item.returning ?? 0)),
    zero(order.captured.currency),
  );
  const free = subtractMoney(remainingOf(order), promised);
  return free.minor < 0 ? zero(free.currency) : free;
};

/** Units that were neither refunded (cancelled ones count as refunded) nor are in an open return. */
export const availableOf = (item: OrderItem): number =>
  Math.max(0, item.quantity - item.refunded - (item.returning ?? 0));

/** In the order's own sequence; empty for a cancelled order or when all has been paid back. */
export const refundableLines = (order: Order): readonly RefundableLine[] => {
  const free = freeOf(order);
  if (order.status === 'cancelled' || free.minor === 0) return [];
  return order.items.flatMap((item) => {
    const quantity = availableOf(item);
    if (quantity === 0 || item.unitPrice.minor === 0) return [];
    const amount = lesserOf(timesMoney(item.unitPrice, quantity), free);
    return [{ itemId: item.id, name: item.name, quantity, unitPrice: item.unitPrice, amount }];
  });
};

/** What these lines cost, and no more than what is left of the order's payment. */
export const amountOf = (order: Balance, lines: readonly RefundLine[]): Money => {
  const cost = lines.reduce((sum, line) => {
    const item = order.items.find(({ id }) => id === line.itemId);
    return item ? addMoney(sum, timesMoney(item.unitPrice, line.quantity)) : sum;
  }, zero(order.captured.currency));
  return lesserOf(cost, freeOf(order));
};

/** The same item named twice counts as one line. */
export const mergeLines = (lines: readonly RefundLine[]): readonly RefundLine[] => {
  const quantities = new Map<ItemId, number>();
  for (const { itemId, quantity } of lines)
    quantities.set(itemId, (quantities.get(itemId) ?? 0) + quantity);
  return [...quantities].map(([itemId, quantity]) => ({ itemId, quantity }));
};

/**
 * Where an item's available units are. Orders only count units, they don't tell which ones were
 * refunded without coming back: those are taken to be the ones that never left, so that what
 * remains is treated as being in the customer's hands (the stricter reading).
 */
export const whereaboutsOf = (item: OrderItem): Readonly<Record<Whereabouts, number>> => {
  const cameBack = Math.max(0, item.returned - item.refunded);
  let settled = item.refunded - Math.min(item.returned, item.refunded);
  const left = (units: number): number => {
    const taken = Math.min(Math.max(0, units), settled);
    settled -= taken;
    return Math.max(0, units) - taken;
  };
  const unshipped = left(item.quantity - item.shipped);
  const inTransit = left(item.shipped - item.delivered - awayInTransit(item));
  const delivered = left(item.delivered - item.returned - awayDelivered(item));
  return { unshipped, in_transit: inTransit, delivered, came_back: cameBack };
};

const awayDelivered = (item: OrderItem): number =>
  Math.min(item.returning ?? 0, Math.max(0, item.delivered - item.returned));

const awayInTransit = (item: OrderItem): number => (item.returning ?? 0) - awayDelivered(item);
