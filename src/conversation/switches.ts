import type { LogEntry, Switches, SwitchesEntry } from '../log/document.ts';
import type { Log } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import type { StreamId } from './ids.ts';

const STREAM = 'switches' as StreamId;
const ALL_ON: Switches = { botPaused: false, moneyPaused: false, dialogsOff: [] };

/**
 * The operator's switches: a fenced stream of their own, whose newest document is in force on every
 * process and whose older ones are the audit. `current` is told of changes by `onEntry`; `load` reads
 * them anew, for the sweep beside it.
 */
export function createSwitches(deps: { readonly log: Log; readonly logger: Logger }) {
  const { log } = deps;
  let current = ALL_ON;
  let seq = 0;

  function take(entry: SwitchesEntry): void {
    if (entry.seq <= seq) return;
    seq = entry.seq;
    current = entry.switches;
    deps.logger.warn({ switches: current, by: entry.by }, 'operator switches');
  }

  async function load(): Promise<Switches> {
    const head = await log.head(STREAM);
    if (head?.kind === 'switches') take(head);
    return current;
  }

  return {
    current: (): Switches => current,
    load,
    onEntry(entry: LogEntry): void {
      if (entry.kind === 'switches') take(entry);
    },
    /** Changes what is named and leaves the rest; two operators at once both have their say. */
    async set(change: Partial<Switches>, by: string, reason: string): Promise<Switches> {
      for (;;) {
        const before = await load();
        const switches = { ...before, ...change };
        const appended = await log.append({
          kind: 'switches',
          stream: STREAM,
          seq: seq + 1,
          switches,
          by,
          reason,
        });
        if (appended === 'inserted') return load();
      }
    },
    /** Every change there was, newest first. */
    async history(): Promise<SwitchesEntry[]> {
      const entries = await log.read(STREAM);
      return entries.filter((entry) => entry.kind === 'switches').reverse();
    },
  };
}

export type OperatorSwitches = ReturnType<typeof createSwitches>;
