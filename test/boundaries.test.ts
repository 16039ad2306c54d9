import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Import {
  readonly from: string;
  /** A path in the repository, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|import\('([^']+)'\)/gm;

async function importsUnder(...folders: string[]): Promise<Import[]> {
  const all: Import[] = [];
  for await (const file of glob(folders.map((folder) => `${folder}/**/*.ts`))) {
    const source = await readFile(file, 'utf8');
    for (const [, typeOnly, ...names] of source.matchAll(IMPORT)) {
      const name = names.find(Boolean) ?? '';
      const to = name.startsWith('.') ? normalize(join(dirname(file), name)) : name;
      all.push({ from: file, to, typeOnly: typeOnly !== undefined });
    }
  }
  return all;
}

const shown = ({ from, to }: Import) => `${from} → ${to}`;
/** Entry points compose; everything else is composed. */
const ROOTS = new Set(['src/app.ts', 'src/chat.ts']);
const room = (path: string) => path.split('/').slice(0, 2).join('/');

describe('the rooms keep to themselves', async () => {
  const imports = await importsUnder('src', 'channels', 'dialogs');

  test('there is something to guard', () => {
    expect(imports.length).toBeGreaterThan(300);
    expect(
      imports.some(({ from, to }) => from === 'src/app.ts' && to.startsWith('channels/')),
    ).toBe(true);
  });

  test('only the composition roots import channels and dialogs', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        /^(channels|dialogs)\//.test(to) && from.startsWith('src/') && !ROOTS.has(from),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('channels and dialogs never import each other, nor one channel another', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (from.startsWith('dialogs/') && to.startsWith('channels/')) ||
        (from.startsWith('channels/') && to.startsWith('dialogs/')) ||
        (from.startsWith('channels/') && to.startsWith('channels/') && room(from) !== room(to)),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('botbuilder stays in src/conversation and dialogs; the rest has the Activity type only', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        /^botbuilder/.test(to) &&
        !from.startsWith('src/conversation/') &&
        !from.startsWith('dialogs/'),
    );
    expect(wrong.map(shown)).toEqual([]);
    const schema = imports.filter(({ to, typeOnly }) => to === 'botframework-schema' && !typeOnly);
    expect(schema.map(shown)).toEqual([]);
  });

  test('providers stay in their channels, the model in understanding', () => {
    const homes: Record<string, string> = {
      twilio: 'channels/twilio/',
      '@slack/bolt': 'channels/slack/',
      openai: 'src/understanding/',
    };
    const wrong = imports.filter(({ from, to }) => {
      const home =
        homes[to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] ?? '')];
      // Demo mode signs as the providers do.
      return home !== undefined && !from.startsWith(home) && !from.startsWith('src/simulator/');
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  test('policy is pure: it imports nothing that acts', () => {
    const pure = [
      'refund-policy',
      'cancellation-policy',
      'dispute-policy',
      'refund-verdicts',
      'policy',
      'policy-rules',
      'policy-words',
      'refundable-lines',
    ];
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        pure.some((name) => from === `src/commerce/${name}.ts`) &&
        !typeOnly &&
        !(to.startsWith('src/commerce/') && !/demo-/.test(to)) &&
        !to.startsWith('src/errors'),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  test('only entry points touch the process', async () => {
    const entries = new Set([
      'src/main.ts',
      'src/chat.ts',
      'src/dead-letters.ts',
      'src/understand.ts',
    ]);
    const touching: string[] = [];
    for await (const file of glob(['src/**/*.ts', 'channels/**/*.ts', 'dialogs/**/*.ts'])) {
      if (
        !entries.has(file) &&
        /\bprocess\.(env|argv|exit|on|stdin|stdout|kill)\b/.test(await readFile(file, 'utf8'))
      ) {
        touching.push(file);
      }
    }
    expect(touching).toEqual([]);
  });
});
