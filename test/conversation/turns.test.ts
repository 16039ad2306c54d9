import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../src/log/document.ts';
import { fencedId } from '../../src/log/names.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import {
  decision,
  echo,
  eventually,
  type KernelOptions,
  recordingChannel,
  said,
  startKernel,
  thinking,
} from '../support/kernel.ts';

describe('turns', () => {
  let database: FreshDatabase;
  let stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(stops.map((stop) => stop()));
    stops = [];
    await database.drop();
  });

  async function kernel(options: KernelOptions = {}) {
    const started = await startKernel(database, options);
    stops.push(started.stop);
    return started;
  }

  it('answers five copies of a message once', async () => {
    const { intake, sms } = await kernel();
    const message = said('hello', { id: 'SMcopy' });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => intake.receive(message)));
    expect(outcomes.toSorted()).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
      'stored',
    ]);
    await eventually('an answer', () => sms.posted.length > 0);
    expect(await intake.receive(message)).toBe('duplicate');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(sms.texts()).toEqual(['heard: hello']);
  });

  it('gives three quick texts one considered answer, in their order', async () => {
    const { intake, sms } = await kernel();
    for (const text of ['my order', 'R-1003', 'came broken']) await intake.receive(said(text));
    await eventually('an answer', () => sms.posted.length > 0);
    expect(sms.texts()).toEqual(['heard: my order / R-1003 / came broken']);
  });

  it('does not wait for more after a yes', async () => {
    const { intake, sms } = await kernel({
      timing: {
        turn: { quietMs: 60_000, patienceMs: 60_000, yieldMs: 40, retryMs: 20 },
        send: { takeOverMs: 400, freshMs: 200, backoffMs: 30, mostTries: 4 },
        effect: { takeOverMs: 400, backoffMs: 30, mostTries: 4, tellAfter: 2, waitMs: 40 },
        sweepMs: 100,
        leaseMs: 1_000,
      },
    });
    await intake.receive(said('yes'));
    await eventually('an answer', () => sms.posted.length > 0);
  });

  it('lets a message that arrives while it thinks join the thought', async () => {
    const understanding = thinking(600);
    const { intake, sms } = await kernel({ understanding });
    await intake.receive(said('where is'));
    await eventually('a thought', () => understanding.thoughts() === 1);
    await intake.receive(said('my parcel'));
    await eventually('an answer', () => sms.posted.length > 0);
    expect(sms.texts()).toEqual(['heard: where is / my parcel']);
    expect(understanding.thoughts()).toBe(2);
  });

  it('keeps order over two processes and gives twenty quick messages at most four answers', async () => {
    const sms = recordingChannel();
    const one = await kernel({ channel: sms, owner: 'one', understanding: thinking(50) });
    const two = await kernel({ channel: sms, owner: 'two', understanding: thinking(50) });
    const texts = Array.from({ length: 20 }, (_, n) => `m${n}`);
    for (const [n, text] of texts.entries()) await (n % 2 ? one : two).intake.receive(said(text));
    const heard = () => sms.texts().join(' / ').replaceAll('heard: ', '');
    await eventually('all of them heard', () => heard().split(' / ').length >= 20);
    expect(heard()).toBe(texts.join(' / '));
    expect(sms.posted.length).toBeLessThanOrEqual(4);
  });

  it('throws away a turn that another process was quicker with', async () => {
    let release = () => {};
    const frozen = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sms = recordingChannel();
    const zombie = await kernel({
      channel: sms,
      owner: 'zombie',
      decide: async (turn) => {
        await frozen;
        return decision(turn, ['too late']);
      },
    });
    await zombie.intake.receive(said('hello'));
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    const other = await kernel({ channel: sms, owner: 'other' });
    const [stream] = await other.log.openStreams(new Date());
    if (stream) other.workers.wake(stream);
    await eventually('the answer of the other', () => sms.posted.length > 0);
    release();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sms.texts()).toEqual(['heard: hello']);
  });

  it('sets a message aside after five failed tries, says so, calls a person, and goes on', async () => {
    let tries = 0;
    const { intake, sms, db } = await kernel({
      decide: async (turn) => {
        if (turn.messages.some(({ activity }) => activity.text === 'poison')) {
          tries += 1;
          throw new Error('a fault of ours');
        }
        return echo(turn);
      },
    });
    await intake.receive(said('poison'));
    await intake.receive(said('fine', { from: '+15550102' }));
    await eventually('both answered', () => sms.posted.length >= 2);
    expect(tries).toBe(5);
    expect(sms.texts().toSorted()).toEqual(['heard: fine', 'sorry']);
    const turn = await db.collection('log').findOne({ 'why.step': 'quarantine' });
    expect(turn?.['state'].mode.kind).toBe('waiting');
    expect(turn?.['messages'].map(({ lane }: { lane: string }) => lane)).toEqual([
      'customer',
      'desk',
    ]);
  });

  it('leaves a conversation alone whose state a later version wrote', async () => {
    const { intake, sms, db, naming, workers } = await kernel();
    const stream = naming.conversation('sms', '+15550101');
    await db.collection('log').insertOne({
      _id: fencedId(stream, 1) as never,
      v: SCHEMA_VERSION + 1,
      kind: 'turn',
      stream,
      seq: 1,
      consumes: ['x'],
      state: { of: 'a shape we do not know' },
    });
    await intake.receive(said('hello'));
    workers.wake(stream);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(sms.posted).toEqual([]);
    expect(await db.collection('log').countDocuments({ stream, kind: 'turn' })).toBe(1);
  });
});
