import type { Clock, Logger } from '../logger.ts';
import type { SimulatorStore } from './store.ts';

export interface SimulatorConfig {
  /** Where the service listens on this machine. */
  readonly port: number;
  /** What signatures are made over; the service's own idea of its address. */
  readonly publicUrl: string;
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly smsFrom: string;
    /** With or without Twilio's `whatsapp:` prefix. */
    readonly whatsappFrom: string;
  };
  readonly slack: {
    readonly signingSecret: string;
    readonly botToken: string;
    readonly deskChannel: string;
  };
}

/** Somebody whose phone the page can play, with what they might write about. */
export interface SimulatedPerson {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** BCP 47. */
  readonly language: string;
  readonly orders: readonly { readonly id: string; readonly summary: string }[];
}

/** What every room of the simulator works with. */
export interface SimulatorContext {
  readonly config: SimulatorConfig;
  readonly store: SimulatorStore;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
}

export const whatsapp = (number: string): string =>
  number.startsWith('whatsapp:') ? number : `whatsapp:${number}`;
