import { RedressError } from '../../src/errors.ts';
import type { TwilioClient } from './rest-client.ts';

/** Our clock and Twilio's may differ, and Twilio's dates have whole seconds. */
const SLACK_MS = 60_000;
/** Messages to one person that are looked through, newest first. */
const MOST = 300;
/** Twilio puts this before what a trial account sends. */
const TRIAL = 'Sent from your Twilio trial account - ';

/**
 * Looks for a message to `to` since `since` with one of these bodies. It goes by the date of creation:
 * a message that is still queued has no date of sending, so a filter by that would miss it. The same
 * words sent twice are told apart by `isAnother`: the other message's id is on record.
 */
export async function findMessage(
  client: TwilioClient,
  to: string,
  bodies: readonly string[],
  since: Date,
  isAnother: (sid: string) => Promise<boolean> = async () => false,
): Promise<{ readonly providerId: string } | undefined> {
  const messages = await client.messages.list({ to, limit: MOST, pageSize: 100 });
  const earliest = since.getTime() - SLACK_MS;
  const recent = messages.filter(({ dateCreated }) => dateCreated.getTime() >= earliest);
  const alike = recent.filter(
    ({ body, direction }) =>
      direction !== 'inbound' && bodies.some((sent) => body === sent || body === `${TRIAL}${sent}`),
  );
  for (const { sid } of alike) {
    if (!(await isAnother(sid))) return { providerId: sid };
  }
  if (recent.length === MOST) {
    throw new RedressError('twilio_list_too_long', `More than ${MOST} messages since ${since}`);
  }
  return undefined;
}
