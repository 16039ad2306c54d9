import { createHash } from 'node:crypto';
import type { Next, Progress } from '../../src/conversation/flow-dialog.ts';
import type { Choice } from '../../src/conversation/reply.ts';
import type { Heard, TurnView } from '../../src/conversation/turn-view.ts';
import { confirmWords } from '../wording/confirm.en.ts';

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

/** The question itself: the offer, with what is to be said before it. */
export function askToConfirm<P extends Progress>(
  answer: Confirmation,
  offer: {
    readonly step?: string;
    readonly progress: P;
    readonly digest: string;
    readonly quote: string;
    readonly note?: string | undefined;
    readonly yes: string;
    readonly no: string;
  },
): Extract<Next<P>, { kind: 'ask' }> {
  const { digest, progress, quote } = offer;
  const first = answer === 'changed' || answer === 'repeat' ? confirmWords[answer] : offer.note;
  const choices = yesNo(digest, offer.yes, offer.no);
  return {
    kind: 'ask',
    step: offer.step ?? 'confirm',
    progress: { ...progress, offered: digest },
    reply: { text: [first, quote].filter(Boolean).join('\n\n'), choices },
    asked: { kind: 'yes_no', choices },
  };
}

const yesNo = (digest: string, yes: string, no: string): readonly Choice[] => [
  { id: `yes:${digest}`, label: yes },
  { id: `no:${digest}`, label: no },
];
