import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token-of-the-account',
  TWILIO_SMS_FROM: '+15550100',
};
const SLACK = {
  SLACK_SIGNING_SECRET: 'signing',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_DESK_CHANNEL: 'C0123',
};

describe('settings', () => {
  test('with no accounts it is a demo whose providers are the simulator', () => {
    const config = loadConfig({});
    expect(config.demo).toBe(true);
    expect(config.twilio?.apiUrl).toBe('http://127.0.0.1:3978/simulator/twilio');
    expect(config.slack?.apiUrl).toBe('http://127.0.0.1:3978/simulator/slack/api/');
    expect(config.publicUrl).toBe('http://127.0.0.1:3978');
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('a channel whose variables are all unset is off', () => {
    expect(loadConfig(TWILIO).slack).toBeUndefined();
    expect(loadConfig(SLACK).twilio).toBeUndefined();
    expect(loadConfig({ ...TWILIO, ...SLACK }).demo).toBe(false);
  });

  test.each([
    ['a port that is none', { PORT: '99999' }, /^PORT is not a port number/],
    [
      'a database that is none',
      { MONGODB_URI: 'postgres://x' },
      /^MONGODB_URI does not begin with/,
    ],
    [
      'half of Twilio',
      { TWILIO_ACCOUNT_SID: TWILIO.TWILIO_ACCOUNT_SID },
      /TWILIO_AUTH_TOKEN is missing: copy it/,
    ],
    ['Twilio without a sender', { ...TWILIO, TWILIO_SMS_FROM: '' }, /TWILIO_SMS_FROM is missing/],
    [
      'a number that is not E.164',
      { ...TWILIO, TWILIO_SMS_FROM: '0555 0100' },
      /^TWILIO_SMS_FROM is not a phone number/,
    ],
    ['half of Slack', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_SIGNING_SECRET is missing/],
    [
      'a user token for Slack',
      { ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1' },
      /^SLACK_BOT_TOKEN is not a bot token/,
    ],
    [
      'a channel by its name',
      { ...SLACK, SLACK_DESK_CHANNEL: '#desk' },
      /^SLACK_DESK_CHANNEL is not a channel's id/,
    ],
    ['a key without a model', { OPENAI_API_KEY: 'sk-1' }, /^OPENAI_MODEL is missing/],
    ['a short secret', { SESSION_SECRET: 'short' }, /^SESSION_SECRET is shorter than 32/],
    [
      'an administrator without a password',
      { CONSOLE_ADMIN_EMAIL: 'a@example.com' },
      /^CONSOLE_ADMIN_PASSWORD is missing/,
    ],
  ])('%s stops the start with a line that names the variable', (_name, env, line) => {
    expect(() => loadConfig(env)).toThrow(line);
  });

  test('an error never shows a value', () => {
    const secret = 'xoxp-very-secret';
    expect(() => loadConfig({ ...SLACK, SLACK_BOT_TOKEN: secret })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining(secret) }),
    );
  });

  test('.env.example has every variable, with a reason, and is itself a valid environment', async () => {
    const lines = (await readFile('.env.example', 'utf8')).split('\n');
    const source = await readFile('src/config.ts', 'utf8');
    const known = new Set(source.match(/^ {2}[A-Z][A-Z_]+(?=: )/gm)?.map((name) => name.trim()));
    const shown = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(new Set(shown)).toEqual(known);
    const values = Object.fromEntries(
      lines.flatMap((line) => (/^[A-Z_]+=/.test(line) ? [line.split('=')] : [])),
    );
    expect(loadConfig(values).demo).toBe(true);
  });
});
