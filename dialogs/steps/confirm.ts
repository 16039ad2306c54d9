import { createHash } from 'node:crypto';
import type { Choice } from '../../src/conversation/reply.ts';
import type { Heard, TurnView } from '../../src/conversation/turn-view.ts';

/** A question older than this is put again before its yes counts. */
const STALE_MS = 12 * 3_600_000;

/** `repeat`: it may not have been seen, or is old. `changed`: the yes was to another offer. */
export type Confirmation = 'yes' | 'no' | 'ask' | 'repeat' | 'changed';

/** Names an offer by all that it consists of: another amount is another offer. */
export const digestOf = (offer: unknown): string =>
  createHash('sha256').update(JSON.stringify(offer)).digest('hex').slice(0, 12);

/**
 * What was said to an offer. Only a yes to this very offer counts, given after it was on its way.
 * `offered`: the digest of what was last asked, if anything.
 */
export function confirmation(
  view: TurnView,
  heard: Heard,
  digest: string,
  offered: string | undefined,
): Confirmation {
  const tapped = heard.picks.find((pick) => pick.startsWith('yes:'));
  if (!tapped && (heard.no || heard.picks.some((pick) => pick.startsWith('no:')))) return 'no';
  if (!tapped && !heard.yes) return 'ask';
  const meant = tapped ? tapped.slice('yes:'.length) : offered;
  if (meant === undefined) return 'ask';
  if (meant !== digest) return 'changed';
  const { askedAt } = view.turn.state;
  const fresh = askedAt !== undefined && view.turn.now.getTime() - askedAt.getTime() < STALE_MS;
  return offered === digest && view.turn.mayConfirm && fresh ? 'yes' : 'repeat';
}

export const yesNo = (digest: string, yes: string, no: string): readonly Choice[] => [
  { id: `yes:${digest}`, label: yes },
  { id: `no:${digest}`, label: no },
];
