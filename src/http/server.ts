import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { RedressError } from '../errors.ts';

export interface Listening {
  readonly port: number;
  /** Takes nothing new, lets what runs end within `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** Slow senders are cut off: headers within 10 s, a whole request within 20 s. */
export async function listen(app: Express, port: number, host?: string): Promise<Listening> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 20_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, port)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) => closed(server, graceMs),
  };
}

async function closed(server: Server, graceMs: number): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await ended;
  clearTimeout(cut);
}

function inWords(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new RedressError(
      'port_taken',
      `PORT ${port} is taken: stop what listens there, or set PORT to another`,
      { cause: error },
    );
  }
  if (error.code === 'EACCES') {
    return new RedressError(
      'port_denied',
      `PORT ${port} may not be opened: set PORT to one above 1023`,
      { cause: error },
    );
  }
  return error;
}
