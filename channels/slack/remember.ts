import type { Clock } from '../../src/logger.ts';

/** Keeps answers for a while, by key, and asks once for those who ask at the same time. Failures aren't kept. */
export function remember<T>(clock: Clock, forMs: number, ask: (key: string) => Promise<T>) {
  const known = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  return (key: string): Promise<T> => {
    const now = clock.now().getTime();
    const found = known.get(key);
    if (found && found.until > now) return found.answer;
    if (known.size >= MOST_KNOWN) known.clear();
    const answer = ask(key);
    known.set(key, { answer, until: now + forMs });
    answer.catch(() => known.delete(key));
    return answer;
  };
}

const MOST_KNOWN = 1_000;
