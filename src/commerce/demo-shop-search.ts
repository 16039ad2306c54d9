import { type QueryFilter, trusted } from 'mongoose';
import type { CustomerRecord } from './demo-shop-models.ts';

/** Without case and accents, for staff who type "lucia". */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** A filter for a folded part of a name or e-mail, or for a phone number; undefined when there is nothing to go by. */
export const searchFilter = (query: string): QueryFilter<CustomerRecord> | undefined => {
  if (query.length < 2 || query.length > 100) return undefined;
  const byText = { folded: trusted({ $regex: escaped(query) }) };
  const digits = /^\+?[\d\s().-]+$/.test(query) ? query.replace(/\D/g, '') : '';
  return digits.length < 4 ? byText : { phones: trusted({ $regex: `${digits}$` }) };
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
