import type { Connection, QueryFilter } from 'mongoose';
import type { CustomerId, EffectKey, OrderId } from '../conversation/ids.ts';
import type { Clock } from '../logger.ts';
import type { Commerce, Customer, Order, ShopOutcome } from './commerce.ts';
import { type CustomerRecord, type OrderRecord, shopModels } from './demo-shop-models.ts';
import { performOnce } from './demo-shop-perform.ts';
import { fold, searchFilter } from './demo-shop-search.ts';
import { seedShop } from './demo-shop-seed.ts';
import type { Money } from './money.ts';

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

  const customersWhere = async (
    filter: QueryFilter<CustomerRecord>,
  ): Promise<readonly Customer[]> =>
    (await customers.find(filter).sort({ name: 1, _id: 1 }).limit(10).lean<CustomerRecord[]>()).map(
      toCustomer,
    );

  return {
    seed: () => seedShop(models, clock),
    customersByPhone: (e164) => customersWhere({ phones: { $eq: e164 } }),
    customersByEmail: (email) => customersWhere({ email: { $eq: email.trim().toLowerCase() } }),

    async searchCustomers(query) {
      const number = /^(?:r-?)?(\d{1,12})$/i.exec(query.trim())?.[1];
      const order =
        number &&
        (await orders.findOne({ _id: { $eq: `R-${number}` as OrderId } }).lean<OrderRecord>());
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

    perform: (key, action) => performOnce({ orders, clock, outcomeOf }, key, action),
    outcomeOf,

    async refundsOf(id) {
      const order = await orders
        .findOne({ _id: { $eq: id } })
        .readConcern('majority')
        .lean<OrderRecord>();
      return (order?.effects ?? []).flatMap(({ key, action, outcome }) => {
        if (outcome.kind === 'refused' || (action !== 'refund' && action !== 'cancellation'))
          return [];
        const { reference, amount, at } = outcome.receipt;
        return amount ? [{ key, reference, amount, at }] : [];
      });
    },
  };
};

const toCustomer = ({ _id, name, phones, email, language }: CustomerRecord): Customer => ({
  id: _id,
  name,
  phones,
  email,
  language,
});

const toOrder = ({ _id, ...order }: Omit<OrderRecord, Inside>): Order => ({ id: _id, ...order });
