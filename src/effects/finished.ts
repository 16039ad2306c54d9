import type { ConversationId } from '../conversation/ids.ts';
import type { ConversationEntry } from '../log/document.ts';
import type { Log } from '../log/log.ts';
import { standing } from './delivery.ts';

/** Takes the worklist mark off turns and claims of which everything is sent and done. */
export async function settleFinished(
  log: Log,
  conversation: ConversationId,
  entries: readonly ConversationEntry[],
): Promise<void> {
  const targets = entries.flatMap((entry) => targetsOf(entry));
  const trails = Map.groupBy(await log.trail(conversation, targets), ({ of }) => of as string);
  const ended = (id: string) => standing(trails.get(id) ?? []).kind === 'ended';
  const finished = entries.filter((entry) => targetsOf(entry).every(ended));
  if (finished.length > 0)
    await log.settle(
      conversation,
      finished.map(({ _id }) => _id),
    );
}

export function targetsOf(entry: ConversationEntry) {
  return [
    ...entry.messages.map(({ id }) => id),
    ...(entry.kind === 'turn' ? entry.effects.map(({ key }) => key) : []),
  ];
}
