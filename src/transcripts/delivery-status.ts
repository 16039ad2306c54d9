import type { TrailEntry } from '../log/log.ts';

/**
 * What became of a message we sent, as far as is known.
 *
 * - `attempted`: a try began or failed; another may follow
 * - `sent`: the provider has it (its own `queued` is below, since a receipt can overtake the answer)
 * - `undelivered`, `failed`: the provider's last word, with its error code
 * - `withdrawn`: taken back before it went out
 * - `dead`: given up by us; a dead letter until an operator closes or requeues it
 */
export type DeliveryStatus =
  | 'pending'
  | 'attempted'
  | 'queued'
  | 'sent'
  | 'undelivered'
  | 'failed'
  | 'delivered'
  | 'read'
  | 'withdrawn'
  | 'dead';

export interface Delivery {
  readonly status: DeliveryStatus;
  readonly at?: Date;
  readonly providerId?: string;
  /** The provider's error code, or why it was withdrawn or given up. */
  readonly code?: string;
  readonly reason?: string;
}

// A delivery is believed over a failure: a phone that had the message can't have failed to get it.
const RANK: Readonly<Record<DeliveryStatus, number>> = {
  pending: 0,
  attempted: 1,
  dead: 2,
  queued: 3,
  sent: 4,
  withdrawn: 5,
  undelivered: 6,
  failed: 6,
  delivered: 7,
  read: 8,
};

const PROVIDER_WORDS: Readonly<Record<string, DeliveryStatus>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  received: 'delivered',
  read: 'read',
  undelivered: 'undelivered',
  failed: 'failed',
  canceled: 'failed',
};

/** Ranks what is known, so that a receipt that comes late or twice never takes a status back. */
export function deliveryOf(trail: readonly TrailEntry[]): Delivery {
  const requeuedAt = Math.max(0, ...trail.map((e) => (isRequeue(e) ? e.n : 0)));
  let best: Delivery = { status: 'pending' };
  let providerId: string | undefined;
  for (const entry of trail) {
    const told = word(entry, requeuedAt);
    if (entry.kind === 'sent' || entry.kind === 'receipt') providerId ??= entry.providerId;
    if (told && RANK[told.status] > RANK[best.status]) best = told;
  }
  return providerId === undefined ? best : { ...best, providerId };
}

function word(entry: TrailEntry, requeuedAt: number): Delivery | undefined {
  const at = entry.wroteAt;
  switch (entry.kind) {
    case 'attempt':
      return { status: 'attempted', at };
    case 'failed':
      return { status: 'attempted', at, ...(entry.code ? { code: entry.code } : {}) };
    case 'sent':
      return { status: 'sent', at };
    case 'withdrawn':
      return { status: 'withdrawn', at, reason: entry.reason };
    case 'dead': {
      if (entry.n <= requeuedAt) return undefined;
      const code = entry.code ? { code: entry.code } : {};
      return { status: 'dead', at, reason: entry.error, ...code };
    }
    case 'receipt': {
      const status = PROVIDER_WORDS[entry.status];
      return status && { status, at, ...(entry.errorCode ? { code: entry.errorCode } : {}) };
    }
    case 'reviewed':
    case 'result':
      return undefined;
  }
}

const isRequeue = (entry: TrailEntry): entry is Extract<TrailEntry, { kind: 'reviewed' }> =>
  entry.kind === 'reviewed' && entry.action === 'requeue';
