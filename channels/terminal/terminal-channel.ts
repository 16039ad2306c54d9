import type { Capabilities, Channel, Outgoing } from '../../src/conversation/channel.ts';

export interface TerminalDeps {
  /** How the reply reads, drawn as another channel would. */
  render(outgoing: Outgoing): string;
  print(line: string): void;
  readonly capabilities: Capabilities;
}

/** A conversation in the terminal. What was printed is remembered while the process lives. */
export function createTerminalChannel(deps: TerminalDeps): Channel {
  const printed = new Set<string>();
  return {
    id: 'terminal',
    capabilities: deps.capabilities,
    async send(outgoing) {
      deps.print(deps.render(outgoing));
      printed.add(outgoing.id);
      return { kind: 'sent', providerId: `terminal:${outgoing.id}` };
    },
    async find(outgoing) {
      return printed.has(outgoing.id) ? { providerId: `terminal:${outgoing.id}` } : undefined;
    },
  };
}
