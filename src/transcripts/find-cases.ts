import type { Db, Filter } from 'mongodb';
import type { ShopAction } from '../commerce/commerce.ts';
import type { ConversationId, EffectKey, OrderId } from '../conversation/ids.ts';
import type { CaseState } from './case-state.ts';
import { type Page, pageOf, pageSize, readCursor } from './cursor.ts';
import { caseRows } from './projector.ts';
import type { CaseRow } from './rows.ts';

export interface CaseQuery {
  readonly kind?: ShopAction['kind'];
  readonly state?: CaseState;
  readonly orderId?: string;
  readonly customer?: string;
  readonly conversation?: string;
  /** Asked for from `from` (inclusive) until `to` (exclusive). */
  readonly from?: Date;
  readonly to?: Date;
  readonly cursor?: string;
  /** At most 100; 25 when not given. */
  readonly limit?: number;
}

/** Refunds, cancellations, returns and disputes, the newest first. */
export async function findCases(db: Db, query: CaseQuery): Promise<Page<CaseRow>> {
  const limit = pageSize(query.limit);
  const rows = await caseRows(db)
    .find({ $and: [...conditions(query)] })
    .sort({ requestedAt: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  return pageOf(rows, limit, ({ requestedAt }) => requestedAt);
}

function conditions(query: CaseQuery): Filter<CaseRow>[] {
  const { kind, state, orderId, customer, conversation, from, to, cursor } = query;
  const after = cursor ? readCursor(cursor) : undefined;
  return [
    {},
    ...(kind ? [{ kind }] : []),
    ...(state ? [{ state }] : []),
    ...(orderId ? [{ orderId: orderId as OrderId }] : []),
    ...(customer ? [{ customer }] : []),
    ...(conversation ? [{ conversation: conversation as ConversationId }] : []),
    ...(from ? [{ requestedAt: { $gte: from } }] : []),
    ...(to ? [{ requestedAt: { $lt: to } }] : []),
    ...(after
      ? [
          {
            $or: [
              { requestedAt: { $lt: after.at } },
              { requestedAt: after.at, _id: { $lt: after.id as EffectKey } },
            ],
          },
        ]
      : []),
  ];
}
