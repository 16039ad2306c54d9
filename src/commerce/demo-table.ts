import type { Order } from './commerce.ts';
import { demoCustomers } from './demo-catalogue.ts';
import { demoOrders, demoPurposes } from './demo-data.ts';
import { formatMoney } from './money.ts';
import { daysBetween } from './parcel-dates.ts';

/** The demo shop's people and orders as a Markdown table, for the README. */
export const demoTable = (now: Date): string => {
  const rows = demoOrders(now).map((order) => {
    const customer = demoCustomers.find(({ id }) => id === order.customerId);
    const cells = [
      customer?.phones.join(', ') ?? '',
      `${customer?.name ?? ''} (${customer?.language ?? ''})`,
      order.id,
      order.items
        .map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name))
        .join(', '),
      formatMoney(order.captured, 'en'),
      stateOf(order, now),
      demoPurposes.get(order.id) ?? '',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| Phone | Customer | Order | Items | Paid | State | Good for |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
};

const stateOf = (order: Order, now: Date): string => {
  const status = order.status.replace('_', ' ');
  if (order.status === 'cancelled') return status;
  if (order.deliveredAt) {
    const when = days(order.deliveredAt, now);
    return order.status === 'partly_shipped'
      ? `${status}, that part delivered ${when}`
      : `delivered ${when}`;
  }
  return order.expectedAt ? `${status}, expected ${days(order.expectedAt, now)}` : status;
};

const days = (date: Date, now: Date): string => {
  const passed = daysBetween(date, now);
  return passed < 0 ? `in ${-passed} days` : `${passed} days ago`;
};
