import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIG, type Form, type Service, sign, startService } from './webhook-service.ts';
import {
  hidden,
  listed,
  located,
  mms,
  newSid,
  receipt,
  sms,
  tapped,
  whatsapp,
} from './webhooks.ts';

const MESSAGES = '/webhooks/twilio/messages';
let service: Service;

beforeEach(async () => {
  service = await startService({ ...CONFIG, authTokenSecondary: 'the-old-token' });
});
afterEach(() => service.close());

const only = () => {
  const activities = service.stored.activities();
  expect(activities).toHaveLength(1);
  return activities[0];
};

describe('a genuine message', () => {
  it('is stored, then acknowledged with an empty answer', async () => {
    const form = sms();
    const response = await service.post(MESSAGES, form);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/xml/);
    expect(await response.text()).toBe('<Response/>');
    expect(only()).toEqual({
      type: 'message',
      channelId: 'sms',
      id: form['MessageSid'],
      from: { id: '+15550101', name: '' },
      recipient: { id: '+15550100', name: '' },
      conversation: { id: '+15550101', name: '', isGroup: false, conversationType: 'personal' },
      text: 'Where is my order?',
      channelData: form,
    });
  });

  it('keeps photos and contact cards by reference and fetches nothing', async () => {
    await service.post(MESSAGES, mms());
    expect(only()?.attachments).toEqual([
      { contentType: 'image/jpeg', contentUrl: expect.stringMatching(/ME1$/) },
      { contentType: 'text/x-vcard', contentUrl: expect.stringMatching(/ME2$/) },
    ]);
    expect(only()?.text).toBe('');
  });

  it('from WhatsApp is known by the bare number and the profile name', async () => {
    await service.post(MESSAGES, whatsapp());
    expect(only()).toMatchObject({
      channelId: 'whatsapp',
      from: { id: '+15550102', name: 'Tomás Herrera' },
      recipient: { id: '+15550111' },
      conversation: { id: '+15550102' },
    });
  });

  it('from somebody who hides the number is known by the id WhatsApp gives instead', async () => {
    const form = hidden();
    await service.post(MESSAGES, form);
    expect(only()?.from.id).toBe('ES.13491208655302741918');
    expect(only()?.channelData['ExternalUserId']).toBe(form['ExternalUserId']);
  });

  it('tells which button was tapped, and under which message', async () => {
    await service.post(MESSAGES, tapped('yes:ab12'));
    expect(only()).toMatchObject({
      value: { choice: 'yes:ab12' },
      replyToId: `SM${'a'.repeat(32)}`,
      text: 'Yes, refund it',
    });
  });

  it('tells which entry of a list was picked', async () => {
    await service.post(MESSAGES, listed('order:R-1003'));
    expect(only()?.value).toEqual({ choice: 'order:R-1003' });
  });

  it('with a location keeps the text as it is and the place beside it', async () => {
    await service.post(MESSAGES, located());
    expect(only()).toMatchObject({ text: '', channelData: { Latitude: '40.41678' } });
  });

  it('is an opt-out or an opt-in where Twilio says so, and HELP stays a message', async () => {
    for (const OptOutType of ['STOP', 'START', 'HELP']) {
      await service.post(MESSAGES, sms({ Body: OptOutType, OptOutType }));
    }
    expect(service.stored.activities().map(({ type, name }) => [type, name])).toEqual([
      ['event', 'optOut'],
      ['event', 'optIn'],
      ['message', undefined],
    ]);
  });

  it('delivered again is acknowledged again and stored once', async () => {
    const form = sms();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => service.post(MESSAGES, form)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    only();
  });

  it('signed with the token that is being rotated out is taken', async () => {
    const form = sms();
    const response = await service.post(
      MESSAGES,
      form,
      sign(service.publicUrl + MESSAGES, form, 'the-old-token'),
    );
    expect(response.status).toBe(200);
  });

  it('is not acknowledged while it cannot be stored', async () => {
    service.stored.state.down = true;
    const form = sms({ Body: 'a secret of mine' });
    const response = await service.post(MESSAGES, form);
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain('<Response');
    expect(JSON.stringify(service.logged)).not.toContain('secret');
    service.stored.state.down = false;
    expect((await service.post(MESSAGES, form)).status).toBe(200);
  });

  it('keeps its text, whatever was written', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(
        '  spaced  ',
        'a+b=c&d%20e',
        'شكرا \u200f👩‍👩‍👧‍👦',
        '٣٤',
        '\ufeffbom',
        'a\r\nb\u0000',
      ),
    );
    await fc.assert(
      fc.asyncProperty(anything, anything, async (Body, ProfileName) => {
        const form = whatsapp({ Body, ProfileName, SomethingNew: Body });
        expect((await service.post(MESSAGES, form)).status).toBe(200);
        const activity = service.stored.activities().at(-1);
        expect(activity?.text).toBe(Body);
        expect(activity?.from.name).toBe(ProfileName);
        expect(activity?.channelData).toEqual(form);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is not a genuine message writes nothing', () => {
  afterEach(() => expect(service.stored.activities()).toEqual([]));

  it('without a signature, or with a wrong one: 403', async () => {
    const form = sms();
    const url = service.publicUrl + MESSAGES;
    const wrong = [null, '', 'AAAA', sign(url, form, 'guessed'), sign(`${url}?a=1`, form)];
    for (const signature of wrong) {
      expect((await service.post(MESSAGES, form, signature)).status).toBe(403);
    }
  });

  it('with a signature for another host or for other words: 403', async () => {
    const form = sms();
    const elsewhere = sign(`https://bot.example.com${MESSAGES}`, form);
    expect((await service.post(MESSAGES, form, elsewhere)).status).toBe(403);
    const signature = sign(service.publicUrl + MESSAGES, form);
    expect((await service.post(MESSAGES, { ...form, Body: 'other' }, signature)).status).toBe(403);
  });

  it('of another account, although signed: 403', async () => {
    const form = sms({ AccountSid: newSid('AC') });
    expect((await service.post(MESSAGES, form)).status).toBe(403);
  });

  it('with fields missing or odd: 400', async () => {
    const { MessageSid: _, ...withoutId } = sms();
    const { From: __, ...withoutSender } = sms();
    const { AccountSid: ___, ...withoutAccount } = sms();
    const odd: Form[] = [
      withoutId,
      withoutSender,
      withoutAccount,
      sms({ MessageSid: 'SM1' }),
      sms({ From: '' }),
      sms({ From: 'messenger:123' }),
      sms({ NumMedia: '1e9' }),
    ];
    for (const form of odd) expect((await service.post(MESSAGES, form)).status).toBe(400);
  });

  it.each([
    ['an operator in the name', 'From%5B%24ne%5D=x'],
    ['an operator in the name, unescaped', 'From[$ne]=x'],
    ['an array', 'Body[]=a&Body[]=b'],
    ['the same name twice', 'Body=a&Body=b'],
    ['a query operator', '%24where=1'],
    ['the prototype', '__proto__=1'],
    ['a prototype key', 'constructor=1'],
    ['a broken escape', 'Body=%ZZ'],
    ['an escape that is no UTF-8', 'Body=%FF'],
  ])('a form with %s: 400, signed or not', async (_what, more) => {
    const form = sms();
    const { Body: _, From: __, ...rest } = form;
    const body = `${new URLSearchParams(rest)}&${more}`;
    const pairs = Object.fromEntries(new URLSearchParams(body));
    const signature = sign(service.publicUrl + MESSAGES, pairs);
    for (const one of [signature, null]) {
      expect((await service.postRaw(MESSAGES, body, one)).status).toBe(400);
    }
  });

  it('with bytes that are no UTF-8: 400', async () => {
    const body = Buffer.concat([Buffer.from('Body='), Buffer.from([0xc3, 0x28])]);
    expect((await service.postRaw(MESSAGES, body, 'x')).status).toBe(400);
  });

  it('as JSON, or as anything but a form: 400', async () => {
    for (const type of ['application/json', 'multipart/form-data', 'text/plain']) {
      const body = JSON.stringify(sms());
      expect((await service.postRaw(MESSAGES, body, 'x', type)).status).toBe(400);
    }
  });

  it('larger than 64 KB: 413, whether it says so at first or not', async () => {
    const large = `Body=${'a'.repeat(70_000)}`;
    expect((await service.postRaw(MESSAGES, large, 'x')).status).toBe(413);
    expect(await chunked(large)).toMatch(/^HTTP\/1.1 413 /);
  });

  it('that takes longer than ten seconds: 408', async () => {
    expect(await trickle()).toMatch(/^HTTP\/1.1 408 /);
  }, 20_000);

  it('that is broken off: nothing', async () => {
    const socket = await open('content-length: 500');
    socket.write('Body=hel');
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await service.post('/webhooks/twilio/nothing', {})).status).toBe(404);
  });
});

describe('a delivery receipt', () => {
  const id = 'sms_0123456789abcdef01234567/12.0';
  const path = `/webhooks/twilio/status?m=${encodeURIComponent(id)}`;

  it('is stored under our own id of the message', async () => {
    const form = receipt('delivered');
    expect((await service.post(path, form)).status).toBe(200);
    const failed = receipt('undelivered', { ErrorCode: '30003' });
    expect((await service.post(path, failed)).status).toBe(200);
    expect(service.stored.receipts).toEqual([
      { messageId: id, providerId: form['MessageSid'], status: 'delivered' },
      {
        messageId: id,
        providerId: failed['MessageSid'],
        status: 'undelivered',
        errorCode: '30003',
      },
    ]);
  });

  it('is refused when the id in its address is not the one that was signed: 403', async () => {
    const form = receipt('delivered');
    const signature = sign(service.publicUrl + path, form);
    const other = path.replace('12.0', '13.0');
    expect((await service.post(other, form, signature)).status).toBe(403);
    expect(service.stored.receipts).toEqual([]);
  });

  it('is refused without an id of ours or without a status: 400', async () => {
    const odd = ['', '?m=', '?m=1', `?m=a/1.0&m=b/1.0`, '?m[$ne]=1', '?m=%2e%2e/1.0/../x'];
    for (const query of odd) {
      const answer = await service.post(`/webhooks/twilio/status${query}`, receipt('delivered'));
      expect([query, answer.status]).toEqual([query, 400]);
    }
    expect((await service.post(path, receipt('not a status'))).status).toBe(400);
    expect(service.stored.receipts).toEqual([]);
  });

  it('is not acknowledged while it cannot be stored', async () => {
    service.stored.state.down = true;
    expect((await service.post(path, receipt('delivered'))).status).toBe(503);
  });
});

const open = async (header: string) => {
  const { hostname, port } = new URL(service.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  socket.write(
    `POST ${MESSAGES} HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n${header}\r\n\r\n`,
  );
  return socket;
};

async function chunked(body: string): Promise<string> {
  const socket = await open('transfer-encoding: chunked');
  const answer = new Promise<string>((resolve) => socket.once('data', (d) => resolve(String(d))));
  socket.write(`${body.length.toString(16)}\r\n${body}\r\n`);
  const head = await answer;
  socket.destroy();
  return head;
}

async function trickle(): Promise<string> {
  const socket = await open('content-length: 500');
  const timer = setInterval(() => socket.write('a'), 400);
  const head = await new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(String(data))),
  );
  clearInterval(timer);
  socket.destroy();
  return head;
}
