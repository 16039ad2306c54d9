import type { Clock, Logger } from '../logger.ts';
import { asFacts, certain } from './certain.ts';
import type { Understanding, UnderstandingInput, Understood } from './command.ts';
import { grounded } from './grounded.ts';
import { type ModelAnswer, ModelFailure, type ModelInterface, type Tokens } from './model.ts';
import { rules } from './rules.ts';

/** How long a customer waits for the model before the rules answer. */
const TIMEOUT_MS = 4_000;

export interface UnderstandingDeps {
  /** Undefined: the rules alone. */
  readonly model?: ModelInterface;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timeoutMs?: number;
}

/**
 * Certain things first, then the model, and the rules whenever the model can't be used. Rejects only
 * when `signal` aborts (more has been written, or the process stops), and with its reason.
 */
export function createUnderstanding(deps: UnderstandingDeps): Understanding {
  return {
    certain,
    async understand(input, signal) {
      signal.throwIfAborted();
      const settled = certain(input) ?? asFacts(input);
      if (settled) return settled;
      const { model } = deps;
      return model ? await byModel({ ...deps, model }, input, signal) : rules(input);
    },
  };
}

async function byModel(
  deps: UnderstandingDeps & { readonly model: ModelInterface },
  input: UnderstandingInput,
  signal: AbortSignal,
): Promise<Understood> {
  const { model, clock, logger } = deps;
  const began = clock.now().getTime();
  const figures = (tokens: Tokens) => ({
    name: model.name,
    promptVersion: model.promptVersion,
    ...tokens,
    ms: clock.now().getTime() - began,
  });
  let tokens: Tokens = {};
  try {
    const answer = await inTime(model, input, signal, deps.timeoutMs ?? TIMEOUT_MS);
    tokens = answer.tokens;
    const meant = grounded(answer.proposal, input);
    if (meant.commands.length === 0) throw new ModelFailure('nothing_allowed', '', tokens);
    return { ...meant, by: 'model', model: figures(tokens) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const failure = asFailure(error);
    const said = { ...figures({ ...tokens, ...failure.tokens }), failure: failure.message };
    logger.warn({ model: said }, 'model not used, the rules answer');
    return { ...rules(input), model: said };
  }
}

/** The model's answer, or the first thing that makes it too late. Not left to the model: it may hang. */
async function inTime(
  model: ModelInterface,
  input: UnderstandingInput,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<ModelAnswer> {
  const controller = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  const end = (reason: unknown) => {
    reject(reason);
    controller.abort(reason);
  };
  const joined = () => end(signal.reason);
  const timer = setTimeout(() => end(new ModelFailure('timeout', `${timeoutMs} ms`)), timeoutMs);
  signal.addEventListener('abort', joined, { once: true });
  try {
    return await Promise.race([model.propose(input, controller.signal), over]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', joined);
  }
}

/** A fault's class and status say enough; its message may quote what people wrote. */
function asFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  const { name, status } =
    error instanceof Error ? (error as Error & { status?: unknown }) : { name: typeof error };
  if (typeof status === 'number') return new ModelFailure('error', `status ${status}`);
  const kind =
    error instanceof Error &&
    /Connection|fetch failed/.test(`${error.constructor.name} ${error.message}`);
  return new ModelFailure(kind ? 'unreachable' : 'error', kind ? '' : name);
}
