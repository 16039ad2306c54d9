import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNaming } from '../../src/conversation/conversation-id.ts';
import type { Decide } from '../../src/conversation/dialog-turn.ts';
import { messageId } from '../../src/conversation/ids.ts';
import { createIntake } from '../../src/conversation/intake.ts';
import { cardNow, handoffCard } from '../../src/desk/card.ts';
import { createLogDesk } from '../../src/desk/log-desk.ts';
import { claimedWords, givenBackWords } from '../../src/desk/wording.ts';
import { createLog, ensureLogIndexes } from '../../src/log/log.ts';
import {
  DESK,
  type FakeSlack,
  GUEST,
  JONAS,
  MIA,
  SAM,
  startFakeSlack,
} from '../channels/slack/fake-slack.ts';
import { type Front, inThread, startFront } from '../channels/slack/front.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { echo, eventually, quick, said, startKernel } from '../support/kernel.ts';

const address = { channel: 'slack', id: DESK };
const naming = createNaming('salt');
const emma = naming.conversation('sms', '+15550101');

/** Calls a person when it hears the word, and says back all else. */
const bot: Decide = async (turn) => {
  const decision = await echo(turn);
  const text = turn.messages.map(({ activity }) => activity.text).join();
  if (!text.includes('person')) return decision;
  const card = messageId(turn.conversation, turn.seq, 1);
  const reply = handoffCard({
    conversation: turn.conversation,
    name: 'Emma',
    channel: 'sms',
    address: '+15550101',
    language: 'en',
    why: 'asks for a person',
    said: [text],
  });
  return {
    ...decision,
    state: { ...turn.state, mode: { kind: 'waiting', card } },
    messages: [
      ...decision.messages,
      { id: card, lane: 'desk', author: { kind: 'bot' }, to: address, reply },
    ],
  };
};

describe('the desk in Slack', () => {
  let database: FreshDatabase;
  let slack: FakeSlack;
  let front: Front;
  let log: ReturnType<typeof createLog>;
  let kernel: Awaited<ReturnType<typeof startKernel>>;

  beforeEach(async () => {
    database = await freshDatabase();
    slack = await startFakeSlack();
    const db = database.connection.getClient().db(database.connection.name);
    await ensureLogIndexes(db);
    log = createLog({ db, clock: { now: () => new Date() } });
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const intake = createIntake({ log, naming, logger, checkpoint: () => {} });
    const words = { card: cardNow, claimed: claimedWords, givenBack: givenBackWords };
    const desk = createLogDesk({ log, naming, intake, address, words });
    front = await startFront(slack, { intake, desk });
    kernel = await startKernel(database, {
      decide: bot,
      others: [front.channel],
      timing: { ...quick, send: { ...quick.send, backoffMs: 150 } },
    });
  });
  afterEach(async () => {
    await kernel.stop();
    await front.close();
    await slack.stop();
    await database.drop();
  });

  const texts = () => kernel.sms.texts();
  const saidToCustomer = (text: string) =>
    eventually(`"${text}" to the customer; got ${texts().join(' | ')}`, () =>
      texts().some((one) => one.includes(text)),
    );
  const notes = async () => {
    const entries = await log.collection.find({ kind: 'note' }).sort({ at: 1 }).toArray();
    return entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : []));
  };
  const told = async (user: string) => {
    await eventually(`an answer to ${user}`, () => slack.answers.some((one) => one.user === user));
    return slack.answers.findLast((one) => one.user === user)?.text;
  };
  const hints = () => slack.of('chat.postEphemeral').map(({ given }) => given);

  /** Emma asks for a person; gives the ts of her card, once that is on record. */
  async function card(): Promise<string> {
    await kernel.intake.receive(said('a person please'));
    await eventually('the card', async () =>
      Boolean(await log.collection.findOne({ kind: 'sent', providerId: /\./ })),
    );
    return slack.posted()[0]?.ts ?? '';
  }
  const claim = (user: string, ts: string) =>
    front.click({ user, ts, value: `desk:claim:${emma}`, label: 'Claim' });
  const giveBack = (user: string, ts: string) =>
    front.click({ user, ts, value: `desk:give_back:${emma}`, label: 'Give back' });

  it('shows who asks, from where and what they said, with a button to claim', async () => {
    await card();
    const shown = slack.posted().map(slack.shown).join();
    for (const part of ['Emma asks for a person', '0101', 'English', 'a person please', 'Claim']) {
      expect(shown).toContain(part);
    }
    expect(shown).not.toContain('+15550101');
  });

  it('takes a customer from claim to give-back, each word once', async () => {
    const ts = await card();
    expect(await claim(MIA, ts)).toBe(200);
    expect(await told(MIA)).toContain('yours');
    await saidToCustomer('Mia from our team');
    await eventually('the card says so', () =>
      slack.of('chat.update').some((call) => slack.shown(call).includes('Claimed by')),
    );
    expect(slack.of('chat.update').map(slack.shown).join()).toContain('Give back');

    const answer = inThread(MIA, 'I&amp;me will &lt;fix&gt; it', ts);
    expect(await front.event(answer, { id: 'Ev1' })).toBe(200);
    expect(await front.event(answer, { id: 'Ev1', retry: 1 })).toBe(200);
    expect(await front.event(answer, { id: 'Ev2' })).toBe(200);
    await saidToCustomer('I&me will <fix> it');

    await kernel.intake.receive(said('thank <!channel> you'));
    await eventually('her words in the thread', () =>
      slack.posted().some(({ given }) => given.thread_ts === ts && given.text?.includes('thank')),
    );
    expect(slack.posted().at(-1)?.given.text).toContain('&lt;!channel&gt;');

    await giveBack(JONAS, ts);
    expect(await told(JONAS)).toContain('Mia has it');
    await giveBack(MIA, ts);
    await saidToCustomer('Mia has left');
    await kernel.intake.receive(said('still there?'));
    await saidToCustomer('heard: still there?');
    expect(texts().filter((text) => text.includes('<fix>'))).toHaveLength(1);
    expect(texts()).not.toContain('heard: thank <!channel> you');
  });

  it('gives it to exactly one of two colleagues who claim at once', async () => {
    const ts = await card();
    await Promise.all([claim(MIA, ts), claim(JONAS, ts)]);
    await eventually('both are told', () => slack.answers.length === 2);
    const [mia, jonas] = [await told(MIA), await told(JONAS)];
    const holder = mia?.includes('yours') ? 'Mia' : 'Jonas';
    expect(holder === 'Mia' ? jonas : mia).toBe(`${holder} has it already.`);
    await saidToCustomer(`${holder} from our team`);
    const claims = (await log.read(emma)).filter(({ kind }) => kind === 'claim');
    expect(claims).toHaveLength(1);
    expect(texts().filter((text) => text.includes('from our team'))).toHaveLength(1);
  });

  it('takes back what the bot had not sent yet when a person claims', async () => {
    const ts = await card();
    await saidToCustomer('heard: a person please');
    const busy = { kind: 'retry', error: 'busy', afterMs: 60_000 } as const;
    kernel.sms.order(() => busy);
    await kernel.intake.receive(said('are you there?'));
    await eventually('a first try', async () =>
      Boolean(await log.collection.findOne({ kind: 'failed' })),
    );
    await kernel.intake.receive(said('hello?'));
    await eventually('its turn', async () =>
      Boolean(await log.collection.findOne({ 'messages.reply.text': 'heard: hello?' })),
    );
    await claim(MIA, ts);
    await eventually('withdrawn', async () =>
      Boolean(await log.collection.findOne({ kind: 'withdrawn' })),
    );
    expect(texts()).not.toContain('heard: hello?');
  });

  it('sends the claimant’s words only; all others’ are kept as notes, and they are told', async () => {
    const ts = await card();
    await front.event(inThread(JONAS, 'too early', ts));
    await claim(MIA, ts);
    await told(MIA);
    await front.event(inThread(JONAS, 'not mine', ts));
    await front.event(inThread(MIA, ' // she is a regular', ts));
    await front.event(inThread(MIA, 'Hello Emma', ts));
    await saidToCustomer('Hello Emma');
    expect(await notes()).toEqual(['too early', 'not mine', 'she is a regular']);
    await eventually('two hints', () => hints().length === 2);
    expect(hints()[0]).toMatchObject({ user: JONAS, thread_ts: ts });
    expect(hints()[0]?.text).toContain('press Claim first');
    expect(hints()[1]?.text).toContain('only Mia answers');
    for (const kept of ['too early', 'not mine', 'regular']) {
      expect(texts().join()).not.toContain(kept);
    }
  });

  it('says that a file does not reach the customer', async () => {
    const ts = await card();
    await claim(MIA, ts);
    const files = [{ url_private: 'https://files.slack.com/x.pdf', mimetype: 'application/pdf' }];
    await front.event(inThread(MIA, '', ts, { subtype: 'file_share', files }));
    await eventually('a hint', () => hints().length === 1);
    expect(await notes()).toEqual(['[1 file]']);
  });

  it('masks a card number in a note', async () => {
    const ts = await card();
    await front.event(inThread(JONAS, '// paid with 4242 4242 4242 4242', ts));
    expect(await notes()).toEqual(['paid with [card ending 4242]']);
  });

  it('lets no guest and nobody from outside the channel act, whatever they press', async () => {
    const ts = await card();
    await claim(GUEST, ts);
    await claim(SAM, ts);
    await front.event(inThread(GUEST, 'let me', ts));
    expect(await told(GUEST)).toContain('full members');
    expect(await told(SAM)).toContain('members only');
    expect((await log.read(emma)).filter(({ kind }) => kind === 'claim')).toEqual([]);
    expect(await notes()).toEqual([]);
  });

  it('ignores the bot’s own words, edits and threads that are nobody’s', async () => {
    const ts = await card();
    await claim(MIA, ts);
    await front.event(inThread(MIA, 'edited', ts, { subtype: 'message_changed' }));
    await front.event(inThread('U0BOT', 'Emma: hello', ts, { bot_id: 'B0BOT' }));
    await front.event(inThread(MIA, 'lunch?', '1700000000.000001'));
    await front.event(inThread(MIA, 'an announcement', '', { thread_ts: undefined }));
    await front.event(inThread(MIA, 'the end', ts));
    await saidToCustomer('the end');
    for (const unwanted of ['edited', 'Emma: hello', 'lunch', 'announcement']) {
      expect(texts().join()).not.toContain(unwanted);
    }
    expect(await notes()).toEqual([]);
  });

  it('says that nobody waits any more', async () => {
    const ts = await card();
    await claim(MIA, ts);
    await giveBack(MIA, ts);
    await claim(JONAS, ts);
    expect(await told(JONAS)).toContain('Nobody is waiting');
  });
});
