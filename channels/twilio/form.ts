export type Fields = Readonly<Partial<Record<string, string>>>;

/** Twilio's names are words; brackets, dollars and dots are how query operators are smuggled in. */
const NAME = /^\w{1,100}$/;
const PROTOTYPE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads `application/x-www-form-urlencoded` strictly: every value a string, every name once. Undefined
 * where it is anything else (broken escapes, bytes that aren't UTF-8, repeated or nested names), since
 * a lenient parser would turn those into arrays and objects.
 */
export function readFormFields(body: Uint8Array): Fields | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    const pairs = text.split('&').filter(Boolean).map(readPair);
    const names = pairs.map(([name]) => name);
    const sound = names.every((name) => NAME.test(name) && !PROTOTYPE.has(name));
    if (!sound || new Set(names).size !== names.length) return undefined;
    return Object.fromEntries(pairs);
  } catch {
    return undefined;
  }
}

function readPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0
    ? [unescapeForm(pair), '']
    : [unescapeForm(pair.slice(0, at)), unescapeForm(pair.slice(at + 1))];
}

const unescapeForm = (words: string): string => decodeURIComponent(words.replaceAll('+', ' '));
