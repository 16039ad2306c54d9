import type { Naming } from '../conversation/conversation-id.ts';
import type { ConversationId } from '../conversation/ids.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { OutgoingMessage } from '../log/document.ts';
import type { Log } from '../log/log.ts';
import { tryId } from '../log/names.ts';

/**
 * Why a message that was decided by turn `seq` must not go out any more, if so: a person took over
 * since, or its receiver wants no messages.
 */
export async function overruled(
  deps: { readonly log: Log; readonly naming: Naming },
  conversation: ConversationId,
  message: OutgoingMessage,
  seq: number,
): Promise<string | undefined> {
  if (message.lane === 'desk') return undefined;
  const to = deps.naming.conversation(message.to.channel, message.to.id);
  const head = await deps.log.head(to);
  const state = head && 'state' in head ? head.state : undefined;
  if (!state || !head) return undefined;
  const stoppedSince = to !== conversation || head.seq > seq;
  if (state.optedOut && stoppedSince) return 'the receiver opted out';
  if (to === conversation && takenOver(state, message, seq)) return 'a person took over';
  return undefined;
}

function takenOver({ mode }: ConversationState, { author }: OutgoingMessage, seq: number): boolean {
  return mode.kind === 'person' && author.kind === 'bot' && seq < mode.since;
}

/**
 * Takes back what the bot decided and no process has begun to send: the withdrawal stands in the
 * log where the first attempt would, so exactly one of the two happens.
 */
export async function withdrawUnsent(
  log: Log,
  conversation: ConversationId,
  before: number,
  reason: string,
): Promise<void> {
  const entries = await log.unfinished(conversation);
  const messages = entries
    .filter(({ seq }) => seq < before)
    .flatMap((entry) => entry.messages)
    .filter(({ lane, author }) => lane === 'customer' && author.kind === 'bot');
  await Promise.all(
    messages.map(({ id }) =>
      log.insert({
        _id: tryId(id, 1),
        kind: 'withdrawn',
        stream: conversation,
        of: id,
        n: 1,
        reason,
      }),
    ),
  );
}
