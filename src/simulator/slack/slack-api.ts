import express, { type Router } from 'express';
import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { createChannels } from './channels.ts';
import type { Chat } from './chat.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { failed, type MethodAnswer } from './method.ts';
import type { ResponseUrls } from './response-urls.ts';

/** Slack's Web API as its official client calls it, and the response URLs of interactions. */
export function createSlackApi(
  context: SimulatorContext,
  chat: Chat,
  responseUrls: ResponseUrls,
): Router {
  const { botToken } = context.config.slack;
  const channels = createChannels(context.config);
  const methods = new Map(
    Object.entries({
      ...conversationMethods(context, chat, channels),
      ...chatMethods(chat, channels),
    }),
  );
  const router = express.Router();
  router.use(
    express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 100 }),
    express.json({ limit: '1mb' }),
  );

  router.post('/actions/:token', async (request, response) => {
    const known = await responseUrls.answer(request.params.token, request.body);
    if (known) response.type('text/plain').send('ok');
    else response.status(404).type('text/plain').send('expired_url');
  });

  router.all('/api/:method', async (request, response) => {
    const body: unknown = request.method === 'GET' ? request.query : request.body;
    const given = argumentsOf(body);
    const token = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1] ?? given.token;
    if (token === undefined) response.json(failed('not_authed'));
    else if (token !== botToken) response.json(failed('invalid_auth'));
    else response.json(await call(request.params.method, given));
  });

  return router;

  async function call(
    name: string,
    given: Readonly<Record<string, unknown>>,
  ): Promise<MethodAnswer> {
    const method = methods.get(name);
    if (method === undefined) return failed('unknown_method');
    try {
      return await method(given);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const issue = error.issues[0];
      return failed('invalid_arguments', `${issue?.path.join('.')}: ${issue?.message}`);
    }
  }
}

/** The client sends objects and arrays as JSON within the form. */
function argumentsOf(body: unknown): Record<string, unknown> {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && (name === 'blocks' || name === 'metadata')
        ? fromJson(value)
        : value,
    ]),
  );
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
