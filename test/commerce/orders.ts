import fc from 'fast-check';
import type { Order, OrderItem, OrderStatus } from '../../src/commerce/commerce.ts';
import { demoOrders } from '../../src/commerce/demo-data.ts';
import type { CustomerId, ItemId, OrderId } from '../../src/conversation/ids.ts';

/** A fixed moment at which the demo shop's orders are as its table says. */
export const now = new Date('2026-03-10T12:00:00Z');

export const demoOrder = (id: string, changes: Partial<Order> = {}): Order => {
  const order = demoOrders(now).find((candidate) => candidate.id === id);
  if (!order) throw new Error(`no ${id}`);
  return { ...order, ...changes };
};

export const wholeOf = (order: Order) =>
  order.items
    .map(({ id, quantity, refunded }) => ({ itemId: id, quantity: quantity - refunded }))
    .filter(({ quantity }) => quantity > 0);

/** Any order whose counts agree with each other, in any state of shipping, returns and refunds. */
export const anyOrder: fc.Arbitrary<Order> = fc
  .record({
    currency: fc.constantFrom('USD', 'EUR', 'SEK', 'JPY', 'CHF'),
    items: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 5 }),
        unit: fc.oneof(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 900_000 })),
        digital: fc.boolean(),
        finalSale: fc.boolean(),
        counts: fc.array(fc.nat({ max: 5 }), { minLength: 5, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    shipping: fc.integer({ min: 0, max: 2_000 }),
    goodwill: fc.integer({ min: 0, max: 5_000 }),
    status: fc.constantFrom<OrderStatus>(
      'processing',
      'partly_shipped',
      'shipped',
      'delivered',
      'cancelled',
    ),
    shippedAgo: fc.option(fc.integer({ min: 0, max: 150 }), { nil: undefined }),
    deliveredAgo: fc.option(fc.integer({ min: -1, max: 100 }), { nil: undefined }),
    expectedAgo: fc.option(fc.integer({ min: -20, max: 100 }), { nil: undefined }),
  })
  .map(({ currency, items, shipping, goodwill, status, shippedAgo, deliveredAgo, expectedAgo }) => {
    const made = items.map(({ quantity, unit, digital, finalSale, counts }, index): OrderItem => {
      const [s = 0, d = 0, back = 0, paid = 0, away = 0] = counts;
      const shipped = Math.min(s, quantity);
      const delivered = Math.min(d, shipped);
      const returned = Math.min(back, delivered);
      const refunded = Math.min(paid, quantity);
      const returning = Math.max(
        0,
        Math.min(away, shipped - returned, quantity - Math.max(refunded, returned)),
      );
      return {
        id: `I-${index}` as ItemId,
        sku: `S-${index}`,
        name: `Thing ${index}`,
        quantity,
        unitPrice: { minor: unit, currency },
        kind: digital ? 'digital' : 'physical',
        finalSale,
        shipped,
        delivered,
        returned,
        refunded,
        returning,
      };
    });
    const captured = made.reduce(
      (sum, item) => sum + item.unitPrice.minor * item.quantity,
      shipping,
    );
    const repaid = made.reduce((sum, item) => sum + item.unitPrice.minor * item.refunded, goodwill);
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
    return {
      id: 'R-1' as OrderId,
      customerId: 'C-1' as CustomerId,
      placedAt: ago(160),
      status,
      items: made,
      captured: { minor: captured, currency },
      refunded: { minor: Math.min(repaid, captured), currency },
      ...(shippedAgo === undefined ? {} : { shippedAt: ago(shippedAgo) }),
      ...(deliveredAgo === undefined ? {} : { deliveredAt: ago(deliveredAgo) }),
      ...(expectedAgo === undefined ? {} : { expectedAt: ago(expectedAgo) }),
      paidWith: 'Visa ending in 4242',
    };
  });
