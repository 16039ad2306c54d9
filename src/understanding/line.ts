import type { Slots, UnderstandingInput, Understood } from './command.ts';

export type Line = { readonly input: UnderstandingInput } | { readonly error: string };

/** One line of `npm run understand`: a message out of any conversation, in which a yes or no may be due. */
export function parseLine(line: string): Line {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return { error: 'not JSON: write {"text": "..."} on one line' };
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    return { error: 'not an object: write {"text": "..."}' };
  }
  const { text, locale, asked } = read as { text?: unknown; locale?: unknown; asked?: unknown };
  if (typeof text !== 'string') return { error: 'text is missing, or is not a string' };
  if (locale !== undefined && locale !== null && !isTag(locale)) {
    return { error: 'locale is not a BCP 47 tag, such as "fr"' };
  }
  if (asked !== undefined && asked !== null && asked !== 'yes_no') {
    return { error: 'asked can only be "yes_no"' };
  }
  return {
    input: {
      texts: [text],
      hasMedia: false,
      language: locale ?? 'en',
      ...(asked ? { asked: { kind: 'yes_no' } } : {}),
      recent: [],
      orders: [],
      staff: false,
    },
  };
}

/** What stands in a line out. `sure`: it would be acted on without asking back. */
export function understoodLine({ commands, intent, confidence, language }: Understood): object {
  const slots = Object.assign({}, ...commands.toReversed().map(slotsOf)) as Slots;
  const { disputeType, ...others } = slots;
  const sure =
    commands.length > 0 && commands.every(({ kind }) => kind !== 'clarify' && kind !== 'unknown');
  return {
    intent,
    ...(disputeType ? { dispute_type: disputeType } : {}),
    confidence,
    sure,
    language,
    slots: others,
  };
}

/** Where several tasks are asked for, the first one's slots are shown. */
const slotsOf = (command: Understood['commands'][number]): Slots =>
  command.kind === 'start' || command.kind === 'set' ? command.slots : {};

function isTag(locale: unknown): locale is string {
  if (typeof locale !== 'string') return false;
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
