import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { SimulatorContext } from '../context.ts';
import { contentJson, readContent } from './contents.ts';
import { messageJson } from './message-json.ts';
import { listMessages } from './message-list.ts';
import type { createMessages } from './messages.ts';
import { refusal, sendRefusal } from './refusal.ts';

const TYPING_MS = 25_000;
const typing = z.object({ channel: z.literal('whatsapp'), messageId: z.string() });
const redaction = z.object({ Body: z.literal('') });

/** Twilio's REST API as its official SDK calls it: messages, contents, the typing indicator. */
export function createTwilioApi(
  { config, store, clock }: SimulatorContext,
  create: ReturnType<typeof createMessages>,
  samplePhoto: string,
): Router {
  const { accountSid, authToken } = config.twilio;
  const router = express.Router();
  router.use(authenticate, express.urlencoded({ extended: false, limit: '64kb' }), express.json());

  const account = `/2010-04-01/Accounts/${accountSid}`;
  router.post(`${account}/Messages.json`, async (request, response) => {
    const made = await create(request.body);
    if (made.kind === 'refused') sendRefusal(response, made);
    else response.status(201).json(messageJson(made.message, accountSid));
  });
  router.get(`${account}/Messages.json`, async (request, response) => {
    const page = await listMessages(store, accountSid, request.query);
    if (page.kind === 'refused') sendRefusal(response, page);
    else response.json(page.json);
  });
  router.get(`${account}/Messages/:sid.json`, async (request, response) => {
    const message = await store.messages.findOne({ _id: request.params.sid });
    if (message === null) notFound(request, response);
    else response.json(messageJson(message, accountSid));
  });
  // An erased conversation is redacted at the provider too: an empty body is the only change it takes.
  router.post(`${account}/Messages/:sid.json`, async (request, response) => {
    if (!redaction.safeParse(request.body).success) {
      return sendRefusal(
        response,
        refusal(400, 20001, 'Only redaction by an empty Body is simulated'),
      );
    }
    const message = await store.messages.findOneAndUpdate(
      { _id: request.params.sid },
      { $set: { body: '', updatedAt: clock.now() } },
      { returnDocument: 'after' },
    );
    if (message === null) notFound(request, response);
    else response.json(messageJson(message, accountSid));
  });
  router.get(`${account}/Messages/:sid/Media/:media`, async (request, response) => {
    const { sid, media } = request.params;
    const message = await store.messages.findOne({ _id: sid, media });
    if (message === null) notFound(request, response);
    else response.type('image/png').sendFile(samplePhoto);
  });

  router.post('/v1/Content', async (request, response) => {
    const made = readContent(request.body, clock.now());
    if (made.kind === 'refused') return sendRefusal(response, made);
    await store.contents.insertOne(made.content);
    response.status(201).json(contentJson(made.content, accountSid));
  });
  router.get('/v1/Content', async (_request, response) => {
    const contents = await store.contents.find().sort({ createdAt: -1 }).limit(500).toArray();
    response.json({
      contents: contents.map((content) => contentJson(content, accountSid)),
      meta: {
        key: 'contents',
        page: 0,
        page_size: 500,
        next_page_url: null,
        previous_page_url: null,
      },
    });
  });
  router.get('/v1/Content/:sid', async (request, response) => {
    const content = await store.contents.findOne({ _id: request.params.sid });
    if (content === null) notFound(request, response);
    else response.json(contentJson(content, accountSid));
  });

  router.post('/v2/Indicators/Typing.json', async (request, response) => {
    const asked = typing.safeParse(request.body);
    if (!asked.success) return sendRefusal(response, refusal(400, 20001, 'Bad request'));
    const typingUntil = new Date(clock.now().getTime() + TYPING_MS);
    const { matchedCount } = await store.messages.updateOne(
      { _id: asked.data.messageId, direction: 'inbound', from: /^whatsapp:/ },
      { $set: { typingUntil } },
    );
    if (matchedCount === 0) notFound(request, response);
    else response.json({ success: true });
  });

  router.use(notFound);
  return router;

  function authenticate(request: Request, response: Response, next: NextFunction): void {
    const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    if (same(request.get('authorization') ?? '', expected)) next();
    else sendRefusal(response, refusal(401, 20003, 'Authenticate'));
  }
}

function notFound(request: Request, response: Response): void {
  const message = `The requested resource ${request.path} was not found`;
  sendRefusal(response, refusal(404, 20404, message));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));
