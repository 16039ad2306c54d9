import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources';
import { z } from 'zod';
import type { ModelConfig } from '../config.ts';
import { bounded } from './bounded-fetch.ts';
import type { UnderstandingInput } from './command.ts';
import { type ModelAnswer, ModelFailure, type ModelInterface, type Tokens } from './model.ts';
import { proposalSchema, wireSchema } from './model-schema.ts';
import { PROMPT_VERSION, SYSTEM_PROMPT, userPrompt } from './prompt.ts';

const MOST_OUTPUT_TOKENS = 400;
/** Above the time budget of understanding, which ends a call before this does. */
const TIMEOUT_MS = 30_000;

/**
 * Any server that speaks OpenAI's chat completions. What one doesn't know (structured output, a
 * temperature, the older name of the token limit) it says with a 400: it is left out from then on.
 */
export function openAiModel(deps: {
  readonly config: ModelConfig;
  readonly fetch?: typeof fetch;
}): ModelInterface {
  const { apiKey, baseUrl, model } = deps.config;
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    timeout: TIMEOUT_MS,
    maxRetries: 0,
    fetch: bounded(deps.fetch ?? fetch),
    logLevel: 'off',
  });
  const unsupported = new Set<Dialect>();

  async function complete(input: UnderstandingInput, signal: AbortSignal): Promise<unknown> {
    for (;;) {
      const without = new Set(unsupported);
      try {
        return await client.chat.completions.create(request(model, input, without), { signal });
      } catch (error) {
        const named = dialectRefused(error);
        if (!named || without.has(named)) throw error;
        unsupported.add(named);
      }
    }
  }

  return {
    name: model,
    promptVersion: PROMPT_VERSION,
    propose: async (input, signal) => answerIn(await complete(input, signal)),
  };
}

/** Where servers differ. Each is given up at most once, so a call is repeated three times at most. */
type Dialect = 'json_schema' | 'temperature' | 'max_tokens';

function request(
  model: string,
  input: UnderstandingInput,
  without: ReadonlySet<Dialect>,
): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: SYSTEM_PROMPT },
      { role: 'user', content: userPrompt(input) },
    ],
    response_format: without.has('json_schema') ? { type: 'json_object' } : RESPONSE_FORMAT,
    ...(without.has('temperature') ? {} : { temperature: 0 }),
    ...(without.has('max_tokens')
      ? { max_completion_tokens: MOST_OUTPUT_TOKENS }
      : { max_tokens: MOST_OUTPUT_TOKENS }),
  };
}

const RESPONSE_FORMAT = zodResponseFormat(wireSchema, 'commands');

function dialectRefused(error: unknown): Dialect | undefined {
  if (!(error instanceof OpenAI.BadRequestError)) return undefined;
  const said = `${error.param ?? ''} ${error.message}`;
  if (/response_format|json_schema/i.test(said)) return 'json_schema';
  if (/max_tokens|max_completion_tokens/i.test(said)) return 'max_tokens';
  return /temperature/i.test(said) ? 'temperature' : undefined;
}

function answerIn(completion: unknown): ModelAnswer {
  const read = completionSchema.safeParse(completion);
  if (!read.success) throw new ModelFailure('wrong_schema', 'completion');
  const [choice] = read.data.choices;
  const tokens = read.data.usage;
  if (choice.finish_reason === 'length') throw new ModelFailure('truncated', '', tokens);
  if (choice.finish_reason === 'content_filter' || choice.message.refusal) {
    throw new ModelFailure('refused', '', tokens);
  }
  const content = choice.message.content ?? '';
  if (content.trim() === '') throw new ModelFailure('empty', '', tokens);
  const parsed = proposalSchema.safeParse(jsonIn(content, tokens));
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 60);
    throw new ModelFailure('wrong_schema', at, tokens);
  }
  return { proposal: parsed.data, tokens };
}

/** What is needed of a completion; servers differ in all the rest. */
const count = z.int().nonnegative().optional().catch(undefined);
const completionSchema = z.object({
  choices: z.tuple(
    [
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    ],
    z.unknown(),
  ),
  usage: z
    .object({ prompt_tokens: count, completion_tokens: count })
    .nullish()
    .transform(
      (usage): Tokens => ({
        ...(usage?.prompt_tokens === undefined ? {} : { inputTokens: usage.prompt_tokens }),
        ...(usage?.completion_tokens === undefined
          ? {}
          : { outputTokens: usage.completion_tokens }),
      }),
    ),
});

/** Servers without structured output like to fence their JSON; anything else around it is no answer. */
function jsonIn(content: string, tokens: Tokens): unknown {
  const bare = content
    .trim()
    .replace(/^```(?:json)?\s*/, '')
    .replace(/\s*```$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    throw new ModelFailure('not_json', '', tokens);
  }
}
