import { randomBytes } from 'node:crypto';
import type { Accepted, TwilioLedger } from '../fakes/twilio-ledger.ts';
import { eventually } from '../support/kernel.ts';
import { postMessage } from '../support/service.ts';

export const newSid = (): string => `SM${randomBytes(16).toString('hex')}`;

export type Phone = ReturnType<typeof phone>;

/** Somebody's phone: writes by genuine signed webhooks, reads what the provider took for its number. */
export function phone(
  { url, twilio }: { readonly url: string; readonly twilio: TwilioLedger },
  from: string,
) {
  let read = 0;
  const received = () => twilio.sentTo(from);

  async function send(body: string, extra: Record<string, string> = {}): Promise<void> {
    const status = await postMessage(url, { sid: newSid(), from, body, extra });
    if (status !== 200) throw new Error(`the webhook was answered with ${status}`);
  }

  async function next(): Promise<string> {
    const shown = received().map(({ body }) => body);
    const context = `an answer to ${from}; so far: ${JSON.stringify(shown)}`;
    await eventually(context, () => received().length > read);
    read += 1;
    return (received()[read - 1] as Accepted).body;
  }

  return {
    from,
    send,
    /** The next message that was not read yet. */
    next,
    received: () => received().map(({ body }) => body),
    unread: () => received().length - read,
    /** Writes and reads the one answer. */
    async says(body: string, extra: Record<string, string> = {}): Promise<string> {
      await send(body, extra);
      return next();
    },
    /** Taps what the newest message has to tap, by the words on it. */
    async taps(label: string): Promise<string> {
      const newest = received().at(-1);
      const choice = newest?.choices.find((one) => one.label === label);
      if (!newest || !choice) {
        throw new Error(`"${label}" can't be tapped in ${JSON.stringify(newest)}`);
      }
      await send(label, {
        OriginalRepliedMessageSid: newest.sid,
        ...(newest.choices.length > 3
          ? { ListId: choice.id, ListTitle: label, MessageType: 'interactive' }
          : { ButtonPayload: choice.id, ButtonText: label, MessageType: 'button' }),
      });
      return next();
    },
  };
}
