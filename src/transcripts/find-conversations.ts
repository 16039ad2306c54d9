import type { Db, Filter } from 'mongodb';
import type { ConversationId } from '../conversation/ids.ts';
import { type Page, pageOf, pageSize, readCursor } from './cursor.ts';
import { conversationRows } from './projector.ts';
import type { ConversationRow, ConversationStatus } from './rows.ts';
import { containing } from './searchable.ts';

export interface ConversationQuery {
  readonly channel?: string;
  /** An id, an address or a part of a name. */
  readonly customer?: string;
  readonly status?: ConversationStatus;
  /** Anything that was said, an order's number or a reference, as written. */
  readonly text?: string;
  /** Conversations in which something was said from `from` (inclusive) until `to` (exclusive). */
  readonly from?: Date;
  readonly to?: Date;
  readonly cursor?: string;
  /** At most 100; 25 when not given. */
  readonly limit?: number;
}

/**
 * Conversations, the one last active first. Words are looked for anywhere in the text, so a search
 * without other filters reads every row: quick up to some hundred thousand of them.
 */
export async function findConversations(
  db: Db,
  query: ConversationQuery,
): Promise<Page<ConversationRow>> {
  const limit = pageSize(query.limit);
  const rows = await conversationRows(db)
    .find({ $and: [...conditions(query)] })
    .sort({ lastAt: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  return pageOf(rows, limit, ({ lastAt }) => lastAt);
}

export const findConversation = (db: Db, id: ConversationId): Promise<ConversationRow | null> =>
  conversationRows(db).findOne({ _id: id });

function conditions(query: ConversationQuery): Filter<ConversationRow>[] {
  const { channel, customer, status, text, from, to, cursor } = query;
  const after = cursor ? readCursor(cursor) : undefined;
  return [
    {},
    ...(channel ? [{ channel }] : []),
    ...(status ? [{ status }] : []),
    ...(customer ? [{ who: containing(customer) }] : []),
    ...(text ? [{ search: containing(text) }] : []),
    ...(from ? [{ lastAt: { $gte: from } }] : []),
    ...(to ? [{ startedAt: { $lt: to } }] : []),
    ...(after
      ? [
          {
            $or: [
              { lastAt: { $lt: after.at } },
              { lastAt: after.at, _id: { $lt: after.id as ConversationId } },
            ],
          },
        ]
      : []),
  ];
}
