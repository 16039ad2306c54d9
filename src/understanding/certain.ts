import type { Asked, Command, Slots, UnderstandingInput, Understood } from './command.ts';
import { isBareCancel, leavesTask, optKeyword } from './keywords.ts';
import { wordsOf } from './normalise.ts';
import { asksForPerson } from './person.ts';
import { tablesFrom } from './rules/tables.ts';
import { readCode } from './slots/code.ts';
import { readEmail, readPhone } from './slots/contact.ts';
import { readItems } from './slots/items.ts';
import { isLoneOrder, readOrder } from './slots/order-number.ts';
import { readCount, readPick, readPicks } from './slots/pick.ts';
import { readDisputeType, readReason } from './slots/reason.ts';
import { certainly, isEmpty, taskIntent, written } from './understood.ts';
import { readYesNo } from './yes-no.ts';

/** An answer of more words says more than the one thing asked for. */
const SHORT = 8;

/**
 * What needs no model and no waiting for more: a button, STOP, a person asked for, and plain answers to
 * what was asked. Several messages are one text; only STOP counts alone among others.
 */
export function certain(input: UnderstandingInput): Understood | undefined {
  if (input.tapped !== undefined) return tapped(input, input.tapped);
  const texts = written(input);
  if (texts.length === 0) return undefined;

  const keyword = texts.map(optKeyword).findLast((found) => found !== undefined);
  if (keyword === 'stop') return certainly(input, 'stop', { kind: 'stop_messages' });
  if (keyword === 'start') return certainly(input, 'start', { kind: 'start_messages' });
  if (texts.some((text) => asksForPerson(text, input.language))) {
    return certainly(input, 'human', { kind: 'handoff', why: 'asked for a person' });
  }
  return answered(input, texts);
}

/** Whether a turn can begin at once: free text waits for more, what is certain doesn't. */
export const isQuick = (input: UnderstandingInput): boolean => certain(input) !== undefined;

/** Free text given where the facts were asked for. It isn't quick: more of it may be on its way. */
export function asFacts(input: UnderstandingInput): Understood | undefined {
  const text = written(input).join('\n').trim();
  if (input.asked?.kind !== 'facts' || !isAnAccount(text)) return undefined;
  return certainly(input, taskIntent(input), {
    kind: 'set',
    slots: { facts: text.slice(0, MOST_FACTS) },
  });
}

const MOST_FACTS = 2_000;

/** A word or two tell a colleague nothing; scripts without spaces say more with fewer words. */
const isAnAccount = (text: string): boolean =>
  wordsOf(text).length >= 3 ||
  (wordsOf(text).length > 0 && /[^\p{Script=Latin}\s\p{P}]{6}/u.test(text));

function tapped(input: UnderstandingInput, choice: string): Understood {
  const intent = /^yes\b/.test(choice)
    ? 'affirm'
    : /^no\b/.test(choice)
      ? 'deny'
      : taskIntent(input);
  return certainly(input, intent, { kind: 'pick', choice });
}

function answered(input: UnderstandingInput, texts: readonly string[]): Understood | undefined {
  const text = texts.join('\n');
  const { asked, running } = input;
  const settled =
    asked?.kind === 'yes_no'
      ? (yesOrNo(input, texts) ?? picked(input, text))
      : (picked(input, text) ??
        (asked ? given(asked, text, input) : undefined) ??
        yesOrNo(input, texts));
  if (settled) return settled;

  if (!asked && !running) return undefined;
  if (isBareCancel(text) && running?.dialog === 'cancel_order') {
    return certainly(input, 'other', { kind: 'unknown' });
  }
  if (leavesTask(text, input.language) || isBareCancel(text)) {
    return certainly(input, taskIntent(input), { kind: 'cancel' });
  }
  const order = isLoneOrder(text) ? readOrder(text) : undefined;
  return order && asked?.kind !== 'code' ? set(input, { order }) : undefined;
}

function yesOrNo(input: UnderstandingInput, texts: readonly string[]): Understood | undefined {
  const { language, asked, running } = input;
  const echo = asked?.kind === 'yes_no' ? (ECHO[running?.dialog ?? ''] ?? []) : [];
  const said = readYesNo(texts.join('\n'), language, echo) ?? lastNo(texts, language);
  // "Ok" and "great" answer nothing where nothing was asked.
  if (!said || (said === 'yes' && !asked && !isOutright(texts.join('\n'), language)))
    return undefined;
  return said === 'yes'
    ? certainly(input, 'affirm', { kind: 'affirm' })
    : certainly(input, 'deny', { kind: 'deny' });
}

/** "Yes", and then "no wait": the no holds. */
function lastNo(texts: readonly string[], language: string): 'no' | undefined {
  const all = texts.map((text) => readYesNo(text, language));
  return all.every((said) => said !== undefined) && all.at(-1) === 'no' ? 'no' : undefined;
}

function isOutright(text: string, language: string): boolean {
  const words = new Set(wordsOf(text));
  const soft = tablesFrom(language).flatMap(({ softYes, polite }) => [...softYes, ...polite]);
  return [...words].some((word) => !soft.some((phrase) => phrase.split(' ').includes(word)));
}

function picked(input: UnderstandingInput, text: string): Understood | undefined {
  const { asked, language } = input;
  const choices = asked?.choices ?? [];
  const pick = readPick(text, choices, tablesFrom(language), { exact: asked?.kind === 'yes_no' });
  const meant = pick ?? readCount(text, choices);
  if (meant) return tapped(input, meant.id);
  const several = asked?.kind === 'items' ? readPicks(text, choices) : undefined;
  return several ? set(input, { items: several.map(({ label }) => label) }) : undefined;
}

/** The one thing that was asked for, alone in a short message. */
function given(asked: Asked, text: string, input: UnderstandingInput): Understood | undefined {
  const words = wordsOf(text).length;
  if (words > 2 * SHORT || text.includes('?')) return undefined;
  const slots = slotsGiven(asked, text, input, words <= SHORT);
  return isEmpty(slots) ? undefined : set(input, slots);
}

function slotsGiven(asked: Asked, text: string, input: UnderstandingInput, short: boolean): Slots {
  const tables = tablesFrom(input.language);
  switch (asked.kind) {
    case 'code': {
      const code = readCode(text);
      return code ? { code } : {};
    }
    case 'contact':
      return contactIn(text);
    case 'order': {
      const order = isLoneOrder(text) ? readOrder(text) : undefined;
      return order ? { order } : {};
    }
    case 'items': {
      const { whole } = short
        ? readItems(
            text,
            (asked.choices ?? []).map(({ label }) => label),
            tables,
          )
        : {};
      // "All of it, it came broken" says why as well.
      const reason = whole ? readReason(text, tables) : undefined;
      return whole ? { whole, ...(reason ? { reason } : {}) } : {};
    }
    case 'reason': {
      const reason =
        short && !readOrder(text) ? (readReason(text, tables) ?? otherReason(text)) : undefined;
      return reason ? { reason } : {};
    }
    case 'dispute_type': {
      const disputeType = short && !readOrder(text) ? readDisputeType(text, tables) : undefined;
      return disputeType ? { disputeType } : {};
    }
    case 'customer':
      return customerIn(text);
    default:
      return {};
  }
}

function contactIn(text: string): Slots {
  const email = readEmail(text);
  if (email) return { email };
  const phone = readPhone(text);
  return phone ? { phone } : {};
}

function customerIn(text: string): Slots {
  const found =
    readEmail(text) ?? readPhone(text) ?? (isLoneOrder(text) ? readOrder(text) : undefined);
  return found ? { customer: found } : {};
}

function otherReason(text: string): 'other' | undefined {
  return /^(other|another reason|something else|other reason|none of these|sonstiges|autre|otro|altro|anders|annat|annet|andet|muu|inny|outro)$/.test(
    wordsOf(text).join(' '),
  )
    ? 'other'
    : undefined;
}

const set = (input: UnderstandingInput, slots: Slots): Understood => {
  const command: Command = { kind: 'set', slots };
  return certainly(input, taskIntent(input), command);
};

/** Words of the question that a yes may give back. "Cancel" alone is no yes, not even here. */
const ECHO: Readonly<Record<string, readonly string[]>> = {
  refund: ['refund', 'my', 'money', 'order', 'back', 'this', 'want', 'to'],
  cancel_order: ['cancel', 'my', 'order', 'this', 'want', 'to'],
  dispute: ['dispute', 'open', 'case', 'my', 'order', 'this', 'want', 'to', 'a'],
};
