import type { AttemptEntry, FailedEntry } from '../log/document.ts';
import type { TrailEntry } from '../log/log.ts';

/**
 * Where a message or an effect stands, read from its trail.
 *
 * - `due`: try number `n` may begin from `notBefore` on, the `round`th since it was last requeued;
 *   `unsure` when an earlier try may have succeeded, so that the other side is asked first
 * - `trying`: a process is at it since the attempt's time, and has not said how it went
 */
export type Standing =
  | {
      readonly kind: 'due';
      readonly n: number;
      readonly round: number;
      readonly unsure: boolean;
      readonly notBefore?: Date;
    }
  | {
      readonly kind: 'trying';
      readonly attempt: AttemptEntry;
      readonly n: number;
      readonly round: number;
    }
  | { readonly kind: 'ended'; readonly how: 'sent' | 'withdrawn' | 'done' | 'dead' | 'closed' };

export function standing(trail: readonly TrailEntry[]): Standing {
  let last: AttemptEntry | undefined;
  let failed: FailedEntry | undefined;
  let unsure = false;
  let deadAt = 0;
  let requeuedAt = 0;
  for (const entry of trail) {
    switch (entry.kind) {
      case 'sent':
      // A receipt can overtake the answer to the post: whoever sent it has the message.
      case 'receipt':
        return { kind: 'ended', how: 'sent' };
      case 'withdrawn':
        return { kind: 'ended', how: 'withdrawn' };
      case 'result':
        if (entry.outcome.kind !== 'unsettled') return { kind: 'ended', how: 'done' };
        break;
      case 'attempt':
        if (entry.n > (last?.n ?? 0)) last = entry;
        break;
      case 'failed':
        if (entry.n > (failed?.n ?? 0)) failed = entry;
        unsure ||= !entry.sure;
        break;
      case 'dead':
        deadAt = Math.max(deadAt, entry.n);
        break;
      case 'reviewed':
        if (entry.action === 'close') return { kind: 'ended', how: 'closed' };
        requeuedAt = Math.max(requeuedAt, entry.n);
        break;
    }
  }
  if (deadAt > requeuedAt) return { kind: 'ended', how: 'dead' };
  const n = Math.max(last?.n ?? 0, deadAt) + 1;
  const round = n - requeuedAt;
  const told = Math.max(failed?.n ?? 0, deadAt);
  if (last && last.n > told) return { kind: 'trying', attempt: last, n, round };
  const notBefore = failed && failed.n > requeuedAt ? failed.retryAt : undefined;
  return { kind: 'due', n, round, unsure, ...(notBefore ? { notBefore } : {}) };
}
