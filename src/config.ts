import { z } from 'zod';
import { RedressError } from './errors.ts';

export interface Config {
  readonly port: number;
  /** Where the providers reach us, without a slash at the end: what Twilio signs. */
  readonly publicUrl: string;
  /** Undefined: a database of our own under `.data`. */
  readonly mongodbUri?: string;
  readonly logLevel: string;
  /** What the assistant calls the shop. */
  readonly shopName: string;
  /** No accounts configured: the simulator plays the providers. */
  readonly demo: boolean;
  /** Signs console sessions and one-time codes. Undefined: the installation's own, kept in the database. */
  readonly sessionSecret?: string;
  readonly console: {
    readonly apiToken?: string;
    readonly adminEmail?: string;
    readonly adminPassword?: string;
  };
  readonly twilio?: TwilioConfig;
  readonly slack?: SlackConfig;
  readonly model?: ModelConfig;
}

export interface TwilioConfig {
  readonly accountSid: string;
  readonly authToken: string;
  readonly authTokenSecondary?: string;
  readonly smsFrom?: string;
  readonly messagingServiceSid?: string;
  readonly whatsappFrom?: string;
  readonly apiUrl?: string;
}

export interface SlackConfig {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly deskChannel: string;
  readonly apiUrl?: string;
}

export interface ModelConfig {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly model: string;
}

/** What demo mode makes for itself once and keeps, so that the console can be opened. */
export interface DemoSecrets {
  readonly apiToken: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
}

const e164 = (example: string) =>
  z.string().regex(/^\+[1-9]\d{6,14}$/, `is not a phone number in E.164 form, such as ${example}`);
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) URL, such as https://bot.example.com' })
  .transform((url) => url.replace(/\/+$/, ''));

const Environment = z.object({
  PORT: z.coerce
    .number('is not a port number from 0 to 65535')
    .int('is not a port number from 0 to 65535')
    .min(0, 'is not a port number from 0 to 65535')
    .max(65_535, 'is not a port number from 0 to 65535')
    .default(3978),
  PUBLIC_URL: httpUrl.optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'does not begin with mongodb:// or mongodb+srv://')
    .optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'is none of trace, debug, info, warn, error, fatal, silent',
    })
    .default('info'),
  SHOP_NAME: z.string().max(40, 'is longer than 40 characters').optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(
      /^AC[0-9a-f]{32}$/i,
      "is not an account SID (AC and 32 hex digits; Twilio's console shows it)",
    )
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_AUTH_TOKEN_SECONDARY: z.string().optional(),
  TWILIO_SMS_FROM: e164('+15550100').optional(),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/i, 'is not a messaging service SID (MG and 32 hex digits)')
    .optional(),
  TWILIO_WHATSAPP_FROM: e164('+15550100 (without whatsapp: in front)').optional(),
  TWILIO_API_URL: httpUrl.optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', 'is not a bot token (it begins with xoxb-)')
    .optional(),
  SLACK_DESK_CHANNEL: z
    .string()
    .regex(
      /^[CG][A-Z0-9]+$/,
      "is not a channel's id (C0…; in Slack: channel details, at the bottom)",
    )
    .optional(),
  SLACK_API_URL: httpUrl.transform((url) => `${url}/`).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: httpUrl.optional(),
  OPENAI_MODEL: z.string().optional(),
  CONSOLE_API_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional(),
  CONSOLE_ADMIN_EMAIL: z.email('is not an e-mail address').optional(),
  CONSOLE_ADMIN_PASSWORD: z.string().min(10, 'is shorter than 10 characters').optional(),
  SESSION_SECRET: z
    .string()
    .min(32, 'is shorter than 32 characters; `openssl rand -hex 32` makes one')
    .optional(),
});
type Environment = z.infer<typeof Environment>;

/**
 * Parses the environment once. Throws `config_invalid` with a line for each problem: the variable and
 * the remedy, never a value. An empty variable counts as unset.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  options: { readonly demoSecrets?: DemoSecrets } = {},
): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    throw invalid(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const values = parsed.data;
  const problems = [...twilioProblems(values), ...slackProblems(values), ...otherProblems(values)];
  const demo = !values.TWILIO_ACCOUNT_SID && !values.SLACK_BOT_TOKEN;
  if (problems.length > 0) throw invalid(problems);
  return Object.freeze(configOf(values, demo, options.demoSecrets));
}

function configOf(values: Environment, demo: boolean, secrets: DemoSecrets | undefined): Config {
  const own = `http://127.0.0.1:${values.PORT}`;
  const twilio = demo ? demoTwilio(own) : twilioOf(values);
  const slack = demo ? demoSlack(own) : slackOf(values);
  const model = modelOf(values);
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? own,
    ...given('mongodbUri', values.MONGODB_URI),
    logLevel: values.LOG_LEVEL,
    shopName: values.SHOP_NAME ?? (demo ? 'Demo shop' : 'our shop'),
    demo,
    ...given('sessionSecret', values.SESSION_SECRET),
    console: {
      ...given('apiToken', values.CONSOLE_API_TOKEN ?? (demo ? secrets?.apiToken : undefined)),
      ...given(
        'adminEmail',
        values.CONSOLE_ADMIN_EMAIL ?? (demo ? secrets?.adminEmail : undefined),
      ),
      ...given(
        'adminPassword',
        values.CONSOLE_ADMIN_PASSWORD ?? (demo ? secrets?.adminPassword : undefined),
      ),
    },
    ...given('twilio', twilio),
    ...given('slack', slack),
    ...given('model', model),
  };
}

function twilioProblems(values: Environment): string[] {
  const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token } = values;
  const sender =
    values.TWILIO_SMS_FROM ?? values.TWILIO_MESSAGING_SERVICE_SID ?? values.TWILIO_WHATSAPP_FROM;
  const any = sid ?? token ?? sender ?? values.TWILIO_AUTH_TOKEN_SECONDARY;
  if (!any) return [];
  const problems: string[] = [];
  if (!sid) problems.push("TWILIO_ACCOUNT_SID is missing: copy it from Twilio's console");
  if (!token) problems.push("TWILIO_AUTH_TOKEN is missing: copy it from Twilio's console");
  if (!sender) {
    problems.push(
      'TWILIO_SMS_FROM is missing: set it (or TWILIO_MESSAGING_SERVICE_SID, or TWILIO_WHATSAPP_FROM) to your number',
    );
  }
  return problems;
}

function slackProblems(values: Environment): string[] {
  const wanted = {
    SLACK_SIGNING_SECRET: "copy it from the Slack app's Basic Information",
    SLACK_BOT_TOKEN: "copy it from the Slack app's OAuth & Permissions",
    SLACK_DESK_CHANNEL: "set it to the desk channel's id (C0…)",
  } as const;
  const names = Object.keys(wanted) as (keyof typeof wanted)[];
  const missing = names.filter((name) => !values[name]);
  if (missing.length === names.length) return [];
  return missing.map((name) => `${name} is missing: ${wanted[name]}`);
}

function otherProblems(values: Environment): string[] {
  const problems: string[] = [];
  if ((values.OPENAI_API_KEY ?? values.OPENAI_BASE_URL) && !values.OPENAI_MODEL) {
    problems.push('OPENAI_MODEL is missing: name the model to use, such as gpt-4.1-mini');
  }
  if (values.OPENAI_MODEL && !values.OPENAI_API_KEY && !values.OPENAI_BASE_URL) {
    problems.push(
      'OPENAI_API_KEY is missing: set it, or OPENAI_BASE_URL for a server without keys',
    );
  }
  if (Boolean(values.CONSOLE_ADMIN_EMAIL) !== Boolean(values.CONSOLE_ADMIN_PASSWORD)) {
    const missing = values.CONSOLE_ADMIN_EMAIL ? 'CONSOLE_ADMIN_PASSWORD' : 'CONSOLE_ADMIN_EMAIL';
    problems.push(`${missing} is missing: the first administrator needs both`);
  }
  return problems;
}

function twilioOf(values: Environment): TwilioConfig | undefined {
  if (!values.TWILIO_ACCOUNT_SID || !values.TWILIO_AUTH_TOKEN) return undefined;
  return {
    accountSid: values.TWILIO_ACCOUNT_SID,
    authToken: values.TWILIO_AUTH_TOKEN,
    ...given('authTokenSecondary', values.TWILIO_AUTH_TOKEN_SECONDARY),
    ...given('smsFrom', values.TWILIO_SMS_FROM),
    ...given('messagingServiceSid', values.TWILIO_MESSAGING_SERVICE_SID),
    ...given('whatsappFrom', values.TWILIO_WHATSAPP_FROM),
    ...given('apiUrl', values.TWILIO_API_URL),
  };
}

function slackOf(values: Environment): SlackConfig | undefined {
  if (!values.SLACK_SIGNING_SECRET || !values.SLACK_BOT_TOKEN || !values.SLACK_DESK_CHANNEL)
    return undefined;
  return {
    signingSecret: values.SLACK_SIGNING_SECRET,
    botToken: values.SLACK_BOT_TOKEN,
    deskChannel: values.SLACK_DESK_CHANNEL,
    ...given('apiUrl', values.SLACK_API_URL),
  };
}

function modelOf(values: Environment): ModelConfig | undefined {
  if (!values.OPENAI_MODEL) return undefined;
  return {
    apiKey: values.OPENAI_API_KEY ?? 'none',
    ...given('baseUrl', values.OPENAI_BASE_URL),
    model: values.OPENAI_MODEL,
  };
}

const demoTwilio = (own: string): TwilioConfig => ({
  accountSid: `AC${'0'.repeat(31)}1`,
  authToken: 'demo-auth-token',
  smsFrom: '+15550100',
  whatsappFrom: '+15550100',
  apiUrl: `${own}/simulator/twilio`,
});

const demoSlack = (own: string): SlackConfig => ({
  signingSecret: 'demo-signing-secret',
  botToken: 'xoxb-demo',
  deskChannel: 'C0DESK',
  apiUrl: `${own}/simulator/slack/api/`,
});

/** `{ [key]: value }`, or nothing when there is no value. */
function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

function invalid(problems: readonly string[]): RedressError {
  return new RedressError('config_invalid', problems.join('\n'));
}
