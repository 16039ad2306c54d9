import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoSecrets } from '../config.ts';

const Kept = z.object({ apiToken: z.string(), adminEmail: z.string(), adminPassword: z.string() });

/** Demo mode's console credentials: made once, kept in the data folder. */
export async function demoSecrets(dataDir: string): Promise<DemoSecrets> {
  const file = join(dataDir, 'demo-secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return Kept.parse(JSON.parse(kept));
  const made: DemoSecrets = {
    apiToken: randomBytes(24).toString('base64url'),
    adminEmail: 'admin@demo.example',
    adminPassword: randomBytes(9).toString('base64url'),
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
