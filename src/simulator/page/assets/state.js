/** What is known and what is looked at. Everything that is drawn is drawn from here. */
export const state = {
  numbers: { sms: '', whatsapp: '' },
  desk: { id: '', name: '' },
  people: [],
  colleagues: [],
  phone: new Map(),
  slack: new Map(),
  person: recall('person', ''),
  app: recall('app', 'sms'),
  view: 'phone',
  room: 'channel',
  staff: recall('staff', ''),
  seen: recall('seen', {}),
};

function recall(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(`redress.${name}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name) {
  try {
    localStorage.setItem(`redress.${name}`, JSON.stringify(state[name]));
  } catch {
    // Private windows may have no storage: then nothing is remembered.
  }
}

export const person = () =>
  state.people.find(({ phone }) => phone === state.person) ?? state.people[0];
export const colleague = () =>
  state.colleagues.find(({ id }) => id === state.staff) ?? state.colleagues[0];

/** A message from the service is on the phone once it was sent. */
const arrived = ({ mine, status }) => mine || status !== 'queued';
export const chatOf = (phone, app) =>
  [...state.phone.values()]
    .filter((message) => message.phone === phone && message.app === app && arrived(message))
    .sort((a, b) => a.at.localeCompare(b.at));

export const unseen = (phone, app) => {
  const since = state.seen[`${app}${phone}`] ?? '';
  return chatOf(phone, app).filter(
    ({ mine, status, at }) => !mine && status !== 'failed' && at > since,
  ).length;
};

export function markSeen(key, at) {
  if ((state.seen[key] ?? '') >= at) return;
  state.seen[key] = at;
  remember('seen');
}

const visibleTo =
  (user) =>
  ({ deleted, ephemeralTo }) =>
    !deleted && (!ephemeralTo || ephemeralTo === user);
export const slackOf = (channel) =>
  [...state.slack.values()]
    .filter((message) => message.channel === channel && visibleTo(colleague()?.id)(message))
    .sort((a, b) => a.ts.localeCompare(b.ts));

const listeners = new Set();
let waiting = false;

export const onChange = (listener) => listeners.add(listener);

/** Draws once for all that changed in this moment. */
export function changed() {
  if (waiting) return;
  waiting = true;
  queueMicrotask(() => {
    waiting = false;
    for (const listener of listeners) listener();
  });
}
