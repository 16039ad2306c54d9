import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageEntry } from '../../src/log/document.ts';
import { newSid } from '../journeys/phone.ts';
import { eventually } from '../support/kernel.ts';
import { postMessage } from '../support/service.ts';
import { type Installation, openInstallation } from './installation.ts';

const ANA = '+15550101';

describe('a webhook that the provider delivers more than once', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await openInstallation(2);
  });
  afterAll(() => installation.close());

  const copies = (count: number, message: { sid: string; from: string; body: string }) =>
    Promise.all(
      Array.from({ length: count }, (_, n) => postMessage(installation.nth(n).url, message)),
    );

  it('five copies at once to two processes: all acknowledged, one answer', async () => {
    const { twilio } = installation;
    for (let round = 1; round <= 6; round += 1) {
      const message = { sid: newSid(), from: ANA, body: 'where is my order R-1003?' };
      expect(await copies(5, message)).toEqual([200, 200, 200, 200, 200]);
      await eventually(`answer ${round}`, () => twilio.sentTo(ANA).length >= round);
      await installation.quiet();
      expect(twilio.sentTo(ANA)).toHaveLength(round);
    }
    const stream = await installation.conversationOf(ANA);
    expect(await installation.messages(stream)).toHaveLength(6);
    expect(installation.sentTwice()).toEqual([]);
  });

  it('fifty copies of a yes at once: one refund, one answer', async () => {
    const { twilio } = installation;
    const before = twilio.sentTo(ANA).length;
    await copies(1, { sid: newSid(), from: ANA, body: 'refund for R-1001, all of it, broken' });
    await eventually('the offer', () => twilio.sentTo(ANA).length === before + 1);
    expect(twilio.sentTo(ANA).at(-1)?.body).toContain('I can refund $34.00');
    const statuses = await copies(50, { sid: newSid(), from: ANA, body: 'yes' });
    expect(new Set(statuses)).toEqual(new Set([200]));
    await eventually('the reference', () => twilio.sentTo(ANA).length > before + 1);
    await installation.quiet();
    expect(twilio.sentTo(ANA)).toHaveLength(before + 2);
    expect(await installation.refunds('R-1001')).toHaveLength(1);
  });

  it('every message again, an hour and a restart later: acknowledged, and nothing happens', async () => {
    const { log, twilio } = installation;
    const stored = (await log.find({ kind: 'message' }).toArray()) as MessageEntry[];
    const before = { sent: twilio.accepted.length, entries: await log.countDocuments() };
    // An hour passes by the clock of whoever wrote; the order of the log is the database's own.
    await log.updateMany({}, [{ $set: { wroteAt: { $subtract: ['$wroteAt', 3_600_000] } } }]);
    const later = await installation.start();
    try {
      for (const { activity } of stored) {
        const again = { sid: activity.id, from: ANA, body: activity.text };
        expect(await postMessage(later.url, again)).toBe(200);
        expect(await copies(2, again)).toEqual([200, 200]);
      }
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    } finally {
      await later.stop();
    }
    expect(twilio.accepted).toHaveLength(before.sent);
    expect(await log.countDocuments()).toBe(before.entries);
    expect(await installation.refunds('R-1001')).toHaveLength(1);
  });
});
