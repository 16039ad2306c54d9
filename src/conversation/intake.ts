import type { Log, NewEntry } from '../log/log.ts';
import { receiptId } from '../log/names.ts';
import type { Logger } from '../logger.ts';
import { maskActivity } from '../transcripts/mask.ts';
import type { IncomingActivity } from './activity.ts';
import type { Intake, Outgoing } from './channel.ts';
import type { Naming } from './conversation-id.ts';
import { type ConversationId, conversationOf } from './ids.ts';
import type { Staff } from './state.ts';

/** The points at which a process may die in tests; nothing listens to them in production. */
export type Checkpoint =
  | 'receive:before'
  | 'receive:after'
  | 'decide:before'
  | 'decide:after'
  | 'append:before'
  | 'append:after'
  | 'effect:before'
  | 'effect:after'
  | 'result:before'
  | 'result:after'
  | 'send:before'
  | 'send:after';

export interface IntakeDeps {
  readonly log: Log;
  readonly naming: Naming;
  readonly logger: Logger;
  readonly checkpoint: (point: Checkpoint, stream: ConversationId) => void;
}

export type KernelIntake = Intake & {
  /** A colleague's words in a customer's conversation. */
  receiveFromStaff(
    stream: ConversationId,
    staff: Staff,
    activity: IncomingActivity,
  ): Promise<'stored' | 'duplicate'>;
  /** The provider refused a message because its receiver opted out: their conversation must know. */
  optedOut(stream: ConversationId, refused: Pick<Outgoing, 'id' | 'to'>): Promise<void>;
};

/** Stores what comes in. What resolves here is durable and may be acknowledged; what throws may not. */
export function createIntake(deps: IntakeDeps): KernelIntake {
  const { log, naming } = deps;

  async function store(
    stream: ConversationId,
    activity: IncomingActivity,
    author: { kind: 'customer' } | { kind: 'staff'; staff: Staff },
  ): Promise<'stored' | 'duplicate'> {
    deps.checkpoint('receive:before', stream);
    const entry: NewEntry = {
      _id: naming.message(stream, activity.channelId, activity.id),
      kind: 'message',
      stream,
      activity: maskActivity(activity),
      author,
      open: true,
    };
    const insertion = await log.insert(entry);
    deps.checkpoint('receive:after', stream);
    deps.logger.info({ conversation: stream, message: activity.id, insertion }, 'message received');
    return insertion === 'inserted' ? 'stored' : 'duplicate';
  }

  return {
    receive: (activity) =>
      store(naming.conversation(activity.channelId, activity.conversation.id), activity, {
        kind: 'customer',
      }),

    receiveFromStaff: (stream, staff, activity) =>
      store(stream, activity, { kind: 'staff', staff }),

    async optedOut(stream, { id, to }) {
      const party = { id: to.id, name: '' };
      await store(
        stream,
        {
          type: 'event',
          name: 'optOut',
          channelId: to.channel,
          id: `opted-out:${id}`,
          from: party,
          recipient: { id: '', name: '' },
          conversation: { ...party, isGroup: false, conversationType: 'personal' },
          text: '',
          channelData: {},
        },
        { kind: 'customer' },
      );
    },

    async receipt({ messageId, providerId, status, errorCode }) {
      await log.insert({
        _id: receiptId(messageId, status),
        kind: 'receipt',
        stream: conversationOf(messageId),
        of: messageId,
        providerId,
        status,
        ...(errorCode === undefined ? {} : { errorCode }),
      });
    },
  };
}
