import type { FencedEntry } from '../log/document.ts';
import type { Input } from '../log/log.ts';
import { initialState } from './initial-state.ts';
import type { ConversationState } from './state.ts';

/**
 * The state that the newest fenced document carries. Where that was erased, whoever writes again is a
 * stranger: only that they want no messages is still known.
 */
export function stateToGoOnFrom(
  head: FencedEntry | null,
  inputs: readonly Input[],
): ConversationState | undefined {
  if (head?.kind !== 'turn' && head?.kind !== 'claim') return undefined;
  const { state, redacted } = head;
  const first = inputs.find((input) => input.kind === 'message' && !input.redacted);
  if (!redacted || first?.kind !== 'message') return state;
  const staff = state.party.kind === 'staff';
  return { ...initialState(first.activity, staff), optedOut: state.optedOut };
}
