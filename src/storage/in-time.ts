/**
 * The result, or a rejection once `ms` have passed. For a database that is frozen rather than gone:
 * the driver then waits for its socket's timeout, and twice where it repeats a write. What was begun
 * goes on, and its outcome is unknown.
 */
export async function inTime<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what}: no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
