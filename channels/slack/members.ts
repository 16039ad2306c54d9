import type { webApi } from '@slack/bolt';
import type { Staff } from '../../src/conversation/state.ts';
import { RedressError } from '../../src/errors.ts';
import type { Clock } from '../../src/logger.ts';
import { remember } from './remember.ts';

/** `stranger`: not in the desk channel. `outsider`: in it, but a guest, a bot or of another workspace. */
export type Standing =
  | { readonly kind: 'member'; readonly staff: Staff }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'outsider' };

export interface Ourselves {
  readonly userId: string;
  readonly botId: string;
  readonly teamId: string;
}

export type Members = ReturnType<typeof createMembers>;

const KNOWN_FOR_MS = 60_000;
const PAGE = 200;
const MOST_PAGES = 50;

/**
 * Who may act: full members of our workspace who are in the desk channel. Known for a minute, so a
 * person who leaves the channel may act for that long. Throws while Slack can't be asked: nobody is
 * let in on a guess.
 */
export function createMembers(deps: {
  readonly client: webApi.WebClient;
  readonly deskChannel: string;
  readonly clock: Clock;
}) {
  const { client, clock } = deps;
  const ourselves = remember(clock, Number.POSITIVE_INFINITY, askOurselves);
  const membersOf = remember(clock, KNOWN_FOR_MS, askMembers);
  const person = remember(clock, KNOWN_FOR_MS, askPerson);

  async function askOurselves(): Promise<Ourselves> {
    const { user_id, bot_id, team_id } = await client.auth.test();
    if (!user_id || !team_id) {
      throw new RedressError('slack_identity', 'Slack did not say whose token SLACK_BOT_TOKEN is');
    }
    return { userId: user_id, botId: bot_id ?? '', teamId: team_id };
  }

  async function askMembers(channel: string): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await client.conversations.members({
        channel,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      });
      for (const id of answer.members ?? []) found.add(id);
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return found;
    }
    throw new RedressError(
      'slack_desk_too_big',
      `the desk channel has more than ${PAGE * MOST_PAGES} members`,
      { remedy: 'Give the desk a channel of its own and set SLACK_DESK_CHANNEL to it.' },
    );
  }

  async function askPerson(user: string) {
    const { user: found } = await client.users.info({ user });
    const { profile } = found ?? {};
    const name =
      profile?.display_name || profile?.real_name || found?.real_name || found?.name || user;
    return { name, team: found?.team_id, outside: found ? isOutside(found) : true };
  }

  return {
    ourselves: (): Promise<Ourselves> => ourselves('us'),

    async standing(user: string): Promise<Standing> {
      const [us, members] = await Promise.all([ourselves('us'), membersOf(deps.deskChannel)]);
      if (!members.has(user)) return { kind: 'stranger' };
      const { name, team, outside } = await person(user);
      if (outside || team !== us.teamId) return { kind: 'outsider' };
      return { kind: 'member', staff: { id: user, name } };
    },

    /** Best effort: undefined when Slack doesn't say. */
    nameOf: (user: string): Promise<string | undefined> =>
      person(user).then(
        ({ name }) => name,
        () => undefined,
      ),
  };
}

const isOutside = (user: {
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
}): boolean =>
  Boolean(
    user.deleted ||
      user.is_bot ||
      user.is_restricted ||
      user.is_ultra_restricted ||
      user.is_stranger,
  );
