import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { ACCOUNT, SMS_FROM, startWorld, until, WHATSAPP_FROM, type World } from './world.ts';

const EMMA = '+15550101';
const OVER_WHATSAPP = { from: `whatsapp:${WHATSAPP_FROM}`, to: `whatsapp:${EMMA}` };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let world: World;
beforeAll(async () => {
  database = await freshDatabase();
  world = await startWorld(database.connection);
});
afterAll(async () => {
  await world.stop();
  await database.drop();
});
beforeEach(() => {
  world.texts.length = 0;
  world.receipts.length = 0;
  delete world.refusing.status;
});

const write = (body: object) => world.act('phone/messages', { from: EMMA, app: 'sms', ...body });
const send = (body: string, more: object = {}) =>
  world.client.messages.create({ from: SMS_FROM, to: EMMA, body, ...more });
const receiptsOf = (m: string) =>
  world.receipts.filter((one) => one.m === m).map(({ MessageStatus }) => MessageStatus);

describe('what a customer writes', () => {
  test('a text reaches the service as a webhook that Twilio’s own check accepts', async () => {
    expect(await write({ text: 'Where is my order? 🙂' })).toMatchObject({ ok: true, status: 200 });
    expect(world.texts).toHaveLength(1);
    expect(world.texts[0]).toMatchObject({
      From: EMMA,
      To: SMS_FROM,
      Body: 'Where is my order? 🙂',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      AccountSid: ACCOUNT,
    });
    expect(world.texts[0]?.MessageSid).toMatch(/^SM[0-9a-f]{32}$/);
  });

  test('over WhatsApp it carries the profile name and the prefix', async () => {
    await write({ app: 'whatsapp', text: 'Hola' });
    expect(world.texts[0]).toMatchObject({
      From: `whatsapp:${EMMA}`,
      To: `whatsapp:${WHATSAPP_FROM}`,
      ProfileName: 'Emma Lindqvist',
      WaId: '15550101',
      MessageType: 'text',
    });
  });

  test('a photo is fetched with the account’s own credentials, and not without', async () => {
    await write({ photo: true });
    const { MediaUrl0 = '', MessageSid, MediaContentType0, NumMedia } = world.texts[0] ?? {};
    expect({ MediaContentType0, NumMedia }).toEqual({
      MediaContentType0: 'image/png',
      NumMedia: '1',
    });
    expect(MessageSid).toMatch(/^MM/);
    const authorization = `Basic ${btoa(`${ACCOUNT}:simulated-auth-token`)}`;
    const picture = await fetch(MediaUrl0, { headers: { authorization } });
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect((await fetch(MediaUrl0)).status).toBe(401);
  });

  test('a refused webhook is told to the page, and the message stays in the list to be fetched', async () => {
    world.refusing.status = 503;
    expect(await write({ text: 'is anybody there' })).toMatchObject({ ok: false, status: 503 });
    const found = await world.client.messages.list({ from: EMMA, to: SMS_FROM, limit: 1 });
    expect(found[0]).toMatchObject({
      body: 'is anybody there',
      direction: 'inbound',
      status: 'received',
    });
  });

  test('another origin’s form can’t write in somebody’s name', async () => {
    const response = await fetch(`${world.url}/simulator/api/phone/messages`, {
      method: 'POST',
      body: new URLSearchParams({ from: EMMA, app: 'sms', text: 'forged' }),
    });
    expect(response.status).toBe(415);
    expect(world.texts).toHaveLength(0);
  });
});

describe('what the service sends', () => {
  test('a message is queued, sent and delivered, and each step is told once', async () => {
    const message = await send('Hello Emma', { statusCallback: world.callback('c1/3.1') });
    expect(message).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      numSegments: '1',
    });
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/);
    await until(() => receiptsOf('c1/3.1').length === 2);
    expect(receiptsOf('c1/3.1')).toEqual(['sent', 'delivered']);
    const fetched = await world.client.messages(message.sid).fetch();
    expect(fetched).toMatchObject({ status: 'delivered', body: 'Hello Emma', errorCode: null });
    expect(fetched.dateSent).toBeInstanceOf(Date);
  });

  test('a receipt that was still owed when the service went down comes after it is back', async () => {
    const message = await send('Just before the restart', {
      statusCallback: world.callback('c2/1.1'),
    });
    await world.restart();
    await until(() => receiptsOf('c2/1.1').includes('delivered'));
    expect((await world.client.messages(message.sid).fetch()).status).toBe('delivered');
  });

  test('nothing is posted to a StatusCallback that is not the service', async () => {
    await send('Elsewhere', { statusCallback: 'http://169.254.169.254/latest' });
    await until(() => world.logs.some((line) => line.includes('outside PUBLIC_URL')));
  });

  test('wrong credentials are 20003, wrong numbers and empty texts their own codes', async () => {
    const url = `${world.url}/simulator/twilio/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;
    const refused = await fetch(url, {
      headers: { authorization: `Basic ${btoa(`${ACCOUNT}:wrong`)}` },
    });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: 20003 }]);
    await expect(send('x', { to: '12345' })).rejects.toMatchObject({ status: 400, code: 21211 });
    await expect(send('x', { from: '+15559999' })).rejects.toMatchObject({ code: 21606 });
    await expect(send('')).rejects.toMatchObject({ code: 21602 });
    await expect(send('x'.repeat(1601))).rejects.toMatchObject({ code: 21617 });
    await expect(world.client.messages('SMnone').fetch()).rejects.toMatchObject({ status: 404 });
  });

  test('the list filters by number and date, and pages to the end without repeats', async () => {
    const to = '+15550777';
    const before = new Date(Date.now() - 1000);
    for (let i = 0; i < 7; i += 1) await send(`n${i}`, { to });
    const all = await world.client.messages.list({ to, pageSize: 3 });
    expect(all.map(({ body }) => body)).toEqual(['n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
    expect(await world.client.messages.list({ to, dateSentAfter: before, limit: 20 })).toHaveLength(
      7,
    );
    expect(
      await world.client.messages.list({ to, dateSentAfter: new Date(Date.now() + 60_000) }),
    ).toEqual([]);
    expect(await world.client.messages.list({ to, dateSent: new Date(), limit: 20 })).toHaveLength(
      7,
    );
  });

  test('an erased message is redacted here too', async () => {
    const { sid } = await send('private');
    await world.client.messages(sid).update({ body: '' });
    expect((await world.client.messages(sid).fetch()).body).toBe('');
  });
});

describe('opting out', () => {
  test('after STOP nothing can be sent by text until START, and WhatsApp is another matter', async () => {
    const from = '+15550102';
    await write({ from, text: ' stop ' });
    expect(world.texts.at(-1)).toMatchObject({ OptOutType: 'STOP', Body: ' stop ' });
    await expect(send('sorry', { to: from })).rejects.toMatchObject({ status: 400, code: 21610 });
    await write({ from, app: 'whatsapp', text: 'hi' });
    const over = { ...OVER_WHATSAPP, to: `whatsapp:${from}` };
    expect(await world.client.messages.create({ ...over, body: 'hi' })).toMatchObject({
      status: 'queued',
    });
    await write({ from, text: 'yes' });
    expect(world.texts.at(-1)).toMatchObject({ OptOutType: 'START' });
    expect(await send('welcome back', { to: from })).toMatchObject({ status: 'queued' });
    const texts = await world.client.messages.list({ to: from, limit: 5 });
    expect(texts.map(({ body }) => body).join('\n')).toMatch(/re-subscribed[\s\S]*unsubscribed/);
  });

  test('a plain yes of somebody who never left is a yes', async () => {
    await write({ text: 'Yes' });
    expect(world.texts[0]).not.toHaveProperty('OptOutType');
  });
});

describe('WhatsApp', () => {
  const quickReply = {
    language: 'en',
    variables: { 1: 'it' },
    types: {
      'twilio/quick-reply': {
        body: 'Refund {{1}} for {{2}}?',
        actions: [{ type: 'QUICK_REPLY', title: 'Yes', id: 'confirm:{{2}}' }],
      },
    },
  } as never;

  test('a quick reply is drawn from its content, and a tap comes back with its payload', async () => {
    await write({ app: 'whatsapp', text: 'refund' });
    const content = await world.client.content.v1.contents.create(quickReply);
    expect(content.sid).toMatch(/^HX[0-9a-f]{32}$/);
    expect((await world.client.content.v1.contents(content.sid).fetch()).language).toBe('en');
    const sent = await world.client.messages.create({
      ...OVER_WHATSAPP,
      contentSid: content.sid,
      contentVariables: JSON.stringify({ 2: 'R-1001' }),
    });
    expect(sent.body).toBe('Refund it for R-1001?');
    await write({ app: 'whatsapp', tap: { message: sent.sid, choice: 'confirm:R-1001' } });
    expect(world.texts.at(-1)).toMatchObject({
      Body: 'Yes',
      ButtonText: 'Yes',
      ButtonPayload: 'confirm:R-1001',
      MessageType: 'button',
      OriginalRepliedMessageSid: sent.sid,
    });
  });

  test('a list entry comes back with its id', async () => {
    await write({ app: 'whatsapp', text: 'refund' });
    const { sid: contentSid } = await world.client.content.v1.contents.create({
      language: 'en',
      types: {
        'twilio/list-picker': {
          body: 'Which?',
          button: 'Items',
          items: [{ item: 'Mug', id: 'i1', description: 'sand' }],
        },
      },
    } as never);
    const sent = await world.client.messages.create({ ...OVER_WHATSAPP, contentSid });
    await write({ app: 'whatsapp', tap: { message: sent.sid, choice: 'i1' } });
    expect(world.texts.at(-1)).toMatchObject({ Body: 'Mug', ListId: 'i1', ListTitle: 'Mug' });
  });

  test('more than WhatsApp takes in a session is refused', async () => {
    const four = [1, 2, 3, 4].map((n) => ({ type: 'QUICK_REPLY', title: `B${n}`, id: `b${n}` }));
    const types = { 'twilio/quick-reply': { body: 'Which?', actions: four } };
    await expect(
      world.client.content.v1.contents.create({ language: 'en', types } as never),
    ).rejects.toMatchObject({ status: 400 });
    await expect(
      world.client.messages.create({ ...OVER_WHATSAPP, contentSid: `HX${'0'.repeat(32)}` }),
    ).rejects.toMatchObject({ code: 21655 });
  });

  test('to somebody who has not written for a day a free text fails with 63016', async () => {
    const to = 'whatsapp:+15550888';
    await world.client.messages.create({
      ...OVER_WHATSAPP,
      to,
      body: 'psst',
      statusCallback: world.callback('c9/1.1'),
    });
    await until(() => receiptsOf('c9/1.1').length === 1);
    expect(world.receipts.at(-1)).toMatchObject({ MessageStatus: 'failed', ErrorCode: '63016' });
  });

  test('typing is shown on the message it answers, and what the chat shows is told as read', async () => {
    await write({ app: 'whatsapp', text: 'hello' });
    const messageId = world.texts[0]?.MessageSid ?? '';
    await world.client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId });
    const seen = await world.db
      .collection<{ _id: string }>('sim_messages')
      .findOne({ _id: messageId });
    expect(seen).toMatchObject({ typingUntil: expect.any(Date) });
    await world.client.messages.create({
      ...OVER_WHATSAPP,
      body: 'hi',
      statusCallback: world.callback('c3/1.1'),
    });
    await until(() => receiptsOf('c3/1.1').includes('delivered'));
    await world.act('phone/read', { phone: EMMA });
    await until(() => receiptsOf('c3/1.1').includes('read'));
    expect(receiptsOf('c3/1.1')).toEqual(['sent', 'delivered', 'read']);
  });
});
