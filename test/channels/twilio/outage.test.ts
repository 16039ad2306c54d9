import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ACCOUNT as SIM_ACCOUNT,
  SMS_FROM,
  startWorld,
  WHATSAPP_FROM,
  type World,
} from '../../simulator/world.ts';
import { type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { startKernel } from '../../support/kernel.ts';
import { outgoing, type Service, startService } from './webhook-service.ts';
import { sms } from './webhooks.ts';

const TOKEN = 'simulated-auth-token';
let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

describe('with the real log', () => {
  it('a message delivered twenty times at once is in it once', async () => {
    const kernel = await startKernel(database);
    const service = await startService(undefined, { intake: kernel.intake });
    const form = sms({ Body: 'yes  ' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service.post('/webhooks/twilio/messages', form)),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const kept = await kernel.db.collection('log').find({ kind: 'message' }).toArray();
    expect(kept).toHaveLength(1);
    await service.close();
    await kernel.stop();
  });
});

describe('after an outage', () => {
  let world: World;
  let service: Service;

  beforeEach(async () => {
    world = await startWorld(database.connection);
    service = await startService({
      accountSid: SIM_ACCOUNT,
      authToken: TOKEN,
      smsFrom: SMS_FROM,
      whatsappFrom: WHATSAPP_FROM,
      apiUrl: `${world.url}/simulator/twilio`,
    });
  });
  afterEach(async () => {
    await service.close();
    await world.stop();
  });

  it('messages that no webhook brought are fetched once, in order, photos and all', async () => {
    const since = new Date(Date.now() - 60_000);
    world.refusing.status = 503;
    await world.act('phone/messages', { from: '+15550101', app: 'sms', text: 'first' });
    await world.act('phone/messages', { from: '+15550102', app: 'whatsapp', text: 'second' });
    await world.act('phone/messages', {
      from: '+15550101',
      app: 'sms',
      text: 'third',
      photo: true,
    });
    expect(await service.sweepInbound(since)).toBe(3);
    expect(await service.sweepInbound(since)).toBe(0);
    const activities = service.stored.activities();
    const ofOne = activities.filter(({ from }) => from.id === '+15550101');
    expect(ofOne.map(({ text }) => text)).toEqual(['first', 'third']);
    expect(ofOne.at(-1)?.attachments).toHaveLength(1);
    expect(activities.filter(({ channelId }) => channelId === 'whatsapp')).toMatchObject([
      { from: { id: '+15550102' }, text: 'second' },
    ]);
  });

  it('what we sent ourselves is not taken for something that came in', async () => {
    await service.channel('sms').send(outgoing({ text: 'Hello' }));
    expect(await service.sweepInbound(new Date(Date.now() - 60_000))).toBe(0);
  });

  it('buttons and "typing" reach a WhatsApp phone', async () => {
    const from = '+15550102';
    await world.act('phone/messages', { from, app: 'whatsapp', text: 'Refund please' });
    await service.sweepInbound(new Date(Date.now() - 60_000));
    const [asked] = service.stored.activities();
    const whatsapp = service.channel('whatsapp');
    if (asked) await whatsapp.typing?.(asked);
    const choices = [
      { id: 'yes:ab12', label: 'Yes, refund it' },
      { id: 'no:ab12', label: 'No' },
    ];
    const question = outgoing({ text: 'Refund $58.00?', choices }, from, 'whatsapp');
    const sent = await whatsapp.send(question);
    expect(sent.kind).toBe('sent');
    expect(service.logged.filter(({ message }) => message.includes('numbered text'))).toEqual([]);
    expect(await whatsapp.find(question, new Date())).toEqual({
      providerId: sent.kind === 'sent' && sent.providerId,
    });
  });
});
