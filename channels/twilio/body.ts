import type { Request } from 'express';
import { type Fields, readFormFields } from './form.ts';

interface BodyLimits {
  readonly bytes: number;
  readonly ms: number;
}

/** Twilio's largest webhook (ten media, a long text, WhatsApp's metadata) is some 20 KB. */
const BODY_LIMITS: BodyLimits = { bytes: 64 * 1024, ms: 10_000 };

export type FormBody =
  | { readonly kind: 'form'; readonly fields: Fields }
  | { readonly kind: 'refused'; readonly status: 400 | 408 | 413; readonly why: string }
  /** The sender hung up: there is nobody to answer. */
  | { readonly kind: 'gone' };

/** Reads a webhook's form, with bounded memory and time: 413, 408 and 400 where it isn't one. */
export async function readForm(request: Request, limits = BODY_LIMITS): Promise<FormBody> {
  const type = request.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded' || request.get('content-encoding')) {
    return refused(request, 400, 'not a plain form');
  }
  if (Number(request.get('content-length') ?? 0) > limits.bytes) {
    return refused(request, 413, 'too large');
  }
  const body = await collect(request, limits);
  if (!(body instanceof Uint8Array)) return body;
  const fields = readFormFields(body);
  return fields ? { kind: 'form', fields } : refused(request, 400, 'a malformed form');
}

function collect(request: Request, limits: BodyLimits): Promise<Uint8Array | FormBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => settle(refused(request, 408, 'too slow')), limits.ms);
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.bytes) settle(refused(request, 413, 'too large'));
      else chunks.push(chunk);
    };
    const done = () => settle(Buffer.concat(chunks));
    const gone = () => settle({ kind: 'gone' });
    request.on('data', take).on('end', done).on('close', gone).on('error', gone);

    function settle(result: Uint8Array | FormBody): void {
      clearTimeout(timer);
      // The error listener stays: a reset after this would otherwise be an uncaught error.
      request.off('data', take).off('end', done).off('close', gone);
      resolve(result);
    }
  });
}

/** What is still to come is read and dropped, so that the answer isn't lost in a reset. */
function refused(request: Request, status: 400 | 408 | 413, why: string): FormBody {
  request.resume();
  return { kind: 'refused', status, why };
}
