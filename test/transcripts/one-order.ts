import type { Commerce, Order, ShopOutcome } from '../../src/commerce/commerce.ts';
import type { CustomerId, EffectKey } from '../../src/conversation/ids.ts';

/** A shop of one order of 5 USD that does what it is asked, once a key. */
export function shopOfOneOrder(): Pick<Commerce, 'order' | 'perform' | 'outcomeOf'> {
  const outcomes = new Map<EffectKey, ShopOutcome>();
  return {
    order: async (id): Promise<Order> => ({
      id,
      customerId: 'c1' as CustomerId,
      placedAt: new Date(0),
      status: 'delivered',
      items: [],
      captured: { minor: 500, currency: 'USD' },
      refunded: { minor: 0, currency: 'USD' },
      paidWith: 'Visa ending in 4242',
    }),
    async perform(key, { kind, orderId }) {
      const at = new Date();
      const receipt = { reference: 'RF-1', action: kind, orderId, at, expectedBy: at };
      const outcome: ShopOutcome = outcomes.get(key) ?? { kind: 'done', receipt };
      outcomes.set(key, outcome);
      return outcome;
    },
    outcomeOf: async (key) => outcomes.get(key),
  };
}
