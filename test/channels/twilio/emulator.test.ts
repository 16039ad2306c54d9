import { createServer } from 'node:net';
import { createEmulator } from 'emulate';
import { expect, it } from 'vitest';
import { outgoing, startService } from './webhook-service.ts';

const ACCOUNT = 'AC00000000000000000000000000000000';
const SECRET = 'twilio_test_auth_token';

it('works with an independent emulation of Twilio: in by its signed webhook, out, receipt', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const service = await startService({
    accountSid: ACCOUNT,
    authToken: SECRET,
    smsFrom: '+15551234567',
    whatsappFrom: '+15551234568',
    apiUrl: url,
  });
  const hook = `${service.url}/webhooks/twilio/messages`;
  const emulator = await createEmulator({
    service: 'twilio',
    port,
    seed: {
      twilio: {
        account: { sid: ACCOUNT, auth_token: SECRET, friendly_name: 'Shop' },
        phone_numbers: [
          { phone_number: '+15551234567', friendly_name: 'SMS', sms_url: hook },
          { phone_number: 'whatsapp:+15551234568', friendly_name: 'WhatsApp', sms_url: hook },
        ],
      },
    },
  });
  try {
    await simulate(url, 'inbound-message', {
      To: '+15551234567',
      From: '+15550101',
      Body: 'Ich möchte mein Geld zurück 🙏',
    });
    await simulate(url, 'inbound-message', {
      To: 'whatsapp:+15551234568',
      From: 'whatsapp:+15550102',
      Body: 'Hola',
    });
    expect(
      service.stored.activities().map(({ channelId, from, text }) => [channelId, from.id, text]),
    ).toEqual([
      ['sms', '+15550101', 'Ich möchte mein Geld zurück 🙏'],
      ['whatsapp', '+15550102', 'Hola'],
    ]);

    const message = outgoing({ text: 'Gern. Um welche Bestellung geht es?' });
    const outcome = await service.channel('sms').send(message);
    if (outcome.kind !== 'sent') throw new Error(JSON.stringify(outcome));
    expect(await service.channel('sms').find(message, new Date())).toEqual({
      providerId: outcome.providerId,
    });
    await simulate(url, 'message-status', {
      MessageSid: outcome.providerId,
      Status: 'delivered',
    });
    expect(service.stored.receipts.at(-1)).toMatchObject({
      messageId: message.id,
      providerId: outcome.providerId,
      status: 'delivered',
    });
  } finally {
    await emulator.close();
    await service.close();
  }
});

async function simulate(url: string, what: string, fields: Record<string, string>) {
  const response = await fetch(`${url}/_twilio/simulate/${what}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      authorization: `Basic ${Buffer.from(`${ACCOUNT}:${SECRET}`).toString('base64')}`,
    },
  });
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`);
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
