import { createHmac } from 'node:crypto';
import twilio from 'twilio';
import type { SimulatorContext } from './context.ts';

/** What a webhook answered; status 0 when it could not be reached within the provider's patience. */
export interface WebhookAnswer {
  readonly ok: boolean;
  readonly status: number;
}

export type Webhooks = ReturnType<typeof createWebhooks>;

/** Twilio waits 15 s for an answer, Slack 3 s. */
const TWILIO_PATIENCE_MS = 15_000;
const SLACK_PATIENCE_MS = 3_000;

/**
 * Posts to the service as the providers do: signed over its public address, sent to this machine.
 * Nothing is posted to any other address, whatever a StatusCallback says.
 */
export function createWebhooks({ config, fetch, clock, logger }: Omit<SimulatorContext, 'store'>) {
  const publicUrl = config.publicUrl.replace(/\/$/, '');

  async function post(
    url: string,
    body: string,
    headers: Record<string, string>,
    patienceMs: number,
  ): Promise<WebhookAnswer> {
    const path = url.slice(publicUrl.length);
    if (!url.startsWith(publicUrl) || !path.startsWith('/')) {
      logger.warn({ host: hostOf(url) }, 'simulator: a webhook outside PUBLIC_URL was not posted');
      return { ok: false, status: 0 };
    }
    try {
      const response = await fetch(`http://127.0.0.1:${config.port}${path}`, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
      });
      await response.arrayBuffer();
      return { ok: response.ok, status: response.status };
    } catch (error) {
      logger.warn({ err: String(error) }, 'simulator: a webhook could not be reached');
      return { ok: false, status: 0 };
    }
  }

  const slack = (body: string, type: string, headers: Record<string, string> = {}) => {
    const timestamp = String(Math.floor(clock.now().getTime() / 1000));
    const digest = createHmac('sha256', config.slack.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const signed = {
      ...headers,
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    };
    return post(`${publicUrl}/slack/events`, body, signed, SLACK_PATIENCE_MS);
  };

  return {
    incomingMessage: (fields: Readonly<Record<string, string>>) =>
      twilioForm(`${publicUrl}/webhooks/twilio/messages`, fields),

    messageStatus: (callback: string, fields: Readonly<Record<string, string>>) =>
      twilioForm(callback, fields),

    /** `retry` is 0 the first time. */
    slackEvent: (body: string, retry: number) =>
      slack(
        body,
        'application/json',
        retry === 0
          ? {}
          : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_error' },
      ),

    slackInteraction: (payload: unknown) =>
      slack(
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        'application/x-www-form-urlencoded',
      ),
  };

  function twilioForm(
    url: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<WebhookAnswer> {
    const signature = twilio.getExpectedTwilioSignature(config.twilio.authToken, url, {
      ...fields,
    });
    return post(
      url,
      new URLSearchParams(fields).toString(),
      {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-twilio-signature': signature,
        'user-agent': 'TwilioProxy/1.1',
      },
      TWILIO_PATIENCE_MS,
    );
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'not an address');
