/** Milliseconds to wait after try `n` (1, 2, …): doubling from `baseMs`, at most five minutes, a fifth of jitter. */
export function backoffMs(n: number, baseMs: number, random: () => number): number {
  const full = Math.min(baseMs * 2 ** (n - 1), 300_000);
  return Math.round(full * (0.9 + random() * 0.2));
}
