import type { Connection } from 'mongoose';
import { createApp } from '../../src/app.ts';
import { createDemoShop } from '../../src/commerce/demo-shop.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { OrderId } from '../../src/conversation/ids.ts';
import { listen } from '../../src/http/server.ts';
import { startFakeSlack } from '../channels/slack/fake-slack.ts';
import { startTwilioLedger } from '../fakes/twilio-ledger.ts';
import { freshDatabase } from '../support/database.ts';
import { quick } from '../support/kernel.ts';
import { serviceEnvironment } from '../support/service.ts';
import { phone } from './phone.ts';
import { slackTeam } from './slack-team.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The whole service in this process, as `main` wires it, with short waiting times: customers' phones and
 * the colleagues' Slack in front of it, each provider a server of its own that keeps what it took.
 */
export async function openWorld(more: Readonly<Record<string, string>> = {}) {
  const database = await freshDatabase();
  const twilio = await startTwilioLedger();
  const slack = await startFakeSlack();
  const env = serviceEnvironment({
    mongodbUri: database.uri,
    twilioUrl: twilio.url,
    slackUrl: slack.apiUrl,
  });
  const config = loadConfig({ ...env, ...more });
  const first = await openService(config, database.connection);
  const { url } = first;
  const shop = createDemoShop({
    connection: database.connection,
    clock: { now: () => new Date() },
  });

  return {
    url,
    twilio,
    slack,
    shop,
    database,
    /** A customer's phone; `whatsapp:+…` for the same person's WhatsApp. */
    phone: (address: string) => phone({ url, twilio }, address),
    team: slackTeam({ url, slack }),
    /** What the shop booked as paid back, and nothing of ours in between. */
    paidBack: async (order: string) =>
      (await shop.refundsOf(order as OrderId)).map(({ reference, amount }) => ({
        reference,
        amount: `${amount.minor} ${amount.currency}`,
      })),
    order: (id: string) => shop.order(id as OrderId),
    /** Another service beside it on the same database. */
    another: () => openService(config, database.connection),
    async close(): Promise<void> {
      await first.close();
      await Promise.all([twilio.close(), slack.stop()]);
      await database.drop();
    },
  };
}

async function openService(config: Config, connection: Connection) {
  const app = await createApp({ config, connection, logger: silent, timing: quick });
  const server = await listen(app.http, 0, '127.0.0.1');
  await app.start();
  return {
    url: `http://127.0.0.1:${server.port}`,
    async close(): Promise<void> {
      await server.close(500);
      await app.stop(2_000);
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
