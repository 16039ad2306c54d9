import type { webApi } from '@slack/bolt';
import type { Intake } from '../../src/conversation/channel.ts';
import type { Desk } from '../../src/desk/desk.ts';
import type { Clock, Logger } from '../../src/logger.ts';
import type { Aside } from './aside.ts';
import type { Members } from './members.ts';

/** What the handlers of messages and clicks share. */
export interface Room {
  readonly deskChannel: string;
  readonly intake: Intake;
  readonly desk: Desk;
  readonly members: Members;
  readonly client: webApi.WebClient;
  readonly aside: Aside;
  readonly clock: Clock;
  readonly logger: Logger;
}
