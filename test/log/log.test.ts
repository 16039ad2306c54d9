import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId, StreamId } from '../../src/conversation/ids.ts';
import { createLog, ensureLogIndexes, type Log } from '../../src/log/log.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const stream = (name: string) => name as StreamId & ConversationId;

describe('the log', () => {
  let database: FreshDatabase;
  let log: Log;

  beforeAll(async () => {
    database = await freshDatabase();
    const db = database.connection.getClient().db(database.connection.name);
    await ensureLogIndexes(db);
    log = createLog({ db, clock: { now: () => new Date() } });
  });
  afterAll(() => database.drop());

  const reservation = (name: string, seq: number, holder: string) =>
    log.append({ kind: 'reservation', stream: stream(name), seq, holder: holder as never });

  it('lets one of two writers have a number', async () => {
    const outcomes = await Promise.all([
      reservation('fence', 1, 'a'),
      reservation('fence', 1, 'b'),
      reservation('fence', 1, 'c'),
    ]);
    expect(outcomes.toSorted()).toEqual(['exists', 'exists', 'inserted']);
  });

  it('finds the newest number, past nine, with entries of other kinds around it', async () => {
    for (let seq = 1; seq <= 12; seq += 1) await reservation('head', seq, `k${seq}`);
    const note = { kind: 'note', by: { id: 'u', name: 'U' }, text: 'x' } as const;
    await log.insert({ ...note, _id: 'head/1', stream: stream('head') });
    await log.insert({ ...note, _id: 'head:in:1', stream: stream('head') });
    expect((await log.head(stream('head')))?.seq).toBe(12);
    expect(await log.head(stream('hea'))).toBeNull();
  });

  it("orders entries by the database's own clock, also within one batch", async () => {
    const inserted = Array.from({ length: 40 }, (_, n) =>
      log.insert({
        _id: `order-${n}`,
        kind: 'note',
        stream: stream('order'),
        by: { id: 'u', name: 'U' },
        text: String(n),
      }),
    );
    await Promise.all(inserted);
    const entries = await log.read(stream('order'));
    expect(entries.map((entry) => (entry.kind === 'note' ? entry.text : ''))).toEqual(
      Array.from({ length: 40 }, (_, n) => String(n)),
    );
    const stamps = new Set(entries.map(({ at }) => at.toString()));
    expect(stamps.size).toBe(40);
  });

  it('answers each of a batch by itself: a taken id does not spoil its neighbours', async () => {
    const entry = (n: number) => ({
      _id: `batch-${n}`,
      kind: 'note' as const,
      stream: stream('batch'),
      by: { id: 'u', name: 'U' },
      text: '',
    });
    await log.insert(entry(2));
    const outcomes = await Promise.all([1, 2, 3, 3].map((n) => log.insert(entry(n))));
    expect(outcomes).toEqual(['inserted', 'exists', 'inserted', 'exists']);
  });

  it('lets a message be read by one turn at most, even where two turns had different numbers', async () => {
    const turn = (seq: number) =>
      log.append({
        kind: 'turn',
        stream: stream('once'),
        seq,
        consumes: ['once:in:m1'],
        state: {} as never,
        messages: [],
        effects: [],
        why: { ms: 0 },
      });
    expect(await turn(1)).toBe('inserted');
    expect(await turn(2)).toBe('exists');
  });
});
