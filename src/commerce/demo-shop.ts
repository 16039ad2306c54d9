import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, mongo, type QueryFilter } from 'mongoose';
import type { CustomerId, EffectKey, OrderId } from '../conversation/ids.ts';
import { RedressError } from '../errors.ts';
import type { Clock } from '../logger.ts';
import type { Commerce, Customer, Order, ShopAction, ShopOutcome } from './commerce.ts';
import { type Change, changeOrder, refused } from './demo-shop-change.ts';
import { type CustomerRecord, type OrderRecord, type ShopModels, shopModels } from './demo-shop-models.ts';
import { fold, searchFilter } from './demo-shop-search.ts';
import { seedShop } from './demo-shop-seed.ts';
import type { Money } from './money.ts';
import { policyRules } from './policy-rules.ts';

/** One movement of money back to a customer, as the shop booked it. */
export interface BookedRefund {
  readonly key: EffectKey;
  readonly reference: string;
  readonly amount: Money;
  readonly at: Date;
}

export interface DemoShop extends Commerce {
  /** Indexes, people and orders; what is there already stays as it is. Safe to run at once in several processes. */
  seed(): Promise<void>;
  /** Refunds and cancellations of an order, in the order in which they were booked. */
  refundsOf(id: OrderId): Promise<readonly BookedRefund[]>;
}

interface Dependencies {
  readonly connection: Connection;
  readonly clock: Clock;
}

/** What the shop keeps for itself. */
const withoutInside = { revision: 0, effects: 0, returns: 0, disputes: 0 } as const;
type Inside = keyof typeof withoutInside;

/** A shop in MongoDB (collections `shop_…`) to try things out and to test against. */
export const createDemoShop = ({ connection, clock }: Dependencies): DemoShop => {
  const models = shopModels(connection);
  const { customers, orders } = models;

  const outcomeOf = async (key: EffectKey): Promise<ShopOutcome | undefined> => {
    const order = await orders
      .findOne({ 'effects.key': { $eq: key } })
      .readConcern('majority')
      .lean<OrderRecord>();
    return order?.effects.find((effect) => effect.key === key)?.outcome;
  };

  const customersWhere = async (filter: QueryFilter<CustomerRecord>): Promise<readonly Customer[]> =>
    (await customers.find(filter).sort({ name: 1, _id: 1 }).limit(10).lean<CustomerRecord[]>()).map(toCustomer);

  return {
    seed: () => seedShop(models, clock),
    customersByPhone: (e164) => customersWhere({ phones: { $eq: e164 } }),
    customersByEmail: (email) => customersWhere({ email: { $eq: email.trim().toLowerCase() } }),

    async searchCustomers(query) {
      const number = /^(?:r-?)?(\d{1,12})$/i.exec(query.trim())?.[1];
      const order = number && (await orders.findOne({ _id: { $eq: `R-${number}` as OrderId } }).lean<OrderRecord>());
      if (order) return customersWhere({ _id: { $eq: order.customerId } });
      const filter = searchFilter(fold(query));
      return filter ? customersWhere(filter) : [];
    },

    async customer(id: CustomerId) {
      const [found] = await customersWhere({ _id: { $eq: id } });
      return found;
    },

    async ordersOf(id) {
      const found = await orders
        .find({ customerId: { $eq: id } })
        .select(withoutInside)
        .sort({ placedAt: -1, _id: -1 })
        .lean<Omit<OrderRecord, Inside>[]>();
      return found.map(toOrder);
    },

    async order(id) {
      const found = await orders
        .findOne({ _id: { $eq: id } })
        .select(withoutInside)
        .lean<Omit<OrderRecord, Inside>>();
      return found ? toOrder(found) : undefined;
    },

    perform: (key, action) => perform(models, clock, outcomeOf, key, action),
    outcomeOf,

    async refundsOf(id) {
      const order = await orders
        .findOne({ _id: { $eq: id } })
        .readConcern('majority')
        .lean<OrderRecord>();
      return (order?.effects ?? []).flatMap(({ key, action, outcome }) => {
        if (outcome.kind === 'refused' || (action !== 'refund' && action !== 'cancellation')) return [];
        const { reference, amount, at } = outcome.receipt;
        return amount ? [{ key, reference, amount, at }] : [];
      });
    },
  };
};

/** Rounds of reading and trying before giving up: each lost round means that another action got through. */
const MOST_ROUNDS = 300;

/**
 * Exactly once by key, over any number of processes: one update of the order's own document changes
 * it and remembers the key, and only while the order is still as it was read. A kill leaves both or
 * neither. Refusals are remembered likewise; only an order that does not exist has nowhere to keep
 * one, and is looked for again each time.
 */
const perform = async (
  { orders }: ShopModels,
  clock: Clock,
  outcomeOf: Commerce['outcomeOf'],
  key: EffectKey,
  action: ShopAction,
): Promise<ShopOutcome> => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // Majority: no answer is given that a failover could still take back. It may lag; then the update misses.
    const order = await orders
      .findOne({ _id: { $eq: action.orderId } })
      .readConcern('majority')
      .lean<OrderRecord>();
    if (!order) return (await outcomeOf(key)) ?? refused('order_unknown', 'there is no such order').outcome;
    const earlier = order.effects.find((effect) => effect.key === key);
    if (earlier) return earlier.outcome;

    const change = changeOrder(order, action, {
      reference: referenceOf(action.kind, key),
      at: clock.now(),
      rules: policyRules,
    });
    const written = await write(orders, order, key, action.kind, change);
    if (written === 'written') return change.outcome;
    if (written === 'key_taken') {
      const elsewhere = await outcomeOf(key);
      if (elsewhere) return elsewhere;
    }
    await pause(Math.random() * Math.min(50, 2 + round));
  }
  throw new RedressError('shop_busy', `Order ${action.orderId} kept changing; nothing was done under this key`);
};

const write = async (
  orders: ShopModels['orders'],
  { _id, revision }: OrderRecord,
  key: EffectKey,
  action: ShopAction['kind'],
  { changes, outcome }: Change,
): Promise<'written' | 'missed' | 'key_taken'> => {
  try {
    const { modifiedCount } = await orders.updateOne(
      { _id: { $eq: _id }, revision, 'effects.key': { $ne: key } },
      { $set: changes, $inc: { revision: 1 }, $push: { effects: { key, action, outcome } } },
      { writeConcern: { w: 'majority', j: true } },
    );
    return modifiedCount === 1 ? 'written' : 'missed';
  } catch (error) {
    // The unique index: this key belongs to another order.
    if (error instanceof mongo.MongoServerError && error.code === 11000) return 'key_taken';
    throw error;
  }
};

const prefixes: Readonly<Record<ShopAction['kind'], string>> = {
  refund: 'RF',
  cancellation: 'CX',
  return: 'RT',
  dispute: 'D',
};

/** The same for the same key. Letters and digits that can be told apart when read out (no I, L, O, U). */
const referenceOf = (kind: ShopAction['kind'], key: EffectKey): string => {
  const bytes = createHash('sha256').update(key).digest().subarray(0, 8);
  const figures = Array.from(bytes, (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(byte & 31));
  return `${prefixes[kind]}-${figures.join('')}`;
};

const toCustomer = ({ _id, name, phones, email, language }: CustomerRecord): Customer => ({
  id: _id,
  name,
  phones,
  email,
  language,
});

const toOrder = ({ _id, ...order }: Omit<OrderRecord, Inside>): Order => ({ id: _id, ...order });
