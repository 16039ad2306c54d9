import express, { type Router } from 'express';
import type { TwilioConfig } from '../../src/config.ts';
import type { Capabilities, Channel, Intake } from '../../src/conversation/channel.ts';
import type { Clock, Logger } from '../../src/logger.ts';
import type { TwilioChannelId } from './address.ts';
import { type ContentCache, createContents, memoryContentCache } from './content.ts';
import { createInboundSweep } from './inbound-sweep.ts';
import { takeMessage } from './messages.ts';
import { takeReceipt } from './receipts.ts';
import { MOST_TEXT, renderSms } from './render-sms.ts';
import { renderWhatsappInteractive, renderWhatsappText } from './render-whatsapp.ts';
import type { Reveal } from './reply-text.ts';
import { createRestClient } from './rest-client.ts';
import { createSending, type Rendered, senderOf } from './send.ts';
import { createTyping } from './typing.ts';
import { createVerifier } from './verify.ts';
import { createWebhook } from './webhook.ts';

export type { ContentCache } from './content.ts';
export { renderSms } from './render-sms.ts';
export { renderWhatsappText } from './render-whatsapp.ts';

export interface TwilioDeps {
  readonly config: TwilioConfig;
  /** What Twilio calls and signs, without a slash at the end. */
  readonly publicUrl: string;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly revealCode: Reveal;
  readonly content?: ContentCache;
}

/** A post and the content it may need first: together within the 15 s that a channel has. */
const POST_MS = 10_000;
const CONTENT_MS = 4_000;

const CAPABILITIES: Readonly<Record<TwilioChannelId, Capabilities>> = {
  sms: { maxLength: MOST_TEXT, buttons: 0, list: 0, media: true },
  whatsapp: { maxLength: MOST_TEXT, buttons: 3, list: 10, media: true, windowHours: 24 },
};

/** SMS and WhatsApp over Twilio; each is on where it has an address to send from. */
export function createTwilioChannels(deps: TwilioDeps): {
  readonly router: Router;
  readonly channels: readonly Channel[];
  sweepInbound(since: Date): Promise<number>;
} {
  const { config, logger } = deps;
  const client = createRestClient(config, POST_MS);
  const contentOf = createContents({
    client: createRestClient(config, CONTENT_MS),
    accountSid: config.accountSid,
    cache: deps.content ?? memoryContentCache(),
    logger,
  });
  const guard = { verify: createVerifier(deps), accountSid: config.accountSid, logger };
  const router = express
    .Router()
    .post('/messages', createWebhook(guard, takeMessage(deps)))
    .post('/status', createWebhook(guard, takeReceipt(deps)));

  return {
    router,
    channels: (['sms', 'whatsapp'] as const).flatMap(channel),
    sweepInbound: createInboundSweep({ ...deps, client }),
  };

  function channel(id: TwilioChannelId): Channel[] {
    const from = senderOf(config, id);
    if (!from) return [];
    const render = RENDER[id](deps.revealCode);
    const sending = createSending({ ...deps, client, render, contentOf }, id, from);
    const typing = id === 'whatsapp' ? { typing: createTyping(client) } : {};
    return [{ id, capabilities: CAPABILITIES[id], ...sending, ...typing }];
  }
}

type Render = Parameters<typeof createSending>[0]['render'];

const RENDER: Readonly<Record<TwilioChannelId, (reveal: Reveal) => Render>> = {
  sms:
    (reveal) =>
    (outgoing): Rendered => ({ text: renderSms(outgoing, reveal) }),
  whatsapp:
    (reveal) =>
    (outgoing): Rendered => ({
      text: renderWhatsappText(outgoing, reveal),
      interactive: renderWhatsappInteractive(outgoing),
    }),
};
