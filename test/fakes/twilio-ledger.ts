import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Accepted {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** What can be tapped under it. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly statusCallback: string | undefined;
  readonly at: Date;
}

/** What the provider does with a post: takes it, or takes it and lets the answer get lost, or refuses. */
export type Behaviour = 'accept' | 'accept-then-reset' | 'reset' | 'too-many' | 'error-500';

/**
 * A provider with a ledger of its own, the judge of what was sent: the part of Twilio's REST API that
 * the SDK calls for messages (create and list), with faults to order.
 */
export async function startTwilioLedger() {
  const accepted: Accepted[] = [];
  const behaviours: Behaviour[] = [];
  const contents = new Map<string, string>();

  const server = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk: Buffer) => {
      raw += chunk.toString('utf8');
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const answer = (status: number, body: unknown) => {
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify(body));
      };
      if (request.method === 'POST' && url.pathname.endsWith('/Content')) {
        const sid = `HX${randomBytes(16).toString('hex')}`;
        contents.set(sid, raw);
        return answer(201, { sid });
      }
      if (!url.pathname.endsWith('/Messages.json'))
        return answer(404, { code: 20404, message: 'not found' });
      if (request.method === 'GET') return answer(200, page(url, accepted));

      const behaviour = behaviours.shift() ?? 'accept';
      if (behaviour === 'reset') return request.socket.destroy();
      if (behaviour === 'too-many')
        return answer(429, { code: 20429, message: 'Too Many Requests' });
      if (behaviour === 'error-500')
        return answer(500, { code: 20500, message: 'Internal Server Error' });
      const form = new URLSearchParams(raw);
      const message: Accepted = {
        sid: `SM${randomBytes(16).toString('hex')}`,
        from: form.get('From') ?? form.get('MessagingServiceSid') ?? '',
        to: form.get('To') ?? '',
        body: form.get('Body') ?? contentBody(form, contents),
        choices: contentChoices(form, contents),
        statusCallback: form.get('StatusCallback') ?? undefined,
        at: new Date(),
      };
      accepted.push(message);
      if (behaviour === 'accept-then-reset') return request.socket.destroy();
      answer(201, resource(message));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    accepted,
    /** What happens to the next posts, in order; after that they are accepted. */
    next: (...coming: Behaviour[]) => behaviours.push(...coming),
    sentTo: (address: string) => accepted.filter(({ to }) => to === address),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type TwilioLedger = Awaited<ReturnType<typeof startTwilioLedger>>;

interface ContentType {
  readonly body: string;
  readonly actions?: readonly { readonly id: string; readonly title: string }[];
  readonly items?: readonly { readonly id: string; readonly item: string }[];
}

/** The body of the content that was sent: its own, or the first variable where it has one. */
function contentBody(form: URLSearchParams, contents: ReadonlyMap<string, string>): string {
  const variables = JSON.parse(form.get('ContentVariables') ?? '{}') as { 1?: string };
  return variables[1] ?? contentOf(form, contents)?.body ?? '';
}

function contentChoices(form: URLSearchParams, contents: ReadonlyMap<string, string>) {
  const { actions = [], items = [] } = contentOf(form, contents) ?? {};
  return [
    ...actions.map(({ id, title }) => ({ id, label: title })),
    ...items.map(({ id, item }) => ({ id, label: item })),
  ];
}

function contentOf(
  form: URLSearchParams,
  contents: ReadonlyMap<string, string>,
): ContentType | undefined {
  const content = JSON.parse(contents.get(form.get('ContentSid') ?? '') ?? '{}') as {
    types?: Record<string, ContentType>;
  };
  return Object.values(content.types ?? {}).at(0);
}

function page(url: URL, accepted: readonly Accepted[]) {
  const to = url.searchParams.get('To');
  const messages = accepted.filter((message) => !to || message.to === to).toReversed();
  return { messages: messages.map(resource), page: 0, page_size: 50, next_page_uri: null };
}

function resource(message: Accepted) {
  return {
    sid: message.sid,
    account_sid: 'AC00000000000000000000000000000000',
    from: message.from,
    to: message.to,
    body: message.body,
    status: 'queued',
    direction: 'outbound-api',
    num_media: '0',
    num_segments: '1',
    error_code: null,
    error_message: null,
    date_created: message.at.toUTCString(),
    date_sent: message.at.toUTCString(),
    date_updated: message.at.toUTCString(),
    uri: `/2010-04-01/Accounts/AC/Messages/${message.sid}.json`,
    api_version: '2010-04-01',
    price: null,
    price_unit: 'USD',
    messaging_service_sid: null,
    subresource_uris: {},
  };
}
