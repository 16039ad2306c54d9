import type { Logger } from '../../src/logger.ts';

/** Courtesies beside the durable work: nobody waits for them, and their failure is only logged. */
export function createAside(logger: Logger) {
  const running = new Set<Promise<unknown>>();
  return {
    run(what: string, courtesy: () => Promise<unknown>): void {
      const done: Promise<unknown> = courtesy()
        .catch((error: unknown) => logger.warn({ err: String(error) }, `slack: ${what} failed`))
        .finally(() => running.delete(done));
      running.add(done);
    },
    idle: (): Promise<unknown> => Promise.allSettled([...running]),
  };
}

export type Aside = ReturnType<typeof createAside>;
