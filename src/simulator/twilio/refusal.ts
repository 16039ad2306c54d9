import type { Response } from 'express';

/** What Twilio answers when it will not do something. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export const refusal = (status: number, code: number, message: string): Refusal => ({
  kind: 'refused',
  status,
  code,
  message,
});

export function sendRefusal(response: Response, { status, code, message }: Refusal): void {
  response
    .status(status)
    .json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}
