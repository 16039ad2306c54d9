import type { Log } from '../log/log.ts';
import type { UnderstandingInput } from '../understanding/command.ts';
import type { ConversationId } from './ids.ts';

const MOST = 8;

/** The last few things said in a conversation, oldest first, as the log has them (masked). */
export async function recentWords(
  log: Log,
  conversation: ConversationId,
): Promise<UnderstandingInput['recent']> {
  const entries = await log.collection
    .find({ stream: conversation, kind: { $in: ['message', 'turn'] } })
    .sort({ at: -1 })
    .limit(MOST)
    .toArray();
  return entries.reverse().flatMap((entry): UnderstandingInput['recent'] => {
    if (entry.kind === 'message') return [{ who: entry.author.kind, text: entry.activity.text }];
    if (entry.kind !== 'turn') return [];
    return entry.messages
      .filter(({ lane, author }) => lane === 'customer' && author.kind === 'bot')
      .map(({ reply }) => ({ who: 'bot', text: reply.text }));
  });
}
