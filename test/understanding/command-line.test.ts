import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { type ScriptedModel, startScriptedModel } from '../fakes/scripted-model.ts';

const ENTRY = new URL('../../src/understand.ts', import.meta.url).pathname;

let model: ScriptedModel | undefined;
afterEach(async () => {
  await model?.stop();
  model = undefined;
});

async function understand(
  input: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
) {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = out.split('\n').filter((line) => line !== '');
  return {
    code,
    err,
    out,
    lines: args.includes('--help') ? [] : lines.map((line) => JSON.parse(line) as unknown),
  };
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

describe('npm run understand', () => {
  it('says for each line what is meant', async () => {
    const { code, lines } = await understand(
      line({ text: 'I was charged twice for R-1003' }) +
        line({ text: 'oui', locale: 'fr', asked: 'yes_no' }) +
        line({ text: 'blue elephants at dawn' }),
    );
    expect(lines).toEqual([
      expect.objectContaining({
        intent: 'dispute',
        dispute_type: 'charged_twice',
        sure: true,
        language: 'en',
        slots: { order: 'R-1003' },
      }),
      { intent: 'affirm', confidence: 1, sure: true, language: 'fr', slots: {} },
      { intent: 'other', confidence: 0, sure: false, language: 'en', slots: {} },
    ]);
    expect(code).toBe(0);
  });

  it('puts an error in a bad line’s place and fails at the end', async () => {
    const { code, lines } = await understand(
      `nonsense\n\n[]\n${line({ text: 7 })}${line({ text: 'hi', locale: '!' })}${line({ text: 'hi', asked: 'code' })}${line({ text: 'where is R-1003' })}`,
    );
    expect(lines).toHaveLength(7);
    for (const bad of lines.slice(0, 6)) expect(bad).toEqual({ error: expect.any(String) });
    expect(lines[6]).toMatchObject({ intent: 'order_status' });
    expect(code).toBe(1);
  });

  it('goes through the model when told to', async () => {
    model = await startScriptedModel({
      answer: () => ({
        intent: 'complaint',
        commands: [{ kind: 'answer', topic: 'not_supported_yet' }],
      }),
    });
    const { lines } = await understand(
      line({ text: 'the lid hums in the key of F' }),
      ['--model'],
      {
        OPENAI_MODEL: 'scripted',
        OPENAI_BASE_URL: model.url,
      },
    );
    expect(lines).toEqual([expect.objectContaining({ intent: 'complaint', sure: true })]);
    expect(model.requests).toHaveLength(1);
  });

  it('says what is missing when no model is configured', async () => {
    const { code, err } = await understand(line({ text: 'hi' }), ['--model']);
    expect(code).toBe(1);
    expect(err).toContain('OPENAI_MODEL');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('explains itself', async () => {
    const { code, out } = await understand('', ['--help']);
    expect(code).toBe(0);
    expect(out).toContain('JSON lines in');
    expect((await understand('', ['--nonsense'])).code).toBe(1);
  });
});
