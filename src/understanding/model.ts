import type { UnderstandingInput } from './command.ts';
import type { Proposal } from './model-schema.ts';

/** A language model as understanding sees it. It proposes; `grounded.ts` throws out what it may not say. */
export interface ModelInterface {
  readonly name: string;
  readonly promptVersion: string;
  /** One try. Rejects with a `ModelFailure` for what the model did wrong, else with the fault itself. */
  propose(input: UnderstandingInput, signal: AbortSignal): Promise<ModelAnswer>;
}

export interface ModelAnswer {
  readonly proposal: Proposal;
  readonly tokens: Tokens;
}

/** As the server counts them; many local servers don't. */
export interface Tokens {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** Why a model's word was not used. Kept on the transcript, so it never quotes the model. */
export type FailureKind =
  | 'timeout'
  | 'unreachable'
  | 'error'
  | 'refused'
  | 'truncated'
  | 'empty'
  | 'not_json'
  | 'wrong_schema'
  | 'nothing_allowed';

export class ModelFailure extends Error {
  readonly kind: FailureKind;
  readonly tokens: Tokens;

  constructor(kind: FailureKind, detail = '', tokens: Tokens = {}) {
    super(detail === '' ? kind : `${kind}: ${detail}`);
    this.name = 'ModelFailure';
    this.kind = kind;
    this.tokens = tokens;
  }
}
