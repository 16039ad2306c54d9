import type { Commerce } from '../commerce/commerce.ts';
import { demoCustomers } from '../commerce/demo-data.ts';
import { formatMoney } from '../commerce/money.ts';
import type { SimulatedPerson } from './context.ts';

/** The demo shop's people with their orders as they stand now. */
export async function demoPeople(shop: Pick<Commerce, 'ordersOf'>): Promise<SimulatedPerson[]> {
  return Promise.all(
    demoCustomers.map(async ({ id, name, phones, language }) => ({
      name,
      phone: phones[0] ?? '',
      language,
      orders: (await shop.ordersOf(id)).map((order) => ({
        id: order.id,
        summary: [
          order.items
            .map((item) => (item.quantity > 1 ? `${item.quantity} × ${item.name}` : item.name))
            .join(', '),
          order.status.replace('_', ' '),
          formatMoney(order.captured, 'en'),
        ].join(' · '),
      })),
    })),
  );
}
