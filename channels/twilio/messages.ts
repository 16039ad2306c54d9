import type { Intake } from '../../src/conversation/channel.ts';
import type { Fields } from './form.ts';
import { IncomingMessage } from './parse.ts';
import { toActivity } from './to-activity.ts';
import type { Taken } from './webhook.ts';

/** Stores an incoming message; one that was delivered before is acknowledged again and does nothing. */
export const takeMessage =
  ({ intake }: { readonly intake: Pick<Intake, 'receive'> }) =>
  async (fields: Fields): Promise<Taken> => {
    const parsed = IncomingMessage.safeParse(fields);
    if (!parsed.success) {
      const names = parsed.error.issues.map(({ path }) => path.join('.'));
      return { kind: 'refused', status: 400, why: `not a message: ${names.join(', ')}` };
    }
    await intake.receive(toActivity(parsed.data, fields));
    return { kind: 'taken' };
  };
