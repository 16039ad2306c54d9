import type { SimulatorContext } from '../context.ts';
import type { SlackMessage } from '../store.ts';
import { BOT, TEAM } from './team.ts';

type NewMessage = Omit<SlackMessage, '_id' | 'ts' | 'reactions'>;
export type Chat = ReturnType<typeof createChat>;

const DUPLICATE_KEY = 11_000;

/** Messages as Slack keeps them: a `ts` is a message's id within its channel and its place in time. */
export function createChat({ store, clock }: Pick<SimulatorContext, 'store' | 'clock'>) {
  let last = 0;

  /** Microseconds, never the same twice in this process; another process's is met by the unique id. */
  function nextTs(): string {
    last = Math.max(last + 1, clock.now().getTime() * 1000);
    const text = String(last);
    return `${text.slice(0, -6)}.${text.slice(-6)}`;
  }

  return {
    async post(message: NewMessage): Promise<SlackMessage> {
      for (;;) {
        const ts = nextTs();
        const posted: SlackMessage = {
          ...message,
          _id: `${message.channel}:${ts}`,
          ts,
          reactions: [],
        };
        try {
          await store.slack.insertOne(posted);
          return posted;
        } catch (error) {
          if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
        }
      }
    },

    find: (channel: string, ts: string): Promise<SlackMessage | null> =>
      store.slack.findOne({ _id: `${channel}:${ts}`, deleted: { $ne: true } }),

    change: (
      message: SlackMessage,
      to: Partial<Omit<SlackMessage, '_id'>>,
    ): Promise<SlackMessage | null> =>
      store.slack.findOneAndUpdate({ _id: message._id }, { $set: to }, { returnDocument: 'after' }),

    editedTs: nextTs,

    async react(
      message: SlackMessage,
      name: string,
      user: string,
    ): Promise<'added' | 'already_reacted'> {
      if (message.reactions.some((one) => one.name === name && one.users.includes(user))) {
        return 'already_reacted';
      }
      const { modifiedCount } = await store.slack.updateOne(
        { _id: message._id, 'reactions.name': name },
        { $addToSet: { 'reactions.$.users': user } },
      );
      if (modifiedCount === 0) {
        await store.slack.updateOne(
          { _id: message._id, 'reactions.name': { $ne: name } },
          { $push: { reactions: { name, users: [user] } } },
        );
      }
      return 'added';
    },

    async unreact(
      message: SlackMessage,
      name: string,
      user: string,
    ): Promise<'removed' | 'no_reaction'> {
      const { modifiedCount } = await store.slack.updateOne(
        { _id: message._id, reactions: { $elemMatch: { name, users: user } } },
        { $pull: { 'reactions.$.users': user } },
      );
      await store.slack.updateOne(
        { _id: message._id },
        { $pull: { reactions: { users: { $size: 0 } } } },
      );
      return modifiedCount === 1 ? 'removed' : 'no_reaction';
    },
  };
}

/** As conversations.history, chat.postMessage and an action's payload show a message. */
export function slackMessageJson(message: SlackMessage) {
  const byBot = message.user === BOT.user;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: TEAM.id,
    ...(byBot
      ? {
          bot_id: BOT.bot,
          app_id: BOT.app,
          bot_profile: { id: BOT.bot, app_id: BOT.app, name: BOT.name, team_id: TEAM.id },
        }
      : {}),
    ...(message.username === undefined ? {} : { username: message.username }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.editedTs === undefined
      ? {}
      : { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.reactions.length === 0
      ? {}
      : {
          reactions: message.reactions.map(({ name, users }) => ({
            name,
            users,
            count: users.length,
          })),
        }),
  };
}
