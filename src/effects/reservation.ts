import type { EffectKey, OrderId, StreamId } from '../conversation/ids.ts';
import type { Log } from '../log/log.ts';
import { resultId } from '../log/names.ts';

const streamOf = (order: OrderId): StreamId => `order:${order}` as StreamId;

/**
 * Reserves an order for one effect at a time by a fenced append to the order's own stream, because
 * one customer's SMS and WhatsApp are two conversations. It belongs to the effect, not to a process:
 * whoever takes the effect up again has it. True when `key` holds the order now.
 */
export async function reserve(log: Log, order: OrderId, key: EffectKey): Promise<boolean> {
  for (;;) {
    const stream = streamOf(order);
    const head = await log.head(stream);
    const holder = head?.kind === 'reservation' ? head.holder : null;
    if (holder === key) return true;
    // A holder whose result is on record was killed before it could release.
    if (holder && !(await log.find(resultId(holder)))) return false;
    const seq = (head?.seq ?? 0) + 1;
    if ((await log.append({ kind: 'reservation', stream, seq, holder: key })) === 'inserted')
      return true;
  }
}

/** Frees the order, if `key` has it. */
export async function release(log: Log, order: OrderId, key: EffectKey): Promise<void> {
  const stream = streamOf(order);
  const head = await log.head(stream);
  if (head?.kind !== 'reservation' || head.holder !== key) return;
  await log.append({ kind: 'reservation', stream, seq: head.seq + 1, holder: null });
}
