import { type ConversationId, conversationOf, type StreamId } from '../conversation/ids.ts';
import type {
  ConversationEntry,
  DeadEntry,
  EffectRequest,
  OutgoingMessage,
  ReviewedEntry,
} from '../log/document.ts';
import type { Log, TrailEntry } from '../log/log.ts';
import { fencedId, resultId, reviewedId } from '../log/names.ts';
import { release } from './reservation.ts';

/** Something that was given up after all tries, and waits for an operator's word. */
export interface DeadLetter {
  readonly id: string;
  readonly conversation: ConversationId;
  readonly error: string;
  readonly code?: string;
  /** After how many tries. */
  readonly tries: number;
  readonly at: Date;
  readonly what:
    | { readonly kind: 'message'; readonly message: OutgoingMessage }
    | { readonly kind: 'effect'; readonly effect: EffectRequest }
    /** The turn that asked for it is not there any more. */
    | { readonly kind: 'unknown' };
}

/**
 * - `not_found`: no dead letter of that id · `reviewed`: somebody dealt with it before
 * - `redacted`: its words are erased, so that it can't be sent any more: close it
 */
export type Review =
  | { readonly kind: 'requeued' | 'closed' }
  | { readonly kind: 'not_found' | 'reviewed' | 'redacted' };

/**
 * Dead letters: nothing is thrown away when the tries are used up. Requeueing gives a new round of
 * tries under the same key, so that the shop or the provider is asked what became of it first; closing
 * an effect tells the customer no and frees the order.
 */
export function createDeadLetters(deps: { readonly log: Log }) {
  const { log } = deps;

  /** By its own id, or by that of the message or effect. */
  async function find(id: string): Promise<DeadEntry | undefined> {
    const entry = await log.find(id);
    if (entry?.kind === 'dead') return entry;
    const stream = id.slice(0, Math.max(0, id.indexOf('/'))) as StreamId;
    const trail = await log.trail(stream, [id as DeadEntry['of']]);
    return trail.findLast((line): line is DeadEntry => line.kind === 'dead');
  }

  const ownerOf = async ({ of }: DeadEntry) => {
    const seq = Number(/\/(\d+)[.!]/.exec(of)?.[1] ?? 0);
    const owner = await log.find(fencedId(conversationOf(of), seq));
    return owner?.kind === 'turn' || owner?.kind === 'claim' ? owner : undefined;
  };

  async function letterOf(entry: DeadEntry): Promise<DeadLetter> {
    const owner = await ownerOf(entry);
    const message = owner?.messages.find(({ id }) => id === entry.of);
    const effects = owner?.kind === 'turn' ? owner.effects : [];
    const effect = effects.find(({ key }) => key === entry.of);
    return {
      id: entry._id,
      conversation: conversationOf(entry.of),
      error: entry.error,
      ...(entry.code ? { code: entry.code } : {}),
      tries: entry.n,
      at: entry.wroteAt,
      what: message
        ? { kind: 'message', message }
        : effect
          ? { kind: 'effect', effect }
          : { kind: 'unknown' },
    };
  }

  const reopen = ({ _id, stream }: ConversationEntry) =>
    log.collection.updateOne({ _id, stream }, { $set: { open: true } });

  async function review(
    entry: DeadEntry,
    action: ReviewedEntry['action'],
    by: string,
    reason: string,
  ): Promise<void> {
    const { of, n } = entry;
    const stream = conversationOf(of);
    const _id = reviewedId(of, action, n);
    await log.insert({ _id, kind: 'reviewed', stream, of, n, action, by, reason });
  }

  return {
    /** Those that nobody has dealt with, oldest first. */
    async list(): Promise<DeadLetter[]> {
      const entries = await log.collection
        // Every stream: named so that the index of open documents serves.
        .find({ stream: { $gt: '' as StreamId }, open: true, kind: 'dead' })
        .sort({ at: 1 })
        .toArray();
      const dead = entries.filter((entry) => entry.kind === 'dead');
      return Promise.all(dead.map(letterOf));
    },

    /** One of them with all that was tried, reviewed or not. */
    async show(id: string): Promise<(DeadLetter & { trail: readonly TrailEntry[] }) | undefined> {
      const entry = await find(id);
      if (!entry) return undefined;
      return { ...(await letterOf(entry)), trail: await log.trail(entry.stream, [entry.of]) };
    },

    /** Gives it a new round of tries. Repeating it after a crash in the middle is harmless. */
    async requeue(id: string, by: string, reason: string): Promise<Review> {
      const entry = await find(id);
      if (!entry) return { kind: 'not_found' };
      if (!entry.open) return { kind: 'reviewed' };
      const owner = await ownerOf(entry);
      if (!owner || owner.redacted) return { kind: 'redacted' };
      // Before, because the review wakes the workers; after, because one that looked in between found
      // it still dead and took the mark off again.
      await reopen(owner);
      await review(entry, 'requeue', by, reason);
      await reopen(owner);
      await log.settle(entry.stream, [entry._id]);
      return { kind: 'requeued' };
    },

    /** Ends it for good. The customer is told of an effect that it was not done. */
    async close(id: string, by: string, reason: string): Promise<Review> {
      const entry = await find(id);
      if (!entry) return { kind: 'not_found' };
      if (!entry.open) return { kind: 'reviewed' };
      const { what } = await letterOf(entry);
      if (what.kind === 'effect') {
        const { key, action } = what.effect;
        await log.insert({
          _id: resultId(key),
          kind: 'result',
          stream: conversationOf(key),
          of: key,
          outcome: {
            kind: 'refused',
            code: 'not_refundable',
            detail: `closed by ${by}: ${reason}`,
          },
          open: true,
        });
        await release(log, action.orderId, key);
      }
      await review(entry, 'close', by, reason);
      await log.settle(entry.stream, [entry._id]);
      return { kind: 'closed' };
    },
  };
}

export type DeadLetters = ReturnType<typeof createDeadLetters>;
