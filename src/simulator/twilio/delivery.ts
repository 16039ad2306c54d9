import type { SimulatorContext } from '../context.ts';
import type { OwedQueue } from '../owed.ts';
import type { Owed, PhoneMessage, PhoneStatus } from '../store.ts';
import type { Webhooks } from '../webhooks.ts';

const DELIVERED_AFTER_MS = 350;

/** Carries a message on its way, telling the service's StatusCallback of each step. Each step once. */
export function createDelivery(
  { config, store, clock }: SimulatorContext,
  webhooks: Webhooks,
  owed: () => OwedQueue,
) {
  return {
    async progress({ sid, status }: Extract<Owed['what'], { kind: 'progress' }>): Promise<void> {
      const before: PhoneStatus[] = status === 'delivered' ? ['sent'] : ['queued'];
      const now = clock.now();
      const moved = await store.messages.findOneAndUpdate(
        { _id: sid, status: { $in: [...before, status] } },
        {
          $set: {
            status,
            updatedAt: now,
            ...(status === 'sent' ? { sentAt: now } : {}),
            ...(status === 'failed' ? { errorCode: 63016 } : {}),
          },
        },
        { returnDocument: 'after' },
      );
      if (moved === null) return;
      await tell(moved, status);
      if (status === 'sent') {
        const next = { kind: 'progress', sid, status: 'delivered' } as const;
        await owed().add(next, DELIVERED_AFTER_MS, `${sid} delivered`);
      }
    },

    async receipt({ sid, status }: Extract<Owed['what'], { kind: 'receipt' }>): Promise<void> {
      const message = await store.messages.findOne({ _id: sid });
      if (message !== null) await tell(message, status);
    },

    /** The person has the WhatsApp chat open: what was delivered there is read. */
    async read(address: string): Promise<void> {
      const delivered = await store.messages
        .find({ to: address, status: 'delivered' })
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      for (const { _id } of delivered) {
        const { modifiedCount } = await store.messages.updateOne(
          { _id, status: 'delivered' },
          { $set: { status: 'read', updatedAt: clock.now() } },
        );
        if (modifiedCount === 1) {
          await owed().add({ kind: 'receipt', sid: _id, status: 'read' }, 0, `${_id} read`);
        }
      }
    },
  };

  async function tell(message: PhoneMessage, status: PhoneStatus): Promise<void> {
    if (message.statusCallback === undefined) return;
    const { status: answered, ok } = await webhooks.messageStatus(message.statusCallback, {
      SmsSid: message._id,
      SmsStatus: status,
      MessageStatus: status,
      MessageSid: message._id,
      AccountSid: config.twilio.accountSid,
      To: message.to,
      From: message.from,
      ApiVersion: '2010-04-01',
      ...(message.messagingServiceSid === undefined
        ? {}
        : { MessagingServiceSid: message.messagingServiceSid }),
      ...(message.errorCode === undefined ? {} : { ErrorCode: String(message.errorCode) }),
      ...(message.to.startsWith('whatsapp:')
        ? {
            ChannelPrefix: 'whatsapp',
            ChannelToAddress: message.to.slice('whatsapp:'.length),
            ...(status === 'delivered' || status === 'read'
              ? { EventType: status.toUpperCase() }
              : {}),
          }
        : {}),
    });
    // Twilio does not retry a status callback: the page shows that one was refused.
    if (!ok) {
      await store.messages.updateOne({ _id: message._id }, { $set: { webhookStatus: answered } });
    }
  }
}
