import type { Request } from 'express';
import type { Intake } from '../../src/conversation/channel.ts';
import type { MessageId } from '../../src/conversation/ids.ts';
import type { Fields } from './form.ts';
import { StatusCallback } from './parse.ts';
import type { Taken } from './webhook.ts';

const MESSAGE_ID = /^[\w:-]{1,120}\/\d{1,12}\.\d{1,6}$/;

/** Where Twilio reports on a message: our own id rides along, so a receipt needs no look-up. */
export const statusUrl = (publicUrl: string, id: MessageId): string =>
  `${publicUrl}/webhooks/twilio/status?m=${encodeURIComponent(id)}`;

/** Stores a delivery receipt. Receipts come in any order; ranking them is the reader's business. */
export const takeReceipt =
  ({ intake }: { readonly intake: Pick<Intake, 'receipt'> }) =>
  async (fields: Fields, request: Request): Promise<Taken> => {
    const { m } = request.query;
    if (typeof m !== 'string' || !MESSAGE_ID.test(m)) return refused('no message id of ours');
    const parsed = StatusCallback.safeParse(fields);
    if (!parsed.success) return refused('not a status callback');
    const { MessageSid, MessageStatus, ErrorCode } = parsed.data;
    await intake.receipt({
      messageId: m as MessageId,
      providerId: MessageSid,
      status: MessageStatus,
      ...(ErrorCode && ErrorCode !== '0' ? { errorCode: ErrorCode } : {}),
    });
    return { kind: 'taken' };
  };

const refused = (why: string): Taken => ({ kind: 'refused', status: 400, why });
