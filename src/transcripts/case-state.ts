import type { RefusalCode } from '../commerce/commerce.ts';
import type { TrailEntry } from '../log/log.ts';

/**
 * - `requested`: decided, nothing tried yet · `working`: being done, or to be tried again
 * - `unsettled`: it takes longer and the customer was told · `dead`: given up, an operator must look
 */
export type CaseState = 'requested' | 'working' | 'unsettled' | 'done' | 'refused' | 'dead';

export const CASE_STATES = [
  'requested',
  'working',
  'unsettled',
  'done',
  'refused',
  'dead',
] as const satisfies readonly CaseState[];

export interface CaseProgress {
  readonly state: CaseState;
  readonly tries: number;
  readonly settledAt?: Date;
  /** The shop's reference, once it is done. */
  readonly reference?: string;
  readonly expectedBy?: Date;
  readonly refusal?: { readonly code: RefusalCode; readonly detail: string };
  /** Of the last try that failed, or of the dead letter. */
  readonly error?: string;
}

/** How far an effect has come, read from what the log has about it. */
export function caseProgress(trail: readonly TrailEntry[]): CaseProgress {
  const tries = trail.filter(({ kind }) => kind === 'attempt').length;
  const results = trail.flatMap((entry) => (entry.kind === 'result' ? [entry] : []));
  const final = results.find(({ outcome }) => outcome.kind !== 'unsettled');
  if (final?.outcome.kind === 'done') {
    const { reference, expectedBy } = final.outcome.receipt;
    return { state: 'done', tries, settledAt: final.wroteAt, reference, expectedBy };
  }
  if (final?.outcome.kind === 'refused') {
    const { code, detail } = final.outcome;
    return { state: 'refused', tries, settledAt: final.wroteAt, refusal: { code, detail } };
  }
  const dead = openDeath(trail);
  if (dead) return { state: 'dead', tries, error: dead.error };
  const failed = trail.findLast((entry) => entry.kind === 'failed');
  const error = failed?.kind === 'failed' ? { error: failed.error } : {};
  if (results.length > 0) return { state: 'unsettled', tries, ...error };
  return { state: tries > 0 ? 'working' : 'requested', tries, ...error };
}

function openDeath(trail: readonly TrailEntry[]) {
  const requeued = trail.flatMap((entry) =>
    entry.kind === 'reviewed' && entry.action === 'requeue' ? [entry.n] : [],
  );
  const since = Math.max(0, ...requeued);
  return trail.flatMap((entry) => (entry.kind === 'dead' && entry.n > since ? [entry] : [])).at(-1);
}
