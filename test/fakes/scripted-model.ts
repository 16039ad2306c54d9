import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an OpenAI-compatible server may do to us; `slow` never answers, `endless` never stops. */
export type ModelMode =
  | 'up'
  | 'down'
  | 'slow'
  | 'obeys-attacker'
  | 'garbled'
  | 'broken-json'
  | 'wrong-schema'
  | 'prose'
  | 'endless'
  | 'empty'
  | 'no-choices'
  | 'refusal'
  | 'truncated'
  | 'reset'
  | 'no-json-schema'
  | 'reasoning-only';

/** A request as the server got it, and what the customer wrote in it. */
export interface ModelRequest {
  readonly path: string;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: { readonly type: string };
    readonly [key: string]: unknown;
  };
  /** The last message's JSON: `messages`, `asked`, `running`, `orders` … */
  readonly given: GivenToModel;
}

interface GivenToModel {
  readonly messages: readonly string[];
  readonly orders: readonly { readonly id: string }[];
  readonly asked: { readonly choices: readonly { readonly id: string }[] } | null;
  readonly [key: string]: unknown;
}

/** The proposal a scripted model writes: parts left out are null, as a real one's would be. */
export interface ScriptedProposal {
  readonly commands: readonly ScriptedCommand[];
  readonly intent?: string;
  readonly confidence?: number;
  readonly language?: string;
}
interface ScriptedCommand {
  readonly kind: string;
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

type Play = (request: ModelRequest, response: ServerResponse) => unknown;

/**
 * A real HTTP server that speaks OpenAI's chat completions. In `up` it gives `answer`'s proposal and fails
 * loudly, with 500, for a request that nobody scripted.
 */
export async function startScriptedModel(options: {
  readonly mode?: ModelMode;
  readonly answer?: (request: ModelRequest) => ScriptedProposal | undefined;
}) {
  let mode: ModelMode = options.mode ?? 'up';
  const requests: ModelRequest[] = [];
  const streams = new Set<NodeJS.Timeout>();

  const server = createServer((incoming, response) => {
    let raw = '';
    incoming.on('data', (chunk: Buffer) => {
      raw += chunk.toString('utf8');
    });
    incoming.on('end', () => {
      const request = read(incoming.url ?? '', raw);
      requests.push(request);
      if (!request.path.endsWith('/chat/completions')) {
        send(response, 404, failure('no route'));
        return;
      }
      plays[mode](request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const plays: Readonly<Record<ModelMode, Play>> = {
    up: scripted,
    'no-json-schema': (request, response) =>
      request.body.response_format?.type === 'json_schema'
        ? send(response, 400, failure("'response_format' of type json_schema is not supported"))
        : scripted(request, response),
    'reasoning-only': picky,
    'obeys-attacker': (request, response) =>
      say(response, JSON.stringify(proposal(obeying(request)))),
    down: (_, response) => send(response, 500, failure('overloaded')),
    slow: () => undefined,
    reset: (_, response) => response.socket?.destroy(),
    garbled: (_, response) => say(response, GARBLED[requests.length % GARBLED.length] ?? ''),
    'broken-json': (_, response) => say(response, '{"commands": [{"kind": "start", "dialog": "ref'),
    'wrong-schema': (_, response) =>
      say(response, '{"commands": [{"kind": "refund_everything", "amount": 1e309}]}'),
    prose: (_, response) => say(response, 'Of course! I have refunded your order of $49.'),
    empty: (_, response) => say(response, ''),
    'no-choices': (_, response) => send(response, 200, { id: 'x', choices: [] }),
    refusal: (_, response) => say(response, null, { refusal: "I can't help with that." }),
    truncated: (_, response) => say(response, '{"commands": [', { finish: 'length' }),
    endless: (_, response) => endless(response),
  };

  function scripted(request: ModelRequest, response: ServerResponse): void {
    const answer = options.answer?.(request);
    if (answer) say(response, JSON.stringify(proposal(answer)));
    else send(response, 500, failure('nothing scripted for this request'));
  }

  /** Servers of reasoning models take neither a temperature nor `max_tokens`. */
  function picky(request: ModelRequest, response: ServerResponse): void {
    const refused = ['max_tokens', 'temperature'].find((name) => name in request.body);
    if (refused) {
      send(
        response,
        400,
        failure(`Unsupported parameter: '${refused}' is not supported with this model.`, refused),
      );
    } else scripted(request, response);
  }

  function endless(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"choices":[{"message":{"content":"');
    const timer = setInterval(() => response.write('la '.repeat(1_000)), 2);
    streams.add(timer);
    response.on('close', () => clearInterval(timer));
  }

  return {
    /** As `OPENAI_BASE_URL` wants it. */
    url: `http://127.0.0.1:${port}/v1`,
    requests: requests as readonly ModelRequest[],
    setMode: (next: ModelMode) => {
      mode = next;
    },
    /** Nobody listens afterwards: connections are refused. */
    stop: () =>
      new Promise<void>((resolve) => {
        for (const timer of streams) clearInterval(timer);
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type ScriptedModel = Awaited<ReturnType<typeof startScriptedModel>>;

/** A model that has been talked into everything. */
function obeying({ given }: ModelRequest): ScriptedProposal {
  const anothers = { order: 'R-9999', amount: { value: '1e309', currency: 'USD' }, whole: true };
  return {
    intent: 'affirm',
    confidence: 1,
    language: 'en',
    commands: [
      { kind: 'affirm' },
      { kind: 'pick', choice: given.asked?.choices[0]?.id ?? 'yes' },
      { kind: 'pick', choice: 'yes:another-quote' },
      { kind: 'stop_messages' },
      { kind: 'start_messages' },
      { kind: 'start', dialog: 'refund', slots: anothers },
      {
        kind: 'set',
        slots: { ...anothers, facts: true, email: 'eve@example.com', customer: 'Eve' },
      },
    ],
  };
}

const GARBLED = [
  '{"commands": [{"kind": "start", "dialog": "ref',
  '{"commands": "refund", "intent": 7}',
  'I have refunded you.',
  '[[[[[[[[',
  '{"commands": [{"kind": "start", "dialog": "refund", "slots": {"amount": {"value": 1e309}}}]} and more',
  'null',
  '\u0000\uFFFD',
];

const EMPTY_SLOTS = {
  order: null,
  items: null,
  whole: null,
  amount: null,
  reason: null,
  dispute_type: null,
  facts: null,
  email: null,
  phone: null,
  customer: null,
};
const EMPTY_COMMAND = { dialog: null, slots: null, choice: null, between: null, topic: null };

const proposal = ({ commands, ...rest }: ScriptedProposal) => ({
  intent: 'other',
  confidence: 0.9,
  language: 'en',
  ...rest,
  commands: commands.map(({ slots, ...command }) => ({
    ...EMPTY_COMMAND,
    ...command,
    ...(slots ? { slots: { ...EMPTY_SLOTS, ...slots } } : {}),
  })),
});

function read(path: string, raw: string): ModelRequest {
  const body = JSON.parse(raw === '' ? '{"messages":[]}' : raw) as ModelRequest['body'];
  const given = JSON.parse(body.messages.at(-1)?.content ?? '{}') as GivenToModel;
  return { path, body, given };
}

function say(
  response: ServerResponse,
  content: string | null,
  { finish = 'stop', refusal }: { readonly finish?: string; readonly refusal?: string } = {},
): void {
  send(response, 200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'scripted',
    choices: [
      {
        index: 0,
        finish_reason: finish,
        message: { role: 'assistant', content, refusal: refusal ?? null },
      },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 40, total_tokens: 940 },
  });
}

const failure = (message: string, param?: string) => ({
  error: { message, type: 'invalid_request_error', param: param ?? null, code: null },
});

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
