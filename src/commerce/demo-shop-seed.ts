import type { Clock } from '../logger.ts';
import { demoCustomers, demoOrders, demoProducts } from './demo-data.ts';
import type { OrderRecord, ShopModels } from './demo-shop-models.ts';
import { fold } from './demo-shop-search.ts';

const durable = { writeConcern: { w: 'majority', j: true } } as const;

/**
 * Puts in what is missing and touches nothing that is there. All dates go by the moment of the very
 * first seeding, which is kept: an interrupted run and its repetition give the same data.
 */
export const seedShop = async (
  { customers, orders, products, seeds }: ShopModels,
  clock: Clock,
): Promise<void> => {
  await Promise.all([customers.createIndexes(), orders.createIndexes()]);
  const seed = await seeds
    .findOneAndUpdate(
      { _id: 'demo' },
      { $setOnInsert: { at: clock.now() } },
      { upsert: true, returnDocument: 'after', ...durable },
    )
    .lean<{ readonly at: Date }>();
  const at = seed?.at ?? clock.now();

  await Promise.all([
    products.bulkWrite(
      demoProducts.map(({ sku, ...product }) => missing(sku, product)),
      durable,
    ),
    customers.bulkWrite(
      demoCustomers.map(({ id, ...customer }) =>
        missing(id, { ...customer, folded: fold(`${customer.name} ${customer.email}`) }),
      ),
      durable,
    ),
    orders.bulkWrite(
      demoOrders(at).map(({ id, ...order }) => missing(id, { ...order, ...untouched })),
      durable,
    ),
  ]);
};

const untouched: Pick<OrderRecord, 'revision' | 'effects' | 'returns' | 'disputes'> = {
  revision: 0,
  effects: [],
  returns: [],
  disputes: [],
};

const missing = <Id extends string, T extends object>(id: Id, document: T) => ({
  updateOne: { filter: { _id: id }, update: { $setOnInsert: document }, upsert: true },
});
