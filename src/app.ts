import { randomBytes, randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import type { Db } from 'mongodb';
import type { Connection } from 'mongoose';
import { createSlackChannel } from '../channels/slack/index.ts';
import { createTwilioChannels } from '../channels/twilio/index.ts';
import { createDialogs } from '../dialogs/index.ts';
import { handoffWords } from '../dialogs/wording/handoff.en.ts';
import { createDemoShop } from './commerce/demo-shop.ts';
import { policyRules } from './commerce/policy.ts';
import type { Config } from './config.ts';
import { createApiRouter } from './console/api.ts';
import { createConsoleRouter } from './console/console.ts';
import { createSessions } from './console/session.ts';
import type { Address, Channel } from './conversation/channel.ts';
import { createCodes } from './conversation/codes.ts';
import { createNaming } from './conversation/conversation-id.ts';
import { createDialogEngine } from './conversation/dialog-engine.ts';
import type { ConversationId } from './conversation/ids.ts';
import { type Checkpoint, createIntake } from './conversation/intake.ts';
import { createLeases } from './conversation/lease.ts';
import { quarantine } from './conversation/quarantine.ts';
import { createSwitches } from './conversation/switches.ts';
import { createTurn } from './conversation/turn.ts';
import { createWorkers, TIMING, type Timing } from './conversation/workers.ts';
import { cardNow, handoffCard } from './desk/card.ts';
import { createLogDesk } from './desk/log-desk.ts';
import { claimedWords, givenBackWords } from './desk/wording.ts';
import { errorHandler, notFound } from './http/errors.ts';
import { createHealthRouter } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import type { LogEntry } from './log/document.ts';
import { createLog, ensureLogIndexes } from './log/log.ts';
import type { Clock, Logger } from './logger.ts';
import { demoPeople } from './simulator/people.ts';
import { createSimulator } from './simulator/simulator.ts';
import { contentCache } from './storage/content-cache.ts';
import { openInstallation } from './storage/installation.ts';
import { createProjector } from './transcripts/projector.ts';
import { createUnderstanding } from './understanding/create-understanding.ts';
import { openAiModel } from './understanding/openai-model.ts';
import { startUpkeep } from './upkeep.ts';

export interface AppDeps {
  readonly config: Config;
  /** Connected. */
  readonly connection: Connection;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly timing?: Timing;
  /** Where tests kill the process. */
  readonly checkpoint?: (point: Checkpoint, stream: ConversationId) => void;
}

export interface App {
  readonly http: Express;
  /** Begins to work; call it once the server listens. */
  start(): Promise<void>;
  /** `/readyz` says no from here on; what comes in is still taken. */
  drain(): void;
  stop(graceMs: number): Promise<void>;
}

/** The whole service, wired in the order in which data flows. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { config } = deps;
  const core = await createCore(deps);
  const { db, log, logger, clock, installation, codes, switches } = core;

  const address: Address | undefined = config.slack && {
    channel: 'slack',
    id: config.slack.deskChannel,
  };
  const desk =
    address &&
    createLogDesk({
      ...core,
      address,
      words: { card: cardNow, claimed: claimedWords, givenBack: givenBackWords },
    });
  const twilio =
    config.twilio &&
    createTwilioChannels({
      ...core,
      config: config.twilio,
      publicUrl: config.publicUrl,
      revealCode: codes.reveal,
      content: contentCache(db),
    });
  const slack =
    config.slack &&
    desk &&
    createSlackChannel({ ...core, config: config.slack, desk, revealCode: codes.reveal });
  const channels = [...(twilio?.channels ?? []), ...(slack ? [slack.channel] : [])];

  const projector = createProjector(core);
  const metrics = createMetrics({
    openWork: async () => (await log.openStreams(clock.now())).length,
  });
  const workers = createKernel(core, {
    channels,
    desk: address,
    readers: [switches.onEntry, projector.onEntry],
  });

  const secret = config.sessionSecret ?? installation.secret;
  const { adminEmail: email, adminPassword: password, apiToken } = config.console;
  const secureCookies = config.publicUrl.startsWith('https:');
  const sessions = createSessions({ db, secret, secureCookies, clock });
  const simulator = config.demo ? simulatorFor(deps, core) : undefined;
  let draining = false;

  const http = express();
  http.disable('x-powered-by');
  // A proxy stands on a private address; what it says of the client is believed, nobody else.
  http.set('trust proxy', 'loopback, linklocal, uniquelocal');
  http.use(createHealthRouter({ db, draining: () => draining }));
  http.use(metrics.router);
  if (twilio) http.use('/webhooks/twilio', twilio.router);
  if (slack) http.use(slack.router);
  http.use('/api/v1', createApiRouter({ ...core, sessions, ...(apiToken ? { apiToken } : {}) }));
  http.use(
    '/console',
    createConsoleRouter({
      ...core,
      sessions,
      shopName: config.shopName,
      ...(email && password ? { admin: { email, password } } : {}),
    }),
  );
  if (simulator) http.use('/simulator', simulator.router);
  http.get('/', (_request, response) => {
    response.redirect(simulator ? '/simulator' : '/console');
  });
  http.use(notFound, errorHandler(logger));

  const stopCounting = log.onAppend(metrics.onAppend);
  let upkeep: ReturnType<typeof startUpkeep> | undefined;
  return {
    http,
    async start() {
      workers.start();
      await projector.start();
      upkeep = startUpkeep({
        ...core,
        wake: workers.wake,
        markAlive: installation.markAlive,
        aliveAt: installation.aliveAt,
        everyMs: core.timing.sweepMs,
        alsoEachRound: async () => void (await switches.load()),
        sweepInbound: async (since) => (await twilio?.sweepInbound(since)) ?? 0,
      });
    },
    drain() {
      draining = true;
    },
    async stop(graceMs) {
      await upkeep?.stop();
      await workers.stop(graceMs);
      await Promise.all([simulator?.stop(), slack?.stop(), projector.stop(), log.idle()]);
      await core.leases.dropAll();
      stopCounting();
    },
  };
}

export interface TerminalAppDeps extends AppDeps {
  /** The terminal, and whatever prints codes in place of a phone. */
  readonly channels: (revealCode: (nonce: string) => string) => readonly Channel[];
}

/** One conversation in the terminal, on the same log and engine, and nothing else. */
export async function createTerminalApp(deps: TerminalAppDeps) {
  const core = await createCore(deps);
  const workers = createKernel(core, {
    channels: deps.channels(core.codes.reveal),
    desk: undefined,
    readers: [core.switches.onEntry],
  });
  return {
    conversation: (from: string) => core.naming.conversation('terminal', from),
    intake: core.intake,
    /** Works on this conversation alone; those of a service beside it are its own. */
    start: (conversation: ConversationId) => {
      workers.start((entry) => entry.stream === conversation || entry.kind === 'switches');
      workers.wake(conversation);
    },
    /** Resolves once nothing is left to do in the conversation. */
    async quiet(conversation: ConversationId): Promise<void> {
      const left = () =>
        core.log.collection.countDocuments({ stream: conversation, open: true }, { limit: 1 });
      while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async stop(graceMs: number): Promise<void> {
      await workers.stop(graceMs);
      await core.leases.dropAll();
    },
  };
}

type Core = Awaited<ReturnType<typeof createCore>>;

/** What every process has: the log, who writes to it, the shop, and what is switched off. */
async function createCore(deps: AppDeps) {
  const { config, connection, logger, timing = TIMING } = deps;
  const clock = deps.clock ?? { now: () => new Date() };
  const checkpoint = deps.checkpoint ?? (() => {});
  const db: Db = connection.getClient().db(connection.name);
  await ensureLogIndexes(db);
  const installation = await openInstallation(db);
  const owner = randomUUID();
  const naming = createNaming(installation.salt);
  const log = createLog({ db, clock });
  const intake = createIntake({ log, naming, logger, checkpoint });
  const switches = createSwitches({ log, logger });
  await switches.load();
  const shop = createDemoShop({ connection, clock });
  await shop.seed();
  return {
    config,
    db,
    logger,
    clock,
    timing,
    checkpoint,
    installation,
    owner,
    naming,
    log,
    intake,
    switches,
    shop,
    codes: createCodes(config.sessionSecret ?? installation.secret),
    leases: createLeases({ db, owner, forMs: timing.leaseMs }),
  };
}

interface KernelDeps {
  readonly channels: readonly Channel[];
  readonly desk: Address | undefined;
  readonly readers: readonly ((entry: LogEntry) => void)[];
}

/** Understanding, dialogs and the workers that take conversations forward. */
function createKernel(core: Core, { channels, desk, readers }: KernelDeps) {
  const { config, log, naming, timing, switches, shop } = core;
  const staffChannels = new Set(['slack']);
  const shared = { ...core, switches: switches.current, random: Math.random };
  const understanding = createUnderstanding({
    ...core,
    ...(config.model ? { model: openAiModel({ config: config.model }) } : {}),
  });
  const decide = createDialogEngine({
    dialogs: createDialogs(),
    commerce: shop,
    rules: policyRules,
    shopName: config.shopName,
    desk,
    codeChannel: channels.find(({ id }) => id === 'sms')?.id,
    codes: core.codes,
    newNonce: () => randomBytes(16).toString('base64url'),
  });
  const turn = createTurn({
    ...shared,
    understanding,
    decide,
    commerce: shop,
    desk,
    staffChannels,
  });
  return createWorkers({
    ...core,
    turns: {
      ...shared,
      turn,
      timing: timing.turn,
      typing: (activity) => {
        const channel = channels.find(({ id }) => id === activity.channelId);
        void channel?.typing?.(activity).catch(() => undefined);
      },
      quarantine: quarantine({
        desk,
        staffChannels,
        words: {
          apology: (_language, deskOpen) =>
            `${handoffWords.apology} ${deskOpen ? handoffWords.waiting : ''}`.trim(),
          card: (facts) => handoffCard({ ...facts, why: handoffWords.why.fault }),
        },
      }),
    },
    sender: {
      ...shared,
      channels: new Map(channels.map((channel) => [channel.id, channel])),
      timing: timing.send,
      optedOut: (_conversation, message) =>
        core.intake.optedOut(naming.conversation(message.to.channel, message.to.id), message),
    },
    executor: { ...shared, log, commerce: shop, timing: timing.effect },
    readers,
  });
}

function simulatorFor({ connection }: AppDeps, { config, shop, clock, logger }: Core) {
  const { twilio, slack } = config;
  if (!twilio?.smsFrom || !twilio.whatsappFrom || !slack) return undefined;
  const { accountSid, authToken, smsFrom, whatsappFrom } = twilio;
  return createSimulator({
    connection,
    config: {
      port: config.port,
      publicUrl: config.publicUrl,
      twilio: { accountSid, authToken, smsFrom, whatsappFrom },
      slack,
    },
    people: () => demoPeople(shop),
    fetch,
    clock,
    logger,
  });
}
