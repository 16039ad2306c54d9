import { startTwilioLedger } from '../fakes/twilio-ledger.ts';
import { freshDatabase } from '../support/database.ts';
import { type Service, startService } from '../support/service.ts';
import { judge } from './judge.ts';

/** An installation of several processes on one database, with its provider and its judge. */
export async function openInstallation(
  processes: number,
  env: Readonly<Record<string, string>> = {},
) {
  const database = await freshDatabase();
  const twilio = await startTwilioLedger();
  const start = () => startService({ mongodbUri: database.uri, twilioUrl: twilio.url, env });
  const services = await Promise.all(Array.from({ length: processes }, start));
  return {
    database,
    twilio,
    start,
    services,
    ...judge(database, twilio),
    /** The nth process, counted round and round. */
    nth: (n: number): Service => services[n % services.length] as Service,
    bodiesTo: (address: string) => twilio.sentTo(address).map(({ body }) => body),
    async close(): Promise<void> {
      await Promise.all(services.map((service) => service.stop()));
      await twilio.close();
      await database.drop();
    },
  };
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>;
