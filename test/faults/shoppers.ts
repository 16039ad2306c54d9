import type { FreshDatabase } from '../support/database.ts';

export interface Shopper {
  readonly phone: string;
  readonly order: string;
}

type Stored = { _id: string };

/**
 * Customers beyond those of the demo, each with one delivered order of two mugs like R-1001, so that
 * many refunds can be asked for in one database. The shop has to be seeded already.
 */
export async function addShoppers(database: FreshDatabase, count: number): Promise<Shopper[]> {
  const customers = database.connection.getClient().db(database.connection.name);
  const people = customers.collection<Stored>('shop_customers');
  const orders = customers.collection<Stored>('shop_orders');
  const ana = await people.findOne({ _id: 'C-01' });
  const hers = await orders.findOne({ _id: 'R-1001' });
  if (!ana || !hers) throw new Error('the shop is not seeded yet');
  const shoppers = Array.from({ length: count }, (_, n) => ({
    phone: `+1555${String(2_000_000 + n)}`,
    order: `R-${2_001 + n}`,
  }));
  await people.insertMany(
    shoppers.map(({ phone, order }) => ({
      ...ana,
      _id: `C-${order}`,
      phones: [phone],
      email: `${order.toLowerCase()}@example.com`,
    })),
  );
  await orders.insertMany(
    shoppers.map(({ order }) => ({
      ...hers,
      _id: order,
      customerId: `C-${order}`,
      items: (hers as unknown as { items: object[] }).items.map((item, index) => ({
        ...item,
        id: `${order}-${index + 1}`,
      })),
    })),
  );
  return shoppers;
}
