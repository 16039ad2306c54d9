import type { Commerce, ShopOutcome } from '../commerce/commerce.ts';
import { type Actors, createActors } from '../conversation/actors.ts';
import { type ConversationId, conversationOf } from '../conversation/ids.ts';
import type { Checkpoint } from '../conversation/intake.ts';
import type { EffectRequest, Switches } from '../log/document.ts';
import type { Log, TrailEntry } from '../log/log.ts';
import { deadId, failedId, resultId, tryId, unsettledId } from '../log/names.ts';
import type { Clock, Logger } from '../logger.ts';
import { backoffMs } from './backoff.ts';
import { standing } from './delivery.ts';
import { settleFinished } from './finished.ts';
import { recheck } from './recheck.ts';
import { release, reserve } from './reservation.ts';

export interface ExecutorDeps {
  readonly log: Log;
  readonly commerce: Pick<Commerce, 'order' | 'perform' | 'outcomeOf'>;
  readonly switches: () => Switches;
  readonly owner: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly checkpoint: (point: Checkpoint, stream: ConversationId) => void;
  readonly timing: EffectTiming;
}

export interface EffectTiming {
  /** An attempt that has said nothing for so long is taken over, after a look-up. */
  readonly takeOverMs: number;
  readonly backoffMs: number;
  readonly mostTries: number;
  /** After so many tries the customer is told that it takes longer. */
  readonly tellAfter: number;
  /** How long an effect waits when its order is reserved for another, or money is paused. */
  readonly waitMs: number;
}

/**
 * Does what turns asked for at the shop: each effect once, under its one key for ever. The shop is
 * asked what became of the key before anything is repeated, and the outcome is the input of a turn.
 */
export function createExecutor(deps: ExecutorDeps): Actors {
  const { log, timing } = deps;
  const actors: Actors = createActors<ConversationId>({
    logger: deps.logger,
    retryMs: timing.backoffMs,
    run: perform,
  }) as Actors;

  async function perform(conversation: ConversationId): Promise<void> {
    const entries = await log.unfinished(conversation);
    const effects = entries.flatMap((entry) => (entry.kind === 'turn' ? entry.effects : []));
    if (effects.length === 0) return;
    const trail = await log.trail(
      conversation,
      effects.map(({ key }) => key),
    );
    const trails = Map.groupBy(trail, ({ of }) => of as string);
    const waits: number[] = [];
    for (const effect of effects)
      waits.push(await performOne(effect, trails.get(effect.key) ?? []));
    await settleFinished(log, conversation, entries);
    const soonest = Math.min(...waits);
    if (Number.isFinite(soonest)) actors.wakeIn(conversation, soonest);
  }

  /** Milliseconds until it can go on; infinite when it ended. */
  async function performOne(effect: EffectRequest, trail: readonly TrailEntry[]): Promise<number> {
    const now = standing(trail);
    if (now.kind === 'ended') return Number.POSITIVE_INFINITY;
    const at = deps.clock.now().getTime();
    const due =
      now.kind === 'trying'
        ? now.attempt.wroteAt.getTime() + timing.takeOverMs
        : (now.notBefore?.getTime() ?? at);
    if (due > at) return due - at;
    if (now.round > timing.mostTries) return giveUp(effect, now.n, trail);
    if (deps.switches().moneyPaused && now.n === 1) return timing.waitMs;
    if (!(await reserve(log, effect.action.orderId, effect.key))) return timing.waitMs;

    const stream = conversationOf(effect.key);
    const mine = await log.insert({
      _id: tryId(effect.key, now.n),
      kind: 'attempt',
      stream,
      of: effect.key,
      n: now.n,
      by: deps.owner,
    });
    if (mine === 'exists') return timing.takeOverMs / 10;
    deps.checkpoint('effect:before', stream);
    try {
      const outcome = await settle(effect, now.n > 1);
      deps.checkpoint('effect:after', stream);
      await conclude(effect, outcome);
      return Number.POSITIVE_INFINITY;
    } catch (error) {
      return failed(effect, now.n, error);
    }
  }

  /** Looks before it repeats: under the same key the shop gives the same receipt in any case. */
  async function settle(effect: EffectRequest, repeated: boolean): Promise<ShopOutcome> {
    if (repeated) {
      const known = await deps.commerce.outcomeOf(effect.key);
      if (known) return known;
    }
    const refusal = recheck(await deps.commerce.order(effect.action.orderId), effect.action);
    if (refusal) {
      // An earlier try of this very effect may be what changed the order.
      const own = await deps.commerce.outcomeOf(effect.key);
      return (
        own ?? { kind: 'refused', code: refusal, detail: 'found when the order was read again' }
      );
    }
    return deps.commerce.perform(effect.key, effect.action);
  }

  async function conclude(effect: EffectRequest, outcome: ShopOutcome): Promise<void> {
    const stream = conversationOf(effect.key);
    deps.checkpoint('result:before', stream);
    await log.insert({
      _id: resultId(effect.key),
      kind: 'result',
      stream,
      of: effect.key,
      outcome,
      open: true,
    });
    deps.checkpoint('result:after', stream);
    await release(log, effect.action.orderId, effect.key);
    deps.logger.info({ conversation: stream, effect: effect.key, outcome: outcome.kind }, 'effect');
  }

  async function failed(effect: EffectRequest, n: number, error: unknown): Promise<number> {
    const stream = conversationOf(effect.key);
    const pause = backoffMs(n, timing.backoffMs, deps.random);
    const retryAt = new Date(deps.clock.now().getTime() + pause);
    const message = error instanceof Error ? error.message : String(error);
    await log.insert({
      _id: failedId(effect.key, n),
      kind: 'failed',
      stream,
      of: effect.key,
      n,
      sure: false,
      error: message,
      retryAt,
    });
    deps.logger.warn({ conversation: stream, effect: effect.key, n, err: error }, 'effect failed');
    if (n >= timing.tellAfter) {
      await log.insert({
        _id: unsettledId(effect.key),
        kind: 'result',
        stream,
        of: effect.key,
        outcome: { kind: 'unsettled' },
        open: true,
      });
    }
    return pause;
  }

  /** A dead letter. The order stays reserved: its true state is unknown until an operator looks. */
  async function giveUp(
    effect: EffectRequest,
    n: number,
    trail: readonly TrailEntry[],
  ): Promise<number> {
    const last = trail.findLast((entry) => entry.kind === 'failed');
    const error = last?.kind === 'failed' ? last.error : 'No try was answered';
    await log.insert({
      _id: deadId(effect.key, n),
      kind: 'dead',
      stream: conversationOf(effect.key),
      of: effect.key,
      n,
      error,
      open: true,
    });
    deps.logger.error({ effect: effect.key, n }, 'dead letter: see `npm run dead-letters`');
    return Number.POSITIVE_INFINITY;
  }

  return actors;
}
