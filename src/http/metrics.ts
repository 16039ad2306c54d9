import express, { type Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { LogEntry } from '../log/document.ts';

/** Figures for Prometheus, counted from what this process appends to the log. */
export function createMetrics(deps: { readonly openWork: () => Promise<number> }) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const entries = new Counter({
    name: 'redress_log_entries_total',
    help: 'Entries that this process appended to the log, by kind.',
    labelNames: ['kind'],
    registers: [registry],
  });
  const turns = new Histogram({
    name: 'redress_turn_seconds',
    help: 'From the first read of a turn to its append.',
    labelNames: ['understood_by'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    registers: [registry],
  });
  const effects = new Counter({
    name: 'redress_effects_total',
    help: 'Effects that this process brought to a result, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  new Gauge({
    name: 'redress_open_conversations',
    help: 'Conversations with something left to do.',
    registers: [registry],
    async collect() {
      this.set(await deps.openWork());
    },
  });

  const router: Router = express.Router();
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return {
    router,
    onAppend(entry: LogEntry): void {
      entries.inc({ kind: entry.kind });
      if (entry.kind === 'turn')
        turns.observe({ understood_by: entry.why.understood?.by ?? 'none' }, entry.why.ms / 1_000);
      if (entry.kind === 'result') effects.inc({ outcome: entry.outcome.kind });
    },
  };
}
