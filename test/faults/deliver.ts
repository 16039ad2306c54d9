import { newSid } from '../journeys/phone.ts';
import { postMessage } from '../support/service.ts';

/**
 * Delivers a message as Twilio would: again under the same id until it is acknowledged. `url` is asked
 * for anew each time, as a process that died is replaced by one on another port.
 */
export async function deliver(
  url: () => string,
  message: { readonly from: string; readonly body: string; readonly sid?: string },
  withinMs = 20_000,
): Promise<string> {
  const sid = message.sid ?? newSid();
  const deadline = Date.now() + withinMs;
  while ((await postMessage(url(), { ...message, sid })) !== 200) {
    if (Date.now() > deadline) throw new Error(`never acknowledged: ${message.body}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return sid;
}
