import { type Actors, createActors } from '../conversation/actors.ts';
import type { Channel, Outgoing, SendOutcome } from '../conversation/channel.ts';
import type { Naming } from '../conversation/conversation-id.ts';
import { type ConversationId, conversationOf, type MessageId } from '../conversation/ids.ts';
import type { Checkpoint } from '../conversation/intake.ts';
import type { OutgoingMessage } from '../log/document.ts';
import type { Log, TrailEntry } from '../log/log.ts';
import { deadId, failedId, sentId, tryId } from '../log/names.ts';
import type { Clock, Logger } from '../logger.ts';
import { backoffMs } from './backoff.ts';
import { type Standing, standing } from './delivery.ts';
import { settleFinished } from './finished.ts';
import { overruled } from './withdraw.ts';

export interface SenderDeps {
  readonly log: Log;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly naming: Naming;
  readonly owner: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly checkpoint: (point: Checkpoint, stream: ConversationId) => void;
  readonly timing: SendTiming;
  readonly optedOut: (conversation: ConversationId, message: OutgoingMessage) => Promise<void>;
}

export interface SendTiming {
  /** An attempt that has said nothing for so long is taken over, after a look-up. */
  readonly takeOverMs: number;
  /** A process that comes back to its own attempt later than this does not post any more. */
  readonly freshMs: number;
  readonly backoffMs: number;
  readonly mostTries: number;
}

interface Decided {
  readonly message: OutgoingMessage;
  readonly seq: number;
  readonly decidedAt: Date;
}

const ELSEWHERE_MS = 24 * 3_600_000;
const LOOK_AGAIN_MS = 60_000;

/**
 * Sends what turns decided to say: in order per conversation and lane, an attempt on record before
 * each post, the provider asked before a post of unknown outcome is repeated.
 */
export function createSender(deps: SenderDeps): Actors {
  const { log, timing } = deps;
  const actors: Actors = createActors<ConversationId>({
    logger: deps.logger,
    retryMs: timing.backoffMs,
    run: deliver,
  }) as Actors;

  async function deliver(conversation: ConversationId): Promise<void> {
    const entries = await log.unfinished(conversation);
    const messages = entries.flatMap((entry) =>
      entry.messages.map((message) => ({ message, seq: entry.seq, decidedAt: entry.wroteAt })),
    );
    if (entries.length === 0) return;
    const trails = await trailsOf(
      conversation,
      messages.map(({ message }) => message),
    );
    const lanes = Map.groupBy(messages, ({ message }) => message.lane);
    const waits = await Promise.all(
      [...lanes.values()].map((lane) => deliverLane(conversation, lane, trails)),
    );
    await settleFinished(log, conversation, entries);
    const soonest = Math.min(...waits);
    if (Number.isFinite(soonest)) actors.wakeIn(conversation, soonest);
  }

  /** Milliseconds until the lane can go on; infinite when nothing is left to send. */
  async function deliverLane(
    conversation: ConversationId,
    lane: readonly Decided[],
    trails: ReadonlyMap<string, TrailEntry[]>,
  ): Promise<number> {
    for (const decided of lane) {
      const wait = await deliverOne(conversation, decided, trails.get(decided.message.id) ?? []);
      if (wait !== 'ended') return wait;
    }
    return Number.POSITIVE_INFINITY;
  }

  async function deliverOne(
    conversation: ConversationId,
    { message, seq, decidedAt }: Decided,
    trail: readonly TrailEntry[],
  ): Promise<'ended' | number> {
    const now = standing(trail);
    if (now.kind === 'ended') return 'ended';
    const wait = waitFor(now);
    if (wait > 0) return wait;
    const channel = deps.channels.get(message.to.channel);
    if (!channel) {
      // Another process may have it (the terminal beside the service); after a day nobody has.
      const age = deps.clock.now().getTime() - decidedAt.getTime();
      return age < ELSEWHERE_MS
        ? LOOK_AGAIN_MS
        : end(message, now.n, `The channel ${message.to.channel} is off`);
    }

    const unsure = now.kind === 'trying' || now.unsure;
    const outgoing = await addressed(message);
    if (unsure) {
      const since = firstTry(trail) ?? deps.clock.now();
      const found = await channel.find(outgoing, since, (id) => isAnother(message, id));
      if (found) return recordSent(message, found.providerId);
    }
    const { n } = now;
    if (now.round > timing.mostTries) return end(message, n, lastError(trail));
    const why = await overruled(deps, conversation, message, seq);
    if (why) {
      await log.insert({
        _id: tryId(message.id, n),
        kind: 'withdrawn',
        stream: conversation,
        of: message.id,
        n,
        reason: why,
      });
      return 0;
    }
    return attempt(conversation, channel, message, outgoing, n);
  }

  /** Whether the log knows this provider id as that of another message. */
  async function isAnother(message: OutgoingMessage, providerId: string): Promise<boolean> {
    const known = await log.collection.findOne({
      providerId,
      kind: { $in: ['sent', 'receipt'] },
      of: { $ne: message.id },
    });
    return known !== null;
  }

  async function attempt(
    conversation: ConversationId,
    channel: Channel,
    message: OutgoingMessage,
    outgoing: Outgoing,
    n: number,
  ): Promise<'ended' | number> {
    const begun = performance.now();
    const mine = await log.insert({
      _id: tryId(message.id, n),
      kind: 'attempt',
      stream: conversation,
      of: message.id,
      n,
      by: deps.owner,
    });
    if (mine === 'exists') return timing.takeOverMs / 10;
    deps.checkpoint('send:before', conversation);
    // Stopped in between (a frozen process): by now another may have looked it up and sent it.
    if (performance.now() - begun > timing.freshMs) return timing.takeOverMs;
    const outcome = await channel.send(outgoing);
    deps.checkpoint('send:after', conversation);
    deps.logger.info({ conversation, message: message.id, n, outcome: outcome.kind }, 'send');
    return recordOutcome(conversation, message, n, outcome);
  }

  async function recordOutcome(
    conversation: ConversationId,
    message: OutgoingMessage,
    n: number,
    outcome: SendOutcome,
  ): Promise<'ended' | number> {
    switch (outcome.kind) {
      case 'sent':
        return recordSent(message, outcome.providerId);
      case 'refused':
        if (outcome.optedOut) await deps.optedOut(conversation, message);
        return end(message, n, outcome.error, outcome.code);
      case 'retry':
      case 'unknown': {
        const pause = Math.max(
          backoffMs(n, timing.backoffMs, deps.random),
          outcome.kind === 'retry' ? (outcome.afterMs ?? 0) : 0,
        );
        await log.insert({
          _id: failedId(message.id, n),
          kind: 'failed',
          stream: conversation,
          of: message.id,
          n,
          sure: outcome.kind === 'retry',
          error: outcome.error,
          ...(outcome.code ? { code: outcome.code } : {}),
          retryAt: new Date(deps.clock.now().getTime() + pause),
        });
        return pause;
      }
    }
  }

  async function recordSent(message: OutgoingMessage, providerId: string): Promise<'ended'> {
    await log.insert({
      _id: sentId(message.id),
      kind: 'sent',
      stream: conversationOf(message.id),
      of: message.id,
      providerId,
    });
    return 'ended';
  }

  /** A dead letter: nothing is thrown away, an operator sees it and decides. */
  async function end(
    message: OutgoingMessage,
    n: number,
    error: string,
    code?: string,
  ): Promise<'ended'> {
    await log.insert({
      _id: deadId(message.id, n),
      kind: 'dead',
      stream: conversationOf(message.id),
      of: message.id,
      n,
      error,
      ...(code ? { code } : {}),
      open: true,
    });
    deps.logger.error({ message: message.id, code, n }, 'dead letter: see `npm run dead-letters`');
    return 'ended';
  }

  function waitFor(now: Exclude<Standing, { kind: 'ended' }>): number {
    const at = deps.clock.now().getTime();
    return now.kind === 'trying'
      ? now.attempt.wroteAt.getTime() + timing.takeOverMs - at
      : (now.notBefore?.getTime() ?? at) - at;
  }

  async function addressed(message: OutgoingMessage): Promise<Outgoing> {
    const { replaces } = message;
    const { thread } = message.to;
    const threadProviderId = thread && (await providerIdOf(thread));
    const replacesProviderId = replaces && (await providerIdOf(replaces));
    return {
      ...message,
      ...(threadProviderId ? { threadProviderId } : {}),
      ...(replacesProviderId ? { replacesProviderId } : {}),
    };
  }

  async function providerIdOf(id: MessageId): Promise<string | undefined> {
    const sent = await log.find(sentId(id));
    return sent?.kind === 'sent' ? sent.providerId : undefined;
  }

  async function trailsOf(conversation: ConversationId, messages: readonly OutgoingMessage[]) {
    const trail = await log.trail(
      conversation,
      messages.map(({ id }) => id),
    );
    return Map.groupBy(trail, ({ of }) => of as string);
  }

  return actors;
}

const firstTry = (trail: readonly TrailEntry[]): Date | undefined =>
  trail.find(({ kind }) => kind === 'attempt')?.wroteAt;

function lastError(trail: readonly TrailEntry[]): string {
  const failed = trail.findLast((entry) => entry.kind === 'failed');
  return failed?.kind === 'failed' ? failed.error : 'No try was answered';
}
