/** Text as it is searched: one spelling of each letter, small, without invisible signs. */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();

/** Finds `text` anywhere, as written: what people type is never a pattern. */
export const containing = (text: string): RegExp =>
  new RegExp(searchable(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'u');
