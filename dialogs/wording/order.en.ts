import type { Order, OrderStatus } from '../../src/commerce/commerce.ts';
import { counted, day, money } from './common.en.ts';

const states: Record<OrderStatus, string> = {
  processing: 'being packed',
  partly_shipped: 'partly sent',
  shipped: 'on its way',
  delivered: 'delivered',
  cancelled: 'cancelled',
};

/** What is said about orders wherever one is chosen or shown. */
export const orderWords = {
  which: 'Which order is it about?',
  notYours: (order: string) => `I can not find ${order} among your orders.`,
  none: 'I can not find any orders of yours. Write PERSON if you think there should be one.',
  more: 'You can also write the order number.',
  /** `2 x Blue mug, $28.00, delivered 18 Nov` */
  summary: (order: Order, now: Date): string => {
    const when =
      order.status === 'delivered' && order.deliveredAt ? ` ${day(order.deliveredAt, now)}` : '';
    return `${counted(order.items)}, ${money(order.captured)}, ${states[order.status]}${when}`;
  },

  whoseOrders: 'Whom is it about? A name, e-mail, phone or order number will do.',
  whichCustomer: 'Which of them is it?',
  noCustomer: (query: string) => `I can not find anybody by "${query}".`,
  forCustomer: (name: string, id: string) => `For ${name} (${id}):`,

  status: (order: Order, now: Date): string => {
    switch (order.status) {
      case 'processing':
        return `Your order ${order.id} is being packed and has not been sent yet.`;
      case 'partly_shipped':
        return `Part of your order ${order.id} has been sent.`;
      case 'shipped':
        return order.expectedAt && order.expectedAt < now
          ? `Your order ${order.id} is on its way, but late. Sorry about that.`
          : `Your order ${order.id} is on its way.`;
      case 'delivered':
        return `Your order ${order.id} was delivered${order.deliveredAt ? ` on ${day(order.deliveredAt, now)}` : ''}.`;
      case 'cancelled':
        return `Your order ${order.id} was cancelled.`;
    }
  },
  card: (order: Order, now: Date) => ({
    title: `Order ${order.id}`,
    lines: [
      { label: 'Items', value: counted(order.items) },
      { label: 'Paid', value: `${money(order.captured)}, ${order.paidWith}` },
      ...(order.refunded.minor > 0 ? [{ label: 'Refunded', value: money(order.refunded) }] : []),
      { label: 'Ordered', value: day(order.placedAt, now) },
      ...(order.expectedAt &&
      (order.status === 'shipped' ||
        order.status === 'partly_shipped' ||
        order.status === 'processing')
        ? [{ label: 'Expected', value: day(order.expectedAt, now) }]
        : []),
      ...(order.tracking
        ? [{ label: 'Tracking', value: `${order.tracking.carrier} ${order.tracking.number}` }]
        : []),
    ],
  }),
};
