export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Guests can write to the bot, but are not in the desk channel. */
  readonly guest: boolean;
  /** Their direct messages with the bot. */
  readonly dm: string;
}

export const TEAM = { id: 'T0SIMSHOP', domain: 'demo-shop', name: 'Demo shop' } as const;
export const BOT = {
  user: 'U0REDRESS',
  bot: 'B0REDRESS',
  app: 'A0REDRESS',
  name: 'redress',
} as const;
export const DESK_NAME = 'support-desk';

export const COLLEAGUES: readonly Colleague[] = [
  { id: 'U0SIMMIA1', name: 'Mia', title: 'Customer care', guest: false, dm: 'D0SIMMIA1' },
  { id: 'U0SIMJON1', name: 'Jonas', title: 'Customer care', guest: false, dm: 'D0SIMJON1' },
  { id: 'U0SIMPRI1', name: 'Priya', title: 'Lead', guest: false, dm: 'D0SIMPRI1' },
  { id: 'U0SIMSAM1', name: 'Sam', title: 'Warehouse, guest', guest: true, dm: 'D0SIMSAM1' },
];

export const colleague = (id: string): Colleague | undefined =>
  COLLEAGUES.find((one) => one.id === id);

export const dmOwner = (channel: string): Colleague | undefined =>
  COLLEAGUES.find(({ dm }) => dm === channel);

export function userJson(id: string) {
  const found = colleague(id);
  const name = id === BOT.user ? 'Redress' : found?.name;
  if (name === undefined) return undefined;
  return {
    id,
    team_id: TEAM.id,
    name: name.toLowerCase(),
    real_name: name,
    deleted: false,
    is_bot: id === BOT.user,
    is_admin: false,
    is_owner: false,
    is_restricted: found?.guest ?? false,
    is_ultra_restricted: false,
    tz: 'Europe/Berlin',
    profile: {
      real_name: name,
      display_name: name,
      title: found?.title ?? '',
      email: `${name.toLowerCase()}@demo-shop.example`,
    },
  };
}
