import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import twilio from 'twilio';
import type { Checkpoint } from '../../src/conversation/intake.ts';

export const ACCOUNT_SID = `AC${'0'.repeat(31)}1`;
const AUTH_TOKEN = 'a-test-auth-token';
/** What is signed and what is connected to differ, as behind a proxy: the signature covers this one. */
const PUBLIC_URL = 'https://bot.example.com';

export const SLACK_SECRET = 'a-signing-secret';

/** The environment of an installation whose providers are the tests' own. */
export const serviceEnvironment = (at: {
  readonly mongodbUri: string;
  readonly twilioUrl: string;
  readonly slackUrl?: string;
}): Record<string, string> => ({
  MONGODB_URI: at.mongodbUri,
  PUBLIC_URL,
  TWILIO_ACCOUNT_SID: ACCOUNT_SID,
  TWILIO_AUTH_TOKEN: AUTH_TOKEN,
  TWILIO_SMS_FROM: '+15550100',
  TWILIO_WHATSAPP_FROM: '+15550100',
  TWILIO_API_URL: at.twilioUrl,
  ...(at.slackUrl
    ? {
        SLACK_SIGNING_SECRET: SLACK_SECRET,
        SLACK_BOT_TOKEN: 'xoxb-test',
        SLACK_DESK_CHANNEL: 'C0DESK',
        SLACK_API_URL: at.slackUrl,
      }
    : {}),
});

export interface Service {
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves with the signal or code that ended it. */
  readonly ended: Promise<string>;
  /** From now on, it kills itself, or freezes, at the nth passing of this point. */
  killAt(point: Checkpoint, nth: number, signal?: 'SIGKILL' | 'SIGSTOP'): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a whole Redress as a process of its own. */
export async function startService(options: {
  readonly mongodbUri: string;
  readonly twilioUrl: string;
  readonly slackUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<Service> {
  const child = spawn(process.execPath, ['test/support/service-process.ts'], {
    stdio: ['pipe', 'pipe', process.env['SERVICE_LOGS'] ? 'inherit' : 'ignore'],
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_NO_WARNINGS: '1',
      LOG_LEVEL: process.env['SERVICE_LOGS'] ?? 'silent',
      ...serviceEnvironment(options),
      ...options.env,
    },
  });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? String(code)));
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const port = await new Promise<string>((resolve, reject) => {
    ended.then((how) => reject(new Error(`the service ended before it listened: ${how}`)), reject);
    lines.on('line', (line) => {
      if (line.startsWith('listening ')) resolve(line.slice('listening '.length));
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    ended,
    async killAt(point, nth, signal = 'SIGKILL') {
      const armed = new Promise<void>((resolve) => {
        lines.on('line', (line) => {
          if (line === 'armed') resolve();
        });
      });
      child.stdin?.write(`${signal} ${point} ${nth}\n`);
      await armed;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Posts a message as Twilio would, with its genuine signature. Gives the status, 0 when nobody answered. */
export async function postMessage(
  url: string,
  message: {
    readonly sid: string;
    readonly from: string;
    readonly body: string;
    readonly extra?: Record<string, string>;
  },
): Promise<number> {
  const channel = message.from.startsWith('whatsapp:') ? 'whatsapp:' : '';
  const params: Record<string, string> = {
    MessageSid: message.sid,
    SmsMessageSid: message.sid,
    AccountSid: ACCOUNT_SID,
    From: message.from,
    To: `${channel}+15550100`,
    Body: message.body,
    NumMedia: '0',
    ...message.extra,
  };
  const path = '/webhooks/twilio/messages';
  const signature = twilio.getExpectedTwilioSignature(AUTH_TOKEN, `${PUBLIC_URL}${path}`, params);
  try {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
      },
      body: new URLSearchParams(params),
      signal: AbortSignal.timeout(15_000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
