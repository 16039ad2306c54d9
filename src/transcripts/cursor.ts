import { z } from 'zod';

const Place = z.tuple([z.number(), z.string()]);

/** Where a page of a list ended: opaque to whoever pages on with it. */
export const cursorAfter = (at: Date, id: string): string =>
  Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url');

/** Undefined when it is none of ours. */
export function readCursor(cursor: string): { readonly at: Date; readonly id: string } | undefined {
  try {
    const [at, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? undefined : { at: date, id };
  } catch {
    return undefined;
  }
}

/** A page, and how to get the next one, if there is one. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

export const LARGEST_PAGE = 100;

/** `rows` were asked for with one more than `limit`, to see whether there is a next page. */
export function pageOf<T extends { readonly _id: string }>(
  rows: readonly T[],
  limit: number,
  at: (row: T) => Date,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return rows.length > limit && last
    ? { rows: shown, next: cursorAfter(at(last), last._id) }
    : { rows: shown };
}

export const pageSize = (limit: number | undefined): number =>
  Math.min(Math.max(Math.trunc(limit ?? 25), 1), LARGEST_PAGE);
