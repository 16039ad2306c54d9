import type { ErrorRequestHandler, RequestHandler } from 'express';
import { RedressError } from '../errors.ts';
import type { Logger } from '../logger.ts';

export const notFound: RequestHandler = (_request, response) => {
  response.status(404).json({ error: { code: 'not_found', message: 'There is nothing here.' } });
};

/** One handler for all: the status says what kind, no text of a fault of ours leaves the process. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error, path: request.path }, 'request failed');
    const code =
      error instanceof RedressError ? error.code : status >= 500 ? 'internal' : 'bad_request';
    const message = status >= 500 ? 'This did not work; try again in a moment.' : messageOf(error);
    response.status(status).json({ error: { code, message } });
  };
}

function statusOf(error: unknown): number {
  if (error instanceof RedressError && error.code.startsWith('log_')) return 503;
  const status = (error as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The request could not be read.';
