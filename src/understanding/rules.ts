import { clausesOf } from './clauses.ts';
import type { Command, DialogName, Slots, UnderstandingInput, Understood } from './command.ts';
import { type Scored, SURE_ENOUGH } from './intents.ts';
import { leavesTask } from './keywords.ts';
import { languageOf } from './language.ts';
import { plain, wordsOf } from './normalise.ts';
import { answerOf, isCourtesy } from './remarks.ts';
import type { LanguageTable } from './rules/table.ts';
import { exactly, tableOf, tables } from './rules/tables.ts';
import { readCustomer } from './slots/customer.ts';
import { itemsAsSaid, readItems } from './slots/items.ts';
import { isLoneOrder } from './slots/order-number.ts';
import { readSlots } from './slots/read-slots.ts';
import { readReason } from './slots/reason.ts';
import { ABOUT_A_PAYMENT, impliedTask, type Task, tasksIn } from './tasks.ts';
import { isEmpty, taskIntent, written } from './understood.ts';
import { readYesNo } from './yes-no.ts';

type Reading = Pick<Understood, 'commands' | 'intent' | 'confidence'>;

interface Text {
  readonly text: string;
  readonly input: UnderstandingInput;
  /** The languages it is probably in. */
  readonly likely: readonly LanguageTable[];
  readonly all: readonly LanguageTable[];
}

/** Understanding without a model: patterns of twelve languages, English above all. Never throws. */
export function rules(input: UnderstandingInput): Understood {
  const text = written(input).join('\n');
  const language = languageOf(text, input.language);
  const likely = [...new Set([tableOf(language), tableOf(input.language), tableOf('en')])];
  const others = tables.filter((table) => !likely.includes(table)).map(exactly);
  const reading = read({ text, input, likely, all: [...likely, ...others] });
  return { ...reading, by: 'rules', language };
}

function read(of: Text): Reading {
  const { text, input, likely, all } = of;
  const heard = tasksIn(
    text,
    likely,
    all.filter((table) => !likely.includes(table)),
  );
  const busy = input.asked !== undefined || input.running !== undefined;

  const answer = busy ? answerToAsked(of) : undefined;
  if (answer && !heard.tasks.some((task) => isOther(task, input))) return answer;

  const implied = heard.tasks.length === 0 ? impliedWhere(of, heard.told) : undefined;
  const tasks = implied ? [implied] : heard.tasks;
  const starts = tasks.filter((task) => isOther(task, input) || isAnother(task, of));
  if (starts.length > 0) return started(starts, heard.remarks, heard.torn, of);

  return (
    corrected(of) ??
    left(of) ??
    remarked(heard.remarks) ??
    refused(of) ??
    alone(of) ?? { commands: [{ kind: 'unknown' }], intent: 'other', confidence: 0 }
  );
}

/** A task begins where none of its kind is running. */
const isOther = ({ dialog }: Task, { running }: UnderstandingInput): boolean =>
  running?.dialog !== dialog;

/** "And refund R-1004 too" while a refund is running. */
function isAnother(task: Task, { input, likely }: Text): boolean {
  const { order } = readSlots(task.text, task.dialog, input, likely);
  const current = input.running?.slots.order;
  return (
    order !== undefined &&
    current !== undefined &&
    order !== current &&
    /\b(too|also|another|as well)\b/.test(plain(task.text))
  );
}

/** What is told without a request starts a task only where none is running, or it is about a payment. */
function impliedWhere({ text, input, likely, all }: Text, told: string): Task | undefined {
  const heard =
    impliedTask(told, likely) ??
    (input.running ? undefined : (impliedTask(told, all) ?? cancelledItem(told, input, likely)));
  const task = heard ? { ...heard, text } : undefined;
  if (!task || !input.running) return task;
  const { disputeType } = readSlots(text, 'dispute', input, likely);
  return disputeType && ABOUT_A_PAYMENT.has(disputeType) && input.running.dialog !== 'verification'
    ? task
    : undefined;
}

/** "Cancel the course": something of theirs is named, so that is what they want to cancel. */
function cancelledItem(
  text: string,
  { orders }: UnderstandingInput,
  likely: readonly LanguageTable[],
): Task | undefined {
  if (
    !/^(please |can you |can i |could you |i want to |i need to |id like to )*cancel\b/.test(
      plain(text),
    )
  )
    return undefined;
  const own = orders.some(({ items }) => readItems(text, items, likely).items !== undefined);
  return own ? { dialog: 'cancel_order', intent: 'cancel_order', score: 0.7, text } : undefined;
}

function started(
  tasks: readonly Task[],
  remarks: readonly Scored[],
  torn: readonly DialogName[],
  { text, input, all }: Text,
): Reading {
  const [first] = tasks;
  if (!first) throw new RangeError('no task to start');
  if (tasks.length === 1 && torn.length > 0) {
    return {
      commands: [{ kind: 'clarify', between: torn }],
      intent: first.intent,
      confidence: first.score / 2,
    };
  }
  const starts = tasks.slice(0, 3).map(
    (task): Command => ({
      kind: 'start',
      dialog: task.dialog,
      slots: {
        ...(tasks.length === 1 ? customerIn(text, input) : {}),
        ...readSlots(task.text, task.dialog, input, all),
      },
    }),
  );
  const asides = remarks
    .filter(({ intent }) => POLICY.has(intent))
    .flatMap((remark) => answerOf(remark).commands);
  return { commands: [...starts, ...asides], intent: first.intent, confidence: round(first.score) };
}

/** A task's text is normalised; a name is known by its capitals, so it is read from what was written. */
function customerIn(text: string, { staff }: UnderstandingInput): Slots {
  const customer = staff ? readCustomer(text) : undefined;
  return customer ? { customer } : {};
}

/** Questions that can be answered beside a task. */
const POLICY: ReadonlySet<string> = new Set([
  'refund_policy',
  'cancellation_policy',
  'delivery_info',
]);

/** What fits the question wins over what it might mean elsewhere: "it never came" as a reason. */
function answerToAsked({ text, input, likely }: Text): Reading | undefined {
  if (input.asked?.kind !== 'reason' || text.includes('?')) return undefined;
  const reason = readReason(text, likely);
  return reason ? setting(input, readSlots(text, 'refund', input, likely)) : undefined;
}

function corrected({ text, input, all }: Text): Reading | undefined {
  const { asked, running } = input;
  if (!asked && !running) return undefined;
  const slots = readSlots(text, running?.dialog ?? dialogAsking(input), input, all);
  if (!isEmpty(slots)) return setting(input, slots);
  if (asked?.kind === 'items' && !text.includes('?') && !leavesTask(text, input.language)) {
    const items = itemsAsSaid(text);
    if (items.length > 0 && wordsOf(text).length <= 12 && !readYesNo(text, input.language)) {
      return setting(input, { items }, 0.6);
    }
  }
  if (asked?.kind === 'customer' && wordsOf(text).length <= 5) {
    return setting(input, { customer: text.trim().slice(0, 80) });
  }
  return undefined;
}

function dialogAsking({ asked }: UnderstandingInput): DialogName | 'verification' {
  if (asked?.kind === 'contact' || asked?.kind === 'code') return 'verification';
  return asked?.kind === 'dispute_type' || asked?.kind === 'facts' ? 'dispute' : 'refund';
}

function setting(
  input: UnderstandingInput,
  slots: Extract<Command, { kind: 'set' }>['slots'],
  confidence = 0.8,
): Reading {
  return { commands: [{ kind: 'set', slots }], intent: taskIntent(input), confidence };
}

function left({ text, input }: Text): Reading | undefined {
  if (!input.running && !input.asked) return undefined;
  return clausesOf(text).some((clause) => leavesTask(clause, input.language))
    ? { commands: [{ kind: 'cancel' }], intent: taskIntent(input), confidence: 0.9 }
    : undefined;
}

/** The weightiest remark; a courtesy only where there is nothing else. */
function remarked(remarks: readonly Scored[]): Reading | undefined {
  const weighty = remarks.filter(({ intent }) => !isCourtesy(intent));
  const [most] = [...(weighty.length > 0 ? weighty : remarks)].sort((a, b) => b.score - a.score);
  return most && most.score >= 0.5 ? answerOf(most) : undefined;
}

/** "No, …" and nothing in it that could be used. */
function refused({ text, input }: Text): Reading | undefined {
  if (!input.running && !input.asked) return undefined;
  const [first, ...rest] = clausesOf(text);
  return first && rest.length > 0 && readYesNo(first, input.language) === 'no'
    ? { commands: [{ kind: 'deny' }], intent: 'deny', confidence: 0.6 }
    : undefined;
}

/** An order spoken of and nothing said about it. */
function alone({ text, input, likely }: Text): Reading | undefined {
  if (isLoneOrder(text)) {
    const slots = readSlots(text, 'order_status', input, likely);
    return {
      commands: [{ kind: 'start', dialog: 'order_status', slots }],
      intent: 'order_status',
      confidence: SURE_ENOUGH,
    };
  }
  if (
    input.running ||
    !/\b(my|the|an|this) (\w+ )?(order|purchase|package|parcel)\b|\bproblem\b.*\border\b/.test(
      plain(text),
    )
  ) {
    return undefined;
  }
  return { commands: [{ kind: 'clarify', between: EVERYTHING }], intent: 'other', confidence: 0.3 };
}

const EVERYTHING: readonly DialogName[] = ['order_status', 'refund', 'cancel_order', 'dispute'];

const round = (score: number): number => Math.round(score * 100) / 100;
