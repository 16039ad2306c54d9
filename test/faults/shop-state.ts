import type { FreshDatabase } from '../support/database.ts';

interface StoredOrder {
  readonly _id: string;
  readonly status: string;
  readonly items: readonly { id: string; refunded: number; returned: number; returning?: number }[];
  readonly refunded: unknown;
  readonly effects: readonly {
    action: string;
    outcome: { kind: string; receipt?: { amount?: unknown } };
  }[];
  readonly returns: readonly { lines: unknown; amount: unknown }[];
  readonly disputes: readonly { type: string; state: string }[];
}

/** Every order as it stands, without what differs from run to run: references, keys and times. */
export async function shopState({ connection }: FreshDatabase): Promise<readonly object[]> {
  const orders = connection.getClient().db(connection.name).collection<StoredOrder>('shop_orders');
  const stored = await orders.find().sort({ _id: 1 }).toArray();
  return stored.map(({ _id, status, items, refunded, effects, returns, disputes }) => ({
    _id,
    status,
    items: items.map(({ id, ...item }) => ({
      id,
      refunded: item.refunded,
      returned: item.returned,
      returning: item.returning ?? 0,
    })),
    refunded,
    effects: effects.map(({ action, outcome }) => ({
      action,
      kind: outcome.kind,
      amount: outcome.receipt?.amount,
    })),
    returns: returns.map(({ lines, amount }) => ({ lines, amount })),
    disputes: disputes.map(({ type, state }) => ({ type, state })),
  }));
}
