import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ContentCache, createTwilioChannels } from '../../../channels/twilio/index.ts';
import type { SendOutcome } from '../../../src/conversation/channel.ts';
import { startTwilioLedger, type TwilioLedger } from '../../fakes/twilio-ledger.ts';
import { CONFIG, outgoing, recordingIntake } from './webhook-service.ts';

let ledger: TwilioLedger;
beforeEach(async () => {
  ledger = await startTwilioLedger();
});
afterEach(() => ledger.close());

const since = () => new Date(Date.now() - 1_000);
const buttons = [
  { id: 'yes:ab12', label: 'Yes, refund it' },
  { id: 'no:ab12', label: 'No' },
];

function channels(apiUrl = ledger.url, config = {}, content?: ContentCache) {
  const { channels } = createTwilioChannels({
    config: { ...CONFIG, ...config, apiUrl },
    publicUrl: 'https://bot.example.com',
    intake: recordingIntake().intake,
    clock: { now: () => new Date() },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    revealCode: () => '042042',
    ...(content ? { content } : {}),
  });
  const get = (id: string) => {
    const found = channels.find((channel) => channel.id === id);
    if (!found) throw new Error(`${id} is off`);
    return found;
  };
  return { all: channels, sms: () => get('sms'), whatsapp: () => get('whatsapp') };
}

describe('sending', () => {
  it('posts once, with our id in the address of the receipts', async () => {
    const message = outgoing({ text: 'Your refund of $58.00 is on its way.' });
    const outcome = await channels().sms().send(message);
    const [sent] = ledger.accepted;
    expect(outcome).toEqual({ kind: 'sent', providerId: sent?.sid });
    expect(sent).toMatchObject({
      from: '+15550100',
      to: '+15550101',
      body: 'Your refund of $58.00 is on its way.',
    });
    const callback = new URL(sent?.statusCallback ?? '');
    expect(callback.origin + callback.pathname).toBe(
      'https://bot.example.com/webhooks/twilio/status',
    );
    expect(callback.searchParams.get('m')).toBe(message.id);
  });

  it('goes out through the messaging service where there is one', async () => {
    const messagingServiceSid = `MG${'1'.repeat(32)}`;
    await channels(ledger.url, { messagingServiceSid })
      .sms()
      .send(outgoing({ text: 'Hi' }));
    expect(ledger.accepted[0]?.from).toBe(messagingServiceSid);
  });

  it('is on only where there is an address to send from', () => {
    const only = channels(ledger.url, { smsFrom: undefined });
    expect(only.all.map(({ id }) => id)).toEqual(['whatsapp']);
    expect(only.whatsapp().capabilities).toEqual({
      maxLength: 1_600,
      buttons: 3,
      list: 10,
      media: true,
      windowHours: 24,
    });
  });

  it('with buttons makes their content once, and is found again by its words', async () => {
    const made = new Map<string, string>();
    const { whatsapp } = channels(
      ledger.url,
      {},
      {
        get: async (hash) => made.get(hash),
        put: async (hash, sid) => void made.set(hash, sid),
      },
    );
    const message = outgoing({ text: 'Refund $58.00?', choices: buttons }, '+15550102', 'whatsapp');
    const twice = [await whatsapp().send(message), await whatsapp().send(message)];
    expect(twice.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(made.size).toBe(1);
    expect(ledger.accepted[0]).toMatchObject({
      from: 'whatsapp:+15550111',
      to: 'whatsapp:+15550102',
      body: 'Refund $58.00?',
    });
    expect(await whatsapp().find(message, since())).toBeDefined();
  });
});

describe('looking a message up', () => {
  it('finds what was taken although the answer got lost', async () => {
    ledger.next('accept-then-reset');
    const message = outgoing({ text: 'Your code is {code}.', codeNonce: 'n' });
    const { sms } = channels();
    expect(await sms().send(message)).toMatchObject({ kind: 'unknown' });
    expect(await sms().find(message, since())).toEqual({ providerId: ledger.accepted[0]?.sid });
  });

  it('finds nothing where nothing was taken, or other words, or for somebody else, or long ago', async () => {
    ledger.next('reset');
    const { sms } = channels();
    const message = outgoing({ text: 'One' });
    expect(await sms().send(message)).toMatchObject({ kind: 'unknown' });
    expect(await sms().find(message, since())).toBeUndefined();
    await sms().send(message);
    expect(await sms().find(outgoing({ text: 'Two' }), since())).toBeUndefined();
    expect(await sms().find(outgoing({ text: 'One' }, '+15550109'), since())).toBeUndefined();
    expect(await sms().find(message, new Date(Date.now() + 120_000))).toBeUndefined();
    expect(await sms().find(message, since())).toBeDefined();
  });

  it('fails where Twilio cannot be asked, so that nothing is sent again unasked', async () => {
    await ledger.close();
    await expect(
      channels()
        .sms()
        .find(outgoing({ text: 'One' }), since()),
    ).rejects.toThrow();
  });
});

describe('what an answer means', () => {
  const answers: [string, number, object | string, Record<string, string>, SendOutcome][] = [
    ['429 with a time', 429, {}, { 'retry-after': '7' }, sent('retry', '429', { afterMs: 7_000 })],
    ['429', 429, { code: 20429, message: 'x' }, {}, sent('retry', '429')],
    ['a full queue', 400, { code: 21611, message: 'x' }, {}, sent('retry', '21611')],
    [
      'opted out',
      400,
      { code: 21610, message: 'x' },
      {},
      sent('refused', '21610', { optedOut: true }),
    ],
    ['a bad number', 400, { code: 21211, message: 'x' }, {}, sent('refused', '21211')],
    ['a closed window', 400, { code: 63016, message: 'x' }, {}, sent('refused', '63016')],
    ['no such account', 404, 'not JSON', {}, sent('refused', '404')],
    ['500', 500, { code: 20500, message: 'x' }, {}, sent('unknown', '20500')],
    ['a proxy that gave up', 504, '<html>', {}, sent('unknown')],
    ['a proxy that calls that fine', 200, '<html>', {}, sent('unknown')],
    ['nothing in it', 201, {}, {}, sent('unknown')],
  ];

  it.each(answers)('%s', async (_what, status, body, headers, outcome) => {
    const provider = await answering(status, body, headers);
    expect(
      await channels(provider.url)
        .sms()
        .send(outgoing({ text: 'Hi' })),
    ).toEqual(outcome);
    await provider.close();
  });

  it('a connection that was never made: surely not taken', async () => {
    await ledger.close();
    const outcome = await channels()
      .sms()
      .send(outgoing({ text: 'Hi' }));
    expect(outcome).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
  });

  it('no answer within the time: unknown', async () => {
    const provider = await answering(undefined, '', {});
    const begun = Date.now();
    const message = outgoing({ text: 'Refund?', choices: buttons }, '+15550102', 'whatsapp');
    expect(await channels(provider.url).whatsapp().send(message)).toMatchObject({
      kind: 'unknown',
    });
    expect(Date.now() - begun).toBeLessThan(15_000);
    await provider.close();
  }, 20_000);

  it('numbers of people are left out of what is logged', async () => {
    const message = "The 'To' number +15550101 is not valid";
    const provider = await answering(400, { code: 21211, message }, {});
    const outcome = await channels(provider.url)
      .sms()
      .send(outgoing({ text: 'Hi' }));
    expect(JSON.stringify(outcome)).not.toContain('15550101');
    await provider.close();
  });

  it('buttons that cannot be had go out as numbered text', async () => {
    const provider = await answering(
      400,
      { code: 20001, message: 'no content for you' },
      {},
      ledger.url,
    );
    const message = outgoing({ text: 'Refund?', choices: buttons }, '+15550102', 'whatsapp');
    const { whatsapp } = channels(provider.url);
    expect(await whatsapp().send(message)).toMatchObject({ kind: 'sent' });
    expect(ledger.accepted[0]?.body).toBe('Refund?\n\nReply YES (refund it) or NO.');
    expect(await whatsapp().find(message, since())).toBeDefined();
    await provider.close();
  });
});

function sent(kind: 'retry' | 'refused' | 'unknown', code?: string, more = {}): SendOutcome {
  return { kind, error: expect.any(String), ...(code ? { code } : {}), ...more } as SendOutcome;
}

/** Answers every request alike, or never; messages are passed on to `messagesTo` where that is given. */
async function answering(
  status: number | undefined,
  body: object | string,
  headers: Record<string, string>,
  messagesTo?: string,
) {
  const server = createServer((request, response) => {
    if (messagesTo && request.url?.includes('/Messages')) {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const forwarded = await fetch(messagesTo + request.url, {
          method: request.method ?? 'GET',
          ...(request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
          headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
        });
        response.writeHead(forwarded.status).end(await forwarded.text());
      });
      return;
    }
    request.resume();
    if (status === undefined) return;
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
