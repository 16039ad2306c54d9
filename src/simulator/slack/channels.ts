import type { SimulatorConfig } from '../context.ts';
import { BOT, COLLEAGUES, colleague, DESK_NAME, dmOwner } from './team.ts';

/** Slack's view of the two kinds of conversation that there are: the desk channel and direct messages. */
export function createChannels({ slack: { deskChannel } }: SimulatorConfig) {
  return {
    /** A channel's id for what a method was given; writing to a person opens their direct messages. */
    resolve(given: string): string | undefined {
      if (given === deskChannel || dmOwner(given) !== undefined) return given;
      return colleague(given)?.dm;
    },

    members(channel: string): readonly string[] {
      const owner = dmOwner(channel);
      if (owner !== undefined) return [owner.id, BOT.user];
      return [...COLLEAGUES.filter(({ guest }) => !guest).map(({ id }) => id), BOT.user];
    },

    json(channel: string) {
      const owner = dmOwner(channel);
      if (owner !== undefined) {
        return {
          id: channel,
          created: 1_700_000_000,
          is_im: true,
          is_channel: false,
          user: owner.id,
          is_open: true,
        };
      }
      return {
        id: channel,
        name: DESK_NAME,
        name_normalized: DESK_NAME,
        created: 1_700_000_000,
        creator: COLLEAGUES[0]?.id,
        is_channel: true,
        is_group: false,
        is_im: false,
        is_mpim: false,
        is_private: false,
        is_archived: false,
        is_general: false,
        is_shared: false,
        is_member: true,
        num_members: COLLEAGUES.filter(({ guest }) => !guest).length + 1,
        topic: { value: '', creator: '', last_set: 0 },
        purpose: { value: 'Customers who asked for a person', creator: '', last_set: 0 },
      };
    },
  };
}
