import { SCHEMA_VERSION } from '../log/document.ts';
import type { Input, Log } from '../log/log.ts';
import type { Clock, Logger } from '../logger.ts';
import type { IncomingActivity } from './activity.ts';
import { type Actors, createActors } from './actors.ts';
import type { ConversationId } from './ids.ts';
import type { Checkpoint } from './intake.ts';
import type { Leases } from './lease.ts';
import type { quarantine } from './quarantine.ts';
import { stateToGoOnFrom } from './redacted-state.ts';
import type { Turn, TurnInput } from './turn.ts';

export interface TurnRunnerDeps {
  readonly log: Log;
  readonly turn: Turn;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly checkpoint: (point: Checkpoint, stream: ConversationId) => void;
  readonly timing: TurnTiming;
  readonly quarantine: ReturnType<typeof quarantine>;
  /** Shows the customer that an answer is being thought of; best effort. */
  readonly typing: (activity: IncomingActivity) => void;
}

export interface TurnTiming {
  /** How long free text waits for more to come. */
  readonly quietMs: number;
  /** The longest that an unbroken flow of messages waits. */
  readonly patienceMs: number;
  /** How long another process that is at it is left alone between two looks. */
  readonly yieldMs: number;
  /** The first pause after a failed try of a turn; it doubles. */
  readonly retryMs: number;
}

const MOST_MESSAGES = 50;
const MOST_JOINS = 3;
const MOST_TRIES = 5;

/**
 * Takes conversations forward, one turn at a time each: collects what came in, lets it be decided,
 * appends. Losing the append means that another process took the turn: start over from its state.
 */
export function createTurnRunner(deps: TurnRunnerDeps): Actors {
  const { log, turn, timing } = deps;
  const thinking = new Map<ConversationId, AbortController>();

  const actors = createActors<ConversationId>({
    logger: deps.logger,
    retryMs: timing.retryMs,
    run: drive,
    // What arrives while a turn is thinking joins it: the thought begins again with it.
    noticed: (conversation) => thinking.get(conversation)?.abort(new Joined()),
  });

  async function drive(conversation: ConversationId, pause: (ms: number) => Promise<void>) {
    for (let joins = 0; ; ) {
      const head = await log.head(conversation);
      if (head && head.v > SCHEMA_VERSION) return;
      const inputs = (await log.pending(conversation)).slice(0, MOST_MESSAGES);
      if (inputs.length === 0) return;

      const state = stateToGoOnFrom(head, inputs);
      const next: TurnInput = { conversation, seq: (head?.seq ?? 0) + 1, state, inputs };
      const quick = turn.isQuick(next);
      const wait = quick ? 0 : quietLeft(inputs, deps.clock.now(), timing);
      if (wait > 0) {
        await pause(wait);
        continue;
      }
      if (!quick && !(await deps.leases.take(conversation))) {
        await pause(timing.yieldMs);
        continue;
      }
      const last = inputs.findLast((input) => input.kind === 'message');
      if (!quick && joins === 0 && last) deps.typing(last.activity);
      try {
        await takeTurn(next, joins < MOST_JOINS);
        joins = 0;
      } catch (error) {
        if (!(error instanceof Joined)) await setAsideAfterTries(next, error);
        joins += 1;
      } finally {
        if (!quick) await deps.leases.drop(conversation);
      }
    }
  }

  async function takeTurn(next: TurnInput, mayBeJoined: boolean): Promise<void> {
    const { conversation } = next;
    const controller = new AbortController();
    if (mayBeJoined) thinking.set(conversation, controller);
    deps.checkpoint('decide:before', conversation);
    const decided = await turn
      .compute(next, controller.signal)
      .catch((error: unknown) => {
        throw controller.signal.aborted ? controller.signal.reason : error;
      })
      .finally(() => thinking.delete(conversation));
    deps.checkpoint('decide:after', conversation);
    deps.checkpoint('append:before', conversation);
    const insertion = await log.append(decided);
    deps.checkpoint('append:after', conversation);
    deps.logger.info({ conversation, turn: next.seq, insertion, ms: decided.why.ms }, 'turn');
    if (insertion === 'inserted') await log.settle(conversation, decided.consumes);
  }

  async function setAsideAfterTries(next: TurnInput, error: unknown): Promise<void> {
    const { conversation, inputs } = next;
    const tries = await log.countTry(
      conversation,
      inputs.map(({ _id }) => _id),
    );
    deps.logger.error({ conversation, tries, err: error }, 'a turn failed');
    if (tries < MOST_TRIES) throw error;
    const insertion = await log.append(deps.quarantine(next, error));
    if (insertion === 'inserted')
      await log.settle(
        conversation,
        inputs.map(({ _id }) => _id),
      );
  }

  return actors;
}

/** New words arrived while a turn was thinking. */
class Joined extends Error {}

function quietLeft(inputs: readonly Input[], now: Date, timing: TurnTiming): number {
  const times = inputs.map(({ wroteAt }) => wroteAt.getTime());
  const quietAt = Math.max(...times) + timing.quietMs;
  const patienceEnds = Math.min(...times) + timing.patienceMs;
  return Math.min(quietAt, patienceEnds) - now.getTime();
}
