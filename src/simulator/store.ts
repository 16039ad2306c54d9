import type { Collection, Db } from 'mongodb';

export type PhoneStatus =
  | 'received'
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'undelivered'
  | 'failed';

/** One thing to tap under a WhatsApp message. */
export interface PhoneChoice {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export type PhoneMenu =
  | { readonly kind: 'quick-reply'; readonly choices: readonly PhoneChoice[] }
  | {
      readonly kind: 'list-picker';
      readonly button: string;
      readonly choices: readonly PhoneChoice[];
    };

/** A text message as the provider keeps it. `from` and `to` carry Twilio's `whatsapp:` prefix. */
export interface PhoneMessage {
  /** `SM…` or `MM…`. */
  readonly _id: string;
  readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly status: PhoneStatus;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly sentAt?: Date;
  readonly segments: number;
  /** Sids of pictures that came with it. */
  readonly media: readonly string[];
  readonly menu?: PhoneMenu;
  /** The choice that was tapped. */
  readonly tapped?: string;
  readonly statusCallback?: string;
  readonly messagingServiceSid?: string;
  readonly errorCode?: number;
  /** Inbound: what the service's webhook answered; 0 when it could not be reached. */
  readonly webhookStatus?: number;
  /** Inbound: the service has shown that it read this and is writing until then. */
  readonly typingUntil?: Date;
}

/** A message template made through the Content API. */
export interface Content {
  /** `HX…` */
  readonly _id: string;
  readonly friendlyName: string | null;
  readonly language: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** `<our number> <their number>`: they texted STOP. */
export interface OptOut {
  readonly _id: string;
  readonly at: Date;
}

export interface SlackMessage {
  /** `<channel>:<ts>` */
  readonly _id: string;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  readonly metadata?: unknown;
  readonly username?: string;
  readonly editedTs?: string;
  readonly deleted?: boolean;
  /** Shown to this person only. */
  readonly ephemeralTo?: string;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly webhookStatus?: number;
}

/** What the providers still owe the service: kept, so that a restart of it loses nothing. */
export interface Owed {
  readonly _id: string;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly what:
    | {
        readonly kind: 'progress';
        readonly sid: string;
        readonly status: 'sent' | 'delivered' | 'failed';
      }
    | { readonly kind: 'receipt'; readonly sid: string; readonly status: 'read' }
    | { readonly kind: 'event'; readonly message: string; readonly body: string };
}

export interface SimulatorStore {
  readonly messages: Collection<PhoneMessage>;
  readonly contents: Collection<Content>;
  readonly optOuts: Collection<OptOut>;
  readonly slack: Collection<SlackMessage>;
  readonly owed: Collection<Owed>;
  /** Resolves once the indexes are there. */
  readonly ready: Promise<unknown>;
}

export function createSimulatorStore(db: Db): SimulatorStore {
  const options = { ignoreUndefined: true };
  const messages = db.collection<PhoneMessage>('sim_messages', options);
  const slack = db.collection<SlackMessage>('sim_slack', options);
  const owed = db.collection<Owed>('sim_owed', options);
  return {
    messages,
    contents: db.collection<Content>('sim_contents', options),
    optOuts: db.collection<OptOut>('sim_opt_outs', options),
    slack,
    owed,
    ready: Promise.all([
      messages.createIndex({ createdAt: -1, _id: -1 }),
      slack.createIndex({ channel: 1, ts: 1 }),
      owed.createIndex({ dueAt: 1 }),
    ]),
  };
}
