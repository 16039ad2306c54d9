import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { RedressError } from './errors.ts';
import { createUnderstanding } from './understanding/create-understanding.ts';
import { type Line, parseLine, understoodLine } from './understanding/line.ts';
import type { ModelInterface } from './understanding/model.ts';

const HELP = `npm run understand: what is meant by messages, without a conversation around them.

JSON lines in:   {"text": "I was charged twice", "locale": "en", "asked": "yes_no"}   (locale and asked may be left out)
JSON lines out:  {"intent", "dispute_type"?, "confidence", "sure", "language", "slots"}, one for one;
                 sure: it would be acted on without asking back

  --model    through the configured model (OPENAI_MODEL, OPENAI_API_KEY, OPENAI_BASE_URL) instead of the rules
  --help

A line that can't be read gives {"error"} in its place, and exit status 1 at the end:
printf '{"text":"where is R-1003"}\\n' | npm run -s understand`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      model: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const understanding = createUnderstanding({
    ...(values.model ? { model: await configuredModel() } : {}),
    clock: { now: () => new Date() },
    logger: { debug() {}, info() {}, warn: complain, error: complain },
  });
  for await (const text of createInterface({
    input: process.stdin,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const line = parseLine(text);
    if ('error' in line) process.exitCode = 1;
    process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
  }

  async function answer(line: Line): Promise<object> {
    if ('error' in line) return line;
    return understoodLine(await understanding.understand(line.input, new AbortController().signal));
  }
}

/** Loaded only when asked for: the rules start without the SDK. */
async function configuredModel(): Promise<ModelInterface> {
  const [{ existsSync }, { loadConfig }, { openAiModel }] = await Promise.all([
    import('node:fs'),
    import('./config.ts'),
    import('./understanding/openai-model.ts'),
  ]);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { model } = loadConfig(process.env);
  if (!model)
    throw new RedressError('usage', '--model: OPENAI_MODEL is missing: name the model to use');
  return openAiModel({ config: model });
}

function complain(fields: object, message: string): void {
  console.error(`understand: ${message} ${JSON.stringify(fields)}`);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as in `| head`.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await main();
} catch (error) {
  console.error(`understand: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
