import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { mongo, trusted } from 'mongoose';
import type { EffectKey } from '../conversation/ids.ts';
import { RedressError } from '../errors.ts';
import type { Clock } from '../logger.ts';
import type { Commerce, ShopAction, ShopOutcome } from './commerce.ts';
import { type Change, changeOrder } from './demo-shop-change.ts';
import { refused } from './demo-shop-checks.ts';
import type { OrderRecord, ShopModels } from './demo-shop-models.ts';
import { policyRules } from './policy-rules.ts';

interface Dependencies {
  readonly orders: ShopModels['orders'];
  readonly clock: Clock;
  readonly outcomeOf: Commerce['outcomeOf'];
}

/** Rounds of reading and trying before giving up: each lost round means that another action got through. */
const MOST_ROUNDS = 300;

/**
 * Exactly once by key, over any number of processes: one update of the order's own document changes
 * it and remembers the key, and only while the order is still as it was read. A kill leaves both or
 * neither. Refusals are remembered likewise; only an order that does not exist has nowhere to keep
 * one, and is looked for again each time.
 */
export const performOnce = async (
  { orders, clock, outcomeOf }: Dependencies,
  key: EffectKey,
  action: ShopAction,
): Promise<ShopOutcome> => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // Majority: no answer is given that a failover could still take back. It may lag; then the update misses.
    const order = await orders
      .findOne({ _id: { $eq: action.orderId } })
      .readConcern('majority')
      .lean<OrderRecord>();
    if (!order) return (await outcomeOf(key)) ?? refused('order_unknown', 'there is no such order');
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
  throw new RedressError(
    'shop_busy',
    `Order ${action.orderId} kept changing; nothing was done under this key`,
  );
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
      { _id: { $eq: _id }, revision, 'effects.key': trusted({ $ne: key }) },
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
