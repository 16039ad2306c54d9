import { clausesOf } from './clauses.ts';
import type { DialogName, Intent } from './command.ts';
import { intentsIn, type Scored, SURE_ENOUGH } from './intents.ts';
import { plain } from './normalise.ts';
import type { LanguageTable, RuleIntent } from './rules/table.ts';
import { orderNumbers } from './slots/order-number.ts';
import { readDisputeType, readReason } from './slots/reason.ts';

/** Something to be started, with the part of the message that belongs to it. */
export interface Task {
  readonly dialog: DialogName;
  readonly intent: Intent;
  readonly score: number;
  readonly text: string;
}

export interface Heard {
  readonly tasks: readonly Task[];
  /** What is not a task of ours: questions, courtesies, a person to call back. */
  readonly remarks: readonly Scored[];
  /** The message without the clauses that ask about a policy: only these can tell what happened. */
  readonly told: string;
  /** Dialogs that one clause speaks for alike. */
  readonly torn: readonly DialogName[];
}

/** The requests of a message, in their order; what has no request of its own belongs to the one before. */
export function tasksIn(
  text: string,
  likely: readonly LanguageTable[],
  others: readonly LanguageTable[],
): Heard {
  const tasks: Task[] = [];
  const remarks: Scored[] = [];
  let torn: readonly DialogName[] = [];
  let before = '';
  const told: string[] = [];
  for (const clause of clausesOf(text)) {
    const scores = intentsIn(clause, likely, others);
    const [top] = scores;
    if (!top || !isPolicy(top)) told.push(clause);
    const dialog = top && top.score >= SURE_ENOUGH ? dialogOf(top.intent, clause) : undefined;
    if (!top || !dialog) {
      if (top && top.score >= 0.5) remarks.push(top);
      const last = tasks.at(-1);
      if (last) tasks[tasks.length - 1] = { ...last, text: `${last.text}\n${clause}` };
      else before += `${clause}\n`;
      continue;
    }
    torn = torn.length > 0 ? torn : tornBetween(scores, clause);
    addTask(tasks, {
      dialog,
      intent: top.intent as Intent,
      score: top.score,
      text: before + clause,
    });
    before = '';
  }
  return { tasks: tasks.map(asMeant(likely, others)), remarks, told: told.join('\n'), torn };
}

/** "Can I get a refund if it doesn't fit?" tells of nothing that doesn't fit. */
const isPolicy = ({ intent, score }: Scored): boolean =>
  score >= 0.9 && (intent === 'refund_policy' || intent === 'cancellation_policy');

/** What a message tells without asking for anything: a payment not recognised, a parcel that was broken. */
export function impliedTask(text: string, tables: readonly LanguageTable[]): Task | undefined {
  const words = plain(text);
  if (HYPOTHETICAL.test(words)) return undefined;
  const dispute = readDisputeType(text, tables);
  const reason = readReason(text, tables);
  if (dispute && !(reason === 'damaged' || reason === 'wrong_item')) {
    return { dialog: 'dispute', intent: 'dispute', score: 0.7, text };
  }
  if (reason && reason !== 'late' && reason !== 'not_received' && !NOT_GOODS.test(words)) {
    return {
      dialog: 'refund',
      intent: 'refund',
      score: reason === 'changed_mind' ? 0.6 : 0.68,
      text,
    };
  }
  return undefined;
}

/** Asked before anything happened: "will I be charged extra?" */
const HYPOTHETICAL =
  /\b(will i|wont|would i|do i|does it|can i|could i|may i|should i|how (do|can|to)|how (does|do) \w+)\b/;
/** What no shop takes back. "Paid by card" and "the address label" don't count. */
const NOT_GOODS =
  /\b(accounts?|pin|password|story|reply|answer|essay|poem|appointment|(my|your|the|wrong) address|(?<!by |with |gift )card)\b/;

/** Disputes of a payment, which a refund of items doesn't settle. */
export const ABOUT_A_PAYMENT: ReadonlySet<string> = new Set([
  'charged_twice',
  'not_recognised',
  'wrong_amount',
  'refund_missing',
]);

/** "Refund 1003 … because it broke … give me my money" is one task, "refund 1003, cancel 1004" are two. */
function addTask(tasks: Task[], task: Task): void {
  const last = tasks.at(-1);
  const order = orderNumbers(task.text)[0];
  const another =
    order !== undefined && last !== undefined && !orderNumbers(last.text).includes(order);
  const sameTask =
    last && (last.dialog === task.dialog || FOLLOWS.has(`${last.dialog}>${task.dialog}`));
  if (last && sameTask && (!another || orderNumbers(last.text).length === 0)) {
    tasks[tasks.length - 1] = { ...last, text: `${last.text}\n${task.text}` };
  } else {
    tasks.push(task);
  }
}

/** What the first brings about anyway: a cancelled order's money, a dispute's. */
const FOLLOWS = new Set(['cancel_order>refund', 'dispute>refund']);

const asMeant =
  (likely: readonly LanguageTable[], others: readonly LanguageTable[]) =>
  (task: Task): Task => {
    if (task.dialog !== 'refund') return task;
    const type = readDisputeType(task.text, [...likely, ...others]);
    return type && ABOUT_A_PAYMENT.has(type)
      ? { ...task, dialog: 'dispute', intent: 'dispute' }
      : task;
  };

function dialogOf(intent: RuleIntent, clause: string): DialogName | undefined {
  switch (intent) {
    case 'refund':
    case 'cancel_order':
    case 'dispute':
    case 'order_status':
      return intent;
    case 'return_or_exchange':
      // A return is settled by the refund dialog, whose policy asks for the parcel first.
      return EXCHANGE.test(clause) ? undefined : 'refund';
    default:
      return undefined;
  }
}

const EXCHANGE =
  /exchang|swap|replac|umtausch|ersatz|échang|echang|remplac|cambi|reemplaz|sostitu|ruil|vervang|\bbyt|ombyt|vaiht|wymi|troc|substitu/;

function tornBetween(scores: readonly Scored[], clause: string): readonly DialogName[] {
  const [first, second] = scores.flatMap(({ intent, score }) => {
    const dialog = dialogOf(intent, clause);
    return dialog ? [{ dialog, score }] : [];
  });
  if (!first || !second || first.dialog === second.dialog) return [];
  return first.score - second.score < 0.08 ? [first.dialog, second.dialog] : [];
}
