import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNaming } from '../../../src/conversation/conversation-id.ts';
import { createIntake } from '../../../src/conversation/intake.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { createLog, ensureLogIndexes } from '../../../src/log/log.ts';
import { type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { eventually } from '../../support/kernel.ts';
import { type FakeSlack, GUEST, JONAS, MIA, SAM, says, startFakeSlack } from './fake-slack.ts';
import { direct, envelope, type Front, nextTs, startFront } from './front.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const noDesk: Desk = {
  claim: async () => ({ kind: 'gone' }),
  giveBack: async () => ({ kind: 'gone' }),
  holder: async () => undefined,
  conversationOfThread: async () => undefined,
  reply: async () => 'not_yours',
  note: async () => {},
};

describe('direct messages in Slack', () => {
  let database: FreshDatabase;
  let slack: FakeSlack;
  let front: Front;
  let log: ReturnType<typeof createLog>;
  let broken = false;

  beforeEach(async () => {
    broken = false;
    database = await freshDatabase();
    slack = await startFakeSlack();
    const db = database.connection.getClient().db(database.connection.name);
    await ensureLogIndexes(db);
    log = createLog({ db, clock: { now: () => new Date() } });
    const intake = createIntake({
      log,
      naming: createNaming('salt'),
      logger: silent,
      checkpoint: () => {
        if (broken) throw new Error('the store is down');
      },
    });
    front = await startFront(slack, { intake, desk: noDesk });
  });
  afterEach(async () => {
    await front.close();
    await slack.stop();
    await database.drop();
  });

  const stored = async () => {
    const entries = await log.collection.find({ kind: 'message' }).sort({ at: 1 }).toArray();
    return entries.flatMap((entry) => (entry.kind === 'message' ? [entry.activity] : []));
  };

  it('stores a colleague’s message with what Slack told about it', async () => {
    const message = direct(MIA, 'refund R-1001 &amp; <https://a.example|tell> <@U0JONAS>', {
      new_field: { of: 'tomorrow' },
    });
    expect(await front.event(message)).toBe(200);
    expect(await stored()).toMatchObject([
      {
        type: 'message',
        channelId: 'slack',
        id: `${message.channel}:${message.ts}`,
        from: { id: MIA, name: 'Mia' },
        recipient: { id: 'U0BOT' },
        conversation: { id: message.channel },
        text: 'refund R-1001 & tell (https://a.example) @Jonas',
        channelData: { new_field: { of: 'tomorrow' }, client_msg_id: 'c0ffee' },
      },
    ]);
  });

  it('stores a message once, however often and under whatever event Slack tells of it', async () => {
    const message = direct(MIA, 'hello');
    const answers = await Promise.all([
      front.event(message, { id: 'Ev1' }),
      front.event(message, { id: 'Ev1', retry: 1 }),
      front.event(message, { id: 'Ev2' }),
    ]);
    expect(answers).toEqual([200, 200, 200]);
    expect(await front.event(message, { id: 'Ev1', retry: 3 })).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  it('keeps files by reference', async () => {
    const files = [
      { url_private: 'https://files.slack.com/x.png', mimetype: 'image/png', name: 'x.png' },
    ];
    await front.event(direct(MIA, '', { subtype: 'file_share', files }));
    expect((await stored())[0]?.attachments).toEqual([
      { contentUrl: 'https://files.slack.com/x.png', contentType: 'image/png', name: 'x.png' },
    ]);
  });

  it('takes a tapped button as an answer, once a tap', async () => {
    const tap = {
      user: MIA,
      channel: 'D0MIA',
      ts: nextTs(),
      value: 'yes:d1',
      label: 'Yes',
      actionTs: nextTs(),
    };
    expect(await front.click(tap)).toBe(200);
    expect(await front.click(tap)).toBe(200);
    const [activity, ...more] = await stored();
    expect(more).toEqual([]);
    expect(activity).toMatchObject({
      id: `D0MIA:${tap.ts}:${tap.actionTs}`,
      text: 'Yes',
      value: { choice: 'yes:d1' },
      replyToId: tap.ts,
      from: { id: MIA, name: 'Mia' },
    });
    expect(activity?.channelData).not.toHaveProperty('response_url');
    expect(activity?.channelData).not.toHaveProperty('token');
  });

  it('refuses what Slack did not sign, what is too old and what is from the future', async () => {
    const body = () => envelope(direct(MIA, 'hello'));
    const now = Math.floor(Date.now() / 1000);
    expect(await front.post(body(), { secret: 'forged' })).toBe(401);
    expect(await front.post(body(), { headers: { 'x-slack-signature': 'nonsense' } })).not.toBe(
      200,
    );
    expect(await front.post(body(), { at: now - 400 })).toBe(401);
    expect(await front.post(body(), { at: now + 400 })).toBe(401);
    expect(await stored()).toEqual([]);
    expect(slack.calls).toEqual([]);
  });

  it('refuses what is too large or not to be read', async () => {
    expect(await front.post('x'.repeat(2_000_000))).toBe(413);
    expect(await front.post('{"half": ')).toBe(400);
  });

  it('answers Slack’s check of the address', async () => {
    expect(await front.post(JSON.stringify({ type: 'url_verification', challenge: 'abc' }))).toBe(
      200,
    );
  });

  it('tells a colleague who is not in the desk channel so, once, and keeps nothing', async () => {
    expect(await front.event(direct(SAM, 'my salary?'))).toBe(200);
    expect(await front.event(direct(SAM, 'and now?'))).toBe(200);
    await eventually('the refusal', () => slack.posted().length > 0);
    expect(await stored()).toEqual([]);
    expect(slack.posted()).toHaveLength(1);
    expect(slack.posted()[0]?.given).toMatchObject({ channel: 'D0SAM' });
  });

  it('lets nobody tap a button who is not in the desk channel', async () => {
    await front.click({ user: SAM, channel: 'D0SAM', ts: nextTs(), value: 'yes' });
    await eventually('the refusal', () => slack.answers.length > 0);
    expect(slack.answers).toMatchObject([{ user: SAM }]);
    expect(await stored()).toEqual([]);
  });

  it('ignores guests, bots, itself, other workspaces, edits and other channels', async () => {
    const unwanted = [
      front.event(direct(GUEST, 'hello')),
      front.event(direct('U0BOT', 'hello')),
      front.event(direct(MIA, 'hello', { bot_id: 'B0OTHER' })),
      front.event(direct(MIA, 'hello'), { team: 'T0OTHER' }),
      front.event(direct(MIA, 'hello', { subtype: 'message_changed' })),
      front.event(direct(MIA, 'hello', { subtype: 'bot_message' })),
      front.event(direct(MIA, 'hello', { channel: 'C0OTHER', channel_type: 'channel' })),
      front.event(direct(MIA, 'hello', { channel: 'G0OTHER', channel_type: 'mpim' })),
    ];
    expect(new Set(await Promise.all(unwanted))).toEqual(new Set([200]));
    expect(await stored()).toEqual([]);
  });

  it('does not acknowledge what could not be stored: Slack sends it again', async () => {
    const message = direct(MIA, 'hello');
    broken = true;
    expect(await front.event(message, { id: 'Ev1' })).toBe(503);
    broken = false;
    expect(await front.event(message, { id: 'Ev1', retry: 1 })).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  it('lets nobody in on a guess while Slack can’t say who belongs to the desk', async () => {
    const message = direct(MIA, 'hello');
    slack.order('conversations.members', says('internal_error', 500));
    expect(await front.event(message)).toBe(503);
    expect(await stored()).toEqual([]);
    expect(await front.event(message)).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  it('tells who tapped a button that it did not go through, as Slack will not repeat it', async () => {
    broken = true;
    const tap = { user: JONAS, channel: 'D0JONAS', ts: nextTs(), value: 'yes' };
    expect(await front.click(tap)).toBe(503);
    await eventually('a word about it', () => slack.answers.length > 0);
    expect(slack.answers[0]?.text).toContain('try again');
  });
});
