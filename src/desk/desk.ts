import type { IncomingActivity } from '../conversation/activity.ts';
import type { ConversationId } from '../conversation/ids.ts';
import type { Staff } from '../conversation/state.ts';

/** `taken`: a colleague has it. `gone`: nobody waits in it any more. */
export type ClaimOutcome =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'taken'; readonly by: Staff }
  | { readonly kind: 'gone' };

/** `not_yours`: `by` has it, or nobody. */
export type GiveBackOutcome =
  | { readonly kind: 'given_back' }
  | { readonly kind: 'not_yours'; readonly by?: Staff }
  | { readonly kind: 'gone' };

/** What a channel of the staff (Slack) may do with customers' conversations. All of it is durable when it resolves. */
export interface Desk {
  claim(conversation: ConversationId, by: Staff): Promise<ClaimOutcome>;
  giveBack(conversation: ConversationId, by: Staff): Promise<GiveBackOutcome>;
  /** Who has it now. */
  holder(conversation: ConversationId): Promise<Staff | undefined>;
  /** The conversation whose card has this provider id (Slack: the thread's ts). */
  conversationOfThread(threadTs: string): Promise<ConversationId | undefined>;
  /** The claimant's words, for the customer; anybody else's are not sent: `not_yours`. */
  reply(
    conversation: ConversationId,
    by: Staff,
    activity: IncomingActivity,
  ): Promise<'stored' | 'duplicate' | 'not_yours'>;
  /** Words that stay inside. The same provider id is kept once. */
  note(conversation: ConversationId, by: Staff, text: string, providerId: string): Promise<void>;
}
