import { type AddressInfo, createServer } from 'node:net';
import { webApi } from '@slack/bolt';
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackChannel } from '../../../channels/slack/index.ts';
import { renderSlack, renderSlackText } from '../../../channels/slack/render.ts';
import type { Outgoing } from '../../../src/conversation/channel.ts';
import type { MessageId } from '../../../src/conversation/ids.ts';
import { DESK, type FakeSlack, hangsUp, says, startFakeSlack } from './fake-slack.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const unused = { receive: async () => 'stored' as const, receipt: async () => {} };
const channelAt = (apiUrl: string, botToken = 'xoxb-test', deskChannel = DESK) =>
  createSlackChannel({
    config: { signingSecret: 's', botToken, deskChannel, apiUrl },
    intake: unused,
    desk: {} as never,
    clock: { now: () => new Date() },
    logger: silent,
    revealCode: (nonce) => `code-of-${nonce}`,
  }).channel;

const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  id: 'sms_1/3.1' as MessageId,
  to: { channel: 'slack', id: DESK },
  reply: { text: 'Hello' },
  ...more,
});

describe('sending to Slack', () => {
  let slack: FakeSlack;
  beforeEach(async () => {
    slack = await startFakeSlack();
  });
  afterEach(() => slack.stop());
  const send = (more: Partial<Outgoing> = {}) => channelAt(slack.apiUrl).send(outgoing(more));

  it('posts under the ts that Slack gives, with our id in the metadata, in the thread', async () => {
    const sent = await send({ threadProviderId: '1.5' });
    const [call] = slack.posted();
    expect(sent).toEqual({ kind: 'sent', providerId: call?.ts });
    expect(call?.given).toMatchObject({ channel: DESK, thread_ts: '1.5', text: 'Hello' });
    expect(JSON.parse(call?.given.metadata ?? '')).toEqual({
      event_type: 'redress_message',
      event_payload: { id: 'sms_1/3.1' },
    });
  });

  it('changes a card in place', async () => {
    expect(await send({ replacesProviderId: '1.5' })).toEqual({ kind: 'sent', providerId: '1.5' });
    expect(slack.of('chat.update')).toMatchObject([{ given: { ts: '1.5', channel: DESK } }]);
    expect(slack.posted()).toEqual([]);
  });

  it.each([
    [says('ratelimited', 429, { 'retry-after': '7' }), { kind: 'retry', afterMs: 7_000 }],
    [says('ratelimited'), { kind: 'retry', code: 'ratelimited' }],
    [says('invalid_auth'), { kind: 'refused', code: 'invalid_auth' }],
    [says('channel_not_found'), { kind: 'refused', code: 'channel_not_found' }],
    [says('not_in_channel'), { kind: 'refused', code: 'not_in_channel' }],
    [says('msg_too_long'), { kind: 'refused', code: 'msg_too_long' }],
    [says('internal_error'), { kind: 'unknown', code: 'internal_error' }],
    [says('oops', 503), { kind: 'unknown', code: 'http_503' }],
    [says('<html>a proxy</html>'), { kind: 'unknown' }],
    [hangsUp, { kind: 'unknown' }],
  ])('knows what an answer means for the message (%#)', async (order, outcome) => {
    slack.order('chat.postMessage', order);
    expect(await send()).toMatchObject(outcome);
  });

  it('tries again where Slack can’t be reached at all', async () => {
    await slack.stop();
    expect(await send()).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
    slack = await startFakeSlack();
  });

  it('finds a message again whose answer was lost, in the channel and in a thread', async () => {
    const channel = channelAt(slack.apiUrl);
    const since = new Date();
    for (const threadProviderId of [undefined, '1.5']) {
      const message = outgoing({
        id: `sms_1/4.${threadProviderId ?? 0}` as MessageId,
        ...(threadProviderId ? { threadProviderId } : {}),
      });
      expect(await channel.find(message, since)).toBeUndefined();
      slack.order('chat.postMessage', hangsUp, true);
      expect(await channel.send(message)).toMatchObject({ kind: 'unknown' });
      expect(await channel.find(message, since)).toEqual({
        providerId: slack.posted().at(-1)?.ts,
      });
    }
  });

  it('does not say that nothing was sent while Slack can’t be asked', async () => {
    slack.order('conversations.history', says('ratelimited', 429, { 'retry-after': '1' }));
    await expect(channelAt(slack.apiUrl).find(outgoing(), new Date())).rejects.toThrow();
  });
});

describe('how a reply looks in Slack', () => {
  const reveal = (nonce: string) => `code-of-${nonce}`;
  const draw = (more: Partial<Outgoing>) => renderSlack(outgoing(more), reveal);
  const choices = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `c${n}`, label: `Choice ${n}` }));

  it('shows what a customer wrote without letting it mention or link', () => {
    const drawn = JSON.stringify(
      draw({ reply: { text: '<!channel> & <https://evil.example|shop>' }, speaker: '<@U1>' }),
    );
    expect(drawn).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|shop&gt;');
    expect(drawn).not.toMatch(/<[!@h]/);
    expect(drawn).toContain('"verbatim":true');
  });

  it('fills in a code only when it draws', () => {
    const reply = { text: 'Your code is {code}.', codeNonce: 'n1' };
    expect(draw({ reply }).text).toBe('Your code is code-of-n1.');
    expect(renderSlackText(outgoing({ reply }), reveal)).toBe('Your code is code-of-n1.');
  });

  it('cuts a long text at 3,000 characters, not within a sign or an escape', () => {
    const { blocks } = draw({ reply: { text: '&😀 '.repeat(2_000) } });
    const texts = blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''));
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(3_000);
      expect(text.replaceAll('&amp;', '')).not.toContain('&');
      expect(text.isWellFormed()).toBe(true);
    }
    expect(texts.join(' ').replaceAll('&amp;', '&').trim()).toBe('&😀 '.repeat(2_000).trim());
  });

  it('has up to 25 buttons, five in a row, and numbers beyond', () => {
    const rows = draw({ reply: { text: 'Which?', choices: choices(12) } }).blocks.flatMap(
      (block) => (block.type === 'actions' ? [block.elements.length] : []),
    );
    expect(rows).toEqual([5, 5, 2]);
    const many = draw({ reply: { text: 'Which?', choices: choices(26) } });
    expect(many.blocks.some(({ type }) => type === 'actions')).toBe(false);
    expect(many.text).toContain('26  Choice 25');
  });

  it('draws a card as fields, ten in a section', () => {
    const lines = Array.from({ length: 11 }, (_, n) => ({ label: `L${n}`, value: n ? 'v' : '' }));
    const { blocks } = draw({ reply: { text: 'An order', card: { title: 'R-1001', lines } } });
    const fields = blocks.flatMap((block) =>
      block.type === 'section' && block.fields ? [block.fields.length] : [],
    );
    expect(fields).toEqual([10, 1]);
  });

  it('draws the same bytes each time', () => {
    const reply = { text: 'Which?', choices: choices(3), card: { title: 'R-1', lines: [] } };
    expect(JSON.stringify(draw({ reply }))).toBe(JSON.stringify(draw({ reply })));
  });
});

describe('against a Slack that nobody here wrote', () => {
  let emulator: Emulator;
  let client: webApi.WebClient;
  let desk: string;
  const TOKEN = 'xoxb-emulated';

  beforeAll(async () => {
    emulator = await createEmulator({
      service: 'slack',
      port: await freePort(),
      seed: {
        slack: {
          team: { name: 'Shop', domain: 'shop' },
          users: [{ name: 'mia', real_name: 'Mia' }],
          channels: [{ name: 'desk' }],
          tokens: [{ token: TOKEN, user: 'mia', type: 'bot' }],
        },
      },
    });
    client = new webApi.WebClient(TOKEN, { slackApiUrl: `${emulator.url}/api/` });
    const { channels = [] } = await client.conversations.list();
    desk = channels.find(({ name }) => name === 'desk')?.id ?? '';
  });
  afterAll(() => emulator.close());

  it('posts a card, answers in its thread, changes it, and finds each again', async () => {
    const channel = channelAt(`${emulator.url}/api/`, TOKEN, desk);
    const since = new Date();
    const to = { channel: 'slack', id: desk };
    const card = outgoing({
      to,
      reply: { text: 'Emma asks', choices: [{ id: 'desk:claim:c', label: 'Claim' }] },
    });
    const posted = await channel.send(card);
    if (posted.kind !== 'sent') throw new Error(JSON.stringify(posted));
    const ts = posted.providerId;
    const answer = outgoing({ id: 'sms_1/4.0' as MessageId, to, threadProviderId: ts });
    const answered = await channel.send(answer);
    expect(await channel.find(card, since)).toEqual({ providerId: ts });
    expect(await channel.find(answer, since)).toEqual({
      providerId: answered.kind === 'sent' ? answered.providerId : '',
    });
    const changed = { ...card, replacesProviderId: ts, reply: { text: 'Claimed by Mia' } };
    expect(await channel.send(changed)).toEqual({ kind: 'sent', providerId: ts });
    const { messages } = await client.conversations.history({ channel: desk });
    expect(messages?.find((message) => message.ts === ts)?.text).toBe('Claimed by Mia');
  });

  it('refuses a channel that is not there', async () => {
    const channel = channelAt(`${emulator.url}/api/`, TOKEN, desk);
    const sent = await channel.send(outgoing({ to: { channel: 'slack', id: 'C0NOWHERE' } }));
    expect(sent).toMatchObject({ kind: 'refused', code: 'channel_not_found' });
  });
});

/** The emulator wants to be told its port. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
