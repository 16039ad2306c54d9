import { webApi } from '@slack/bolt';
import type { Outgoing } from '../../src/conversation/channel.ts';
import { RedressError } from '../../src/errors.ts';

/** The metadata by which a message of ours is known again. */
export const METADATA_TYPE = 'redress_message';

/** How far our clock and Slack's may be apart. */
const SKEW_MS = 600_000;
const PAGE = 200;
const MOST_PAGES = 20;

type Page = webApi.ConversationsHistoryResponse | webApi.ConversationsRepliesResponse;

/**
 * Looks for a message by its metadata, in its thread and in the channel: what was meant for a thread
 * that was not there yet stands in the channel itself. Throws when Slack can't tell.
 */
export async function findMessage(
  client: webApi.WebClient,
  outgoing: Outgoing,
  since: Date,
): Promise<{ readonly providerId: string } | undefined> {
  const range = {
    channel: outgoing.to.id,
    oldest: String((since.getTime() - SKEW_MS) / 1000),
    limit: PAGE,
    include_all_metadata: true,
  };
  const { threadProviderId: thread } = outgoing;
  const inThread =
    thread &&
    (await search(outgoing.id, (cursor) => repliesIn(client, { ...range, ...cursor, ts: thread })));
  const ts =
    inThread ||
    (await search(outgoing.id, (cursor) => client.conversations.history({ ...range, ...cursor })));
  return ts ? { providerId: ts } : undefined;
}

async function search(
  id: string,
  ask: (cursor: { cursor?: string }) => Promise<Page>,
): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await ask(cursor ? { cursor } : {});
    const found = answer.messages?.find(({ metadata }) => isOurs(metadata, id));
    if (found?.ts) return found.ts;
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  throw new RedressError('slack_history_too_long', `${PAGE * MOST_PAGES} messages did not have it`);
}

/** Empty when the thread is gone: then nothing of ours is in it. */
async function repliesIn(
  client: webApi.WebClient,
  asked: webApi.ConversationsRepliesArguments,
): Promise<Page> {
  try {
    return await client.conversations.replies(asked);
  } catch (error) {
    const gone =
      error instanceof webApi.WebAPIPlatformError && error.data.error === 'thread_not_found';
    if (!gone) throw error;
    return { ok: true, messages: [] };
  }
}

const isOurs = (metadata: unknown, id: string): boolean => {
  const { event_type, event_payload } = (metadata ?? {}) as {
    readonly event_type?: unknown;
    readonly event_payload?: { readonly id?: unknown };
  };
  return event_type === METADATA_TYPE && event_payload?.id === id;
};
