import type { IncomingActivity } from '../conversation/activity.ts';

const DIGIT = /\p{Nd}/u;
// 13 to 19 digits of any script, with up to two spaces, dots, dashes or invisible signs between two.
const CANDIDATE = /\+?(?<!\p{Nd})\p{Nd}(?:[\s.\p{Pd}\p{Cf}]{0,2}\p{Nd}){12,18}(?!\p{Nd})/gu;
const PHONE_DIGITS = 15;
/** Fields of a provider that hold ids and addresses: long numbers by nature, and needed as they are. */
const IDENTIFIER = /(?:sid|id|_ts|^ts|^from|^to)$/i;

/** Masks card numbers wherever a person's words stand in an activity; addresses and ids stay. */
export function maskActivity(activity: IncomingActivity): IncomingActivity {
  return {
    ...activity,
    text: maskText(activity.text),
    from: {
      ...activity.from,
      ...(activity.from.name ? { name: maskText(activity.from.name) } : {}),
    },
    channelData: maskFields(activity.channelData, 0) as IncomingActivity['channelData'],
    ...(activity.attachments
      ? {
          attachments: activity.attachments.map((attachment) =>
            attachment.name ? { ...attachment, name: maskText(attachment.name) } : attachment,
          ),
        }
      : {}),
  };
}

/** Masks card numbers in a text by pattern and Luhn, so that order and phone numbers stay readable. */
export function maskText(text: string): string {
  return text.replace(CANDIDATE, (candidate) => {
    const digits = [...candidate].filter((char) => DIGIT.test(char)).map(digitValue);
    const phone = candidate.startsWith('+') && digits.length <= PHONE_DIGITS;
    return !phone && luhn(digits) ? `[card ending ${digits.slice(-4).join('')}]` : candidate;
  });
}

const DEEPEST = 20;

function maskFields(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => maskFields(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && IDENTIFIER.test(key) ? item : maskFields(item, depth + 1),
    ]),
  );
}

/** Decimal digits of a script stand in blocks of ten that begin with zero; NFKC unites the styled ones. */
function digitValue(char: string): number {
  const plain = char.normalize('NFKC');
  const code = plain.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

function luhn(digits: readonly number[]): boolean {
  const sum = digits.toReversed().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}
