import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { card, smallBot } from './small-bot.ts';
import { DESK, startWorld, until, type World } from './world.ts';

const MIA = { user: 'U0SIMMIA1', dm: 'D0SIMMIA1' };
const SAM = { user: 'U0SIMSAM1', dm: 'D0SIMSAM1' };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let world: World;
beforeAll(async () => {
  database = await freshDatabase();
  world = await startWorld(database.connection, smallBot);
});
afterAll(async () => {
  await world.stop();
  await database.drop();
});
beforeEach(() => {
  world.events.length = 0;
  delete world.refusing.status;
});

const post = async (more: object = {}) => {
  const { ts = '' } = await world.slack.chat.postMessage({
    channel: DESK,
    text: 'A card',
    blocks: card(),
    ...more,
  });
  return ts;
};
const event = (at: number) => (world.events[at] as { event: Record<string, unknown> }).event;

test('the bot knows who it is and who is at the desk', async () => {
  expect(await world.slack.auth.test()).toMatchObject({
    ok: true,
    user_id: 'U0REDRESS',
    bot_id: 'B0REDRESS',
  });
  const { members } = await world.slack.conversations.members({ channel: DESK });
  expect(members).toContain(MIA.user);
  expect(members).not.toContain(SAM.user);
  const { user } = await world.slack.users.info({ user: MIA.user });
  expect(user).toMatchObject({ real_name: 'Mia', is_restricted: false });
  expect(await world.slack.conversations.open({ users: MIA.user })).toMatchObject({
    channel: { id: MIA.dm },
  });
  expect(await world.slack.conversations.info({ channel: DESK })).toMatchObject({
    channel: { is_member: true },
  });
  expect((await world.slack.conversations.list()).channels?.map(({ id }) => id)).toEqual([DESK]);
});

test('a colleague’s reply in a thread is a signed event that Bolt accepts', async () => {
  const root = await post();
  const answer = await world.act('desk/messages', {
    user: MIA.user,
    channel: DESK,
    threadTs: root,
    text: 'I’ll <fix> it & more',
  });
  expect(answer).toMatchObject({ ok: true, status: 200 });
  expect(world.events[0]).toMatchObject({
    type: 'event_callback',
    event_id: expect.stringMatching(/^Ev/),
  });
  expect(event(0)).toMatchObject({
    type: 'message',
    channel: DESK,
    channel_type: 'channel',
    user: MIA.user,
    text: 'I’ll &lt;fix&gt; it &amp; more',
    thread_ts: root,
    parent_user_id: 'U0REDRESS',
  });
  await until(async () => {
    const { messages } = await world.slack.conversations.replies({ channel: DESK, ts: root });
    return messages?.[1]?.reactions?.[0]?.name === 'white_check_mark';
  });
});

test('a click on Claim runs the handler and the card changes in place', async () => {
  const ts = await post();
  const click = { user: MIA.user, channel: DESK, ts, blockId: 'handoff', actionId: 'claim' };
  expect(await world.act('desk/clicks', click)).toMatchObject({ ok: true, status: 200 });
  await until(async () => {
    const { messages } = await world.slack.conversations.replies({ channel: DESK, ts });
    return messages?.[0]?.text === 'Claimed' && messages[0].edited !== undefined;
  });
  const stale = await world.act('desk/clicks', click);
  expect(stale).toMatchObject({ http: 403, error: 'this button is gone' });
  expect(world.events[0]).toMatchObject({
    type: 'block_actions',
    user: { id: MIA.user },
    container: { message_ts: ts },
    actions: [{ action_id: 'claim', block_id: 'handoff', value: '1' }],
  });
});

test('a response URL answers only the one who clicked', async () => {
  const ts = await post();
  await world.act('desk/clicks', {
    user: MIA.user,
    channel: DESK,
    ts,
    blockId: 'handoff',
    actionId: 'claim',
  });
  const { response_url } = world.events[0] as { response_url: string };
  const reply = (url: string) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Only for you', response_type: 'ephemeral' }),
    });
  expect((await reply(response_url)).status).toBe(200);
  expect((await reply(`${response_url}x`)).status).toBe(404);
  const { messages } = await world.slack.conversations.history({ channel: DESK });
  expect(messages?.map(({ text }) => text)).not.toContain('Only for you');
});

test('a direct message reaches the bot, and its answer the same conversation', async () => {
  await world.act('desk/messages', { user: MIA.user, channel: MIA.dm, text: 'Where is R-1001?' });
  expect(event(0)).toMatchObject({ channel: MIA.dm, channel_type: 'im' });
  await until(async () => {
    const { messages } = await world.slack.conversations.history({ channel: MIA.dm });
    return messages?.[0]?.bot_id === 'B0REDRESS';
  });
});

test('a guest can’t write at the desk, nor anybody in another’s direct messages', async () => {
  const ts = await post();
  for (const body of [
    { user: SAM.user, channel: DESK, threadTs: ts, text: 'let me in' },
    { user: SAM.user, channel: MIA.dm, text: 'let me in' },
  ]) {
    expect(await world.act('desk/messages', body)).toMatchObject({ http: 403 });
  }
  expect(world.events).toHaveLength(0);
});

test('an event that was refused comes again with the same id, also after a restart', async () => {
  world.refusing.status = 503;
  const answer = await world.act('desk/messages', {
    user: MIA.user,
    channel: MIA.dm,
    text: 'anybody?',
  });
  expect(answer).toMatchObject({ ok: false, status: 503 });
  const owed = await world.db
    .collection<{ _id: string }>('sim_owed')
    .findOne({ 'what.kind': 'event' });
  await world.restart();
  delete world.refusing.status;
  await until(() => world.events.length === 1, 10_000);
  expect(world.events[0]).toMatchObject({ event_id: owed?._id, event: { text: 'anybody?' } });
});

test('what Slack would not take is refused with Slack’s words', async () => {
  const error = (name: string) =>
    expect.objectContaining({ data: expect.objectContaining({ error: name }) });
  const { chat, reactions } = world.slack;
  await expect(chat.postMessage({ channel: 'C0NOWHERE', text: 'x' })).rejects.toEqual(
    error('channel_not_found'),
  );
  await expect(chat.postMessage({ channel: DESK, text: '' })).rejects.toEqual(error('no_text'));
  const wide = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } } as const;
  await expect(chat.postMessage({ channel: DESK, text: 'x', blocks: [wide] })).rejects.toEqual(
    error('invalid_blocks'),
  );
  await expect(chat.update({ channel: DESK, ts: '1.000001', text: 'x' })).rejects.toEqual(
    error('message_not_found'),
  );
  const ts = await post();
  await reactions.add({ channel: DESK, timestamp: ts, name: 'eyes' });
  await expect(reactions.add({ channel: DESK, timestamp: ts, name: 'eyes' })).rejects.toEqual(
    error('already_reacted'),
  );
  await reactions.remove({ channel: DESK, timestamp: ts, name: 'eyes' });
  await expect(reactions.remove({ channel: DESK, timestamp: ts, name: 'eyes' })).rejects.toEqual(
    error('no_reaction'),
  );
  await expect(world.slack.apiCall('admin.users.list')).rejects.toEqual(error('unknown_method'));
  const wrong = await fetch(`${world.url}/simulator/slack/api/auth.test`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-wrong' },
  });
  expect(await wrong.json()).toEqual({ ok: false, error: 'invalid_auth' });
});

test('a whisper is for one person and metadata stays with its message', async () => {
  const metadata = { event_type: 'handoff', event_payload: { message: 'c1/3.1' } };
  const ts = await post({ metadata });
  await world.slack.chat.postEphemeral({
    channel: DESK,
    user: MIA.user,
    text: 'Not yours',
    thread_ts: ts,
  });
  const { messages } = await world.slack.conversations.replies({
    channel: DESK,
    ts,
    include_all_metadata: true,
  });
  expect(messages).toHaveLength(1);
  expect(messages?.[0]).toMatchObject({ metadata, ts });
});

test('twenty messages at once get twenty places in time, and pages of the history give each once', async () => {
  const root = await post();
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_, i) => post({ text: `n${i}`, thread_ts: root })),
  );
  expect(new Set(sent).size).toBe(20);
  const read: string[] = [];
  for await (const page of world.slack.paginate('conversations.replies', {
    channel: DESK,
    ts: root,
    limit: 6,
  })) {
    const { messages } = page as unknown as { messages: { ts: string }[] };
    read.push(...messages.map((message) => message.ts));
  }
  expect(read).toEqual([root, ...sent.sort()]);
});
