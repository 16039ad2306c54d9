import type { DialogContext } from 'botbuilder-dialogs';
import { dialogId, type FlowOptions, VERIFICATION } from '../src/conversation/flow-dialog.ts';
import type { Choice } from '../src/conversation/reply.ts';
import { type Heard, NOTHING_HEARD, type TurnView } from '../src/conversation/turn-view.ts';
import type { Command, DialogName, Slots } from '../src/understanding/command.ts';
import { handOff } from './handoff.ts';
import { heardIn, startIn } from './heard.ts';
import { tellOutcomes } from './outcomes.ts';
import { handoffWords } from './wording/handoff.en.ts';
import { answers, rootWords as words } from './wording/root.en.ts';

const MOST_CONFUSED = 3;
const DEEPEST = 4;
const RESUMABLE_MS = 3_600_000;

type Start = { readonly dialog: DialogName; readonly slots: Slots };

/**
 * What a turn does, in this order: news of effects; STOP and START; a person; then what was asked of
 * the running dialog or of a new one.
 */
export async function root(dc: DialogContext, view: TurnView): Promise<void> {
  const { draft, turn } = view;
  await tellOutcomes(view);
  showDesk(view);
  const commands = turn.understood?.commands ?? [];

  if (commands.some(({ kind }) => kind === 'stop_messages')) return stop(dc, view);
  if (commands.some(({ kind }) => kind === 'start_messages')) return start(view);
  if (draft.optedOut) return silently(view, commands);
  if (commands.length === 0) return;

  const called = commands.find((command) => command.kind === 'handoff');
  if (called) return callPerson(view, called.why);
  await converse(dc, view, commands);
}

async function converse(
  dc: DialogContext,
  view: TurnView,
  commands: readonly Command[],
): Promise<void> {
  const { draft } = view;
  for (const command of commands) {
    if (command.kind === 'answer') view.say({ text: answers(command.topic, view.rules) });
  }
  const heard = heardIn(commands);
  const starts = commands.flatMap((command) => startIn(command) ?? []);
  const running = runningName(dc);
  if (running && isOff(view, running)) {
    await leave(dc, view);
    view.say({ text: words.off });
    return;
  }

  if (commands.some(({ kind }) => kind === 'cancel')) {
    await leave(dc, view);
    if (starts.length === 0)
      view.say({ text: running || view.turn.state.asked ? words.left : words.nothingToSay });
  }
  const lost = heard.lost && starts.length === 0;
  draft.confused = lost ? draft.confused + 1 : 0;
  if (draft.confused >= MOST_CONFUSED) return handOff(view, handoffWords.why.lost, words.stillLost);

  const clarified = commands.find((command) => command.kind === 'clarify');
  if (starts.length > 0) await begin(dc, view, starts, heard);
  else if (clarified && !running) offerTasks(view, words.whichTask, clarified.between);
  else if (running) await goOn(dc, view, heard);
  else await withoutTask(dc, view, heard, commands);
}

/** A new task comes on top of what runs, and that goes on after it. */
async function begin(
  dc: DialogContext,
  view: TurnView,
  starts: readonly Start[],
  heard: Heard,
): Promise<void> {
  const wanted = starts.filter(({ dialog }) => !isOff(view, dialog));
  if (wanted.length < starts.length) view.say({ text: words.off });
  if (dc.activeDialog?.id === VERIFICATION) await dc.cancelAllDialogs();
  if (dc.stack.length + wanted.length > DEEPEST) await dc.cancelAllDialogs();

  const [first, ...others] = wanted;
  if (!first) return;
  const top = dc.activeDialog;
  if (top?.id === dialogId(first.dialog)) {
    const current = (top.state as { slots?: Slots }).slots?.order;
    const another =
      first.slots.order !== undefined && current !== undefined && first.slots.order !== current;
    if (another) {
      queue(dc, first);
      view.say({ text: words.later(first.slots.order ?? '') });
      view.give(heard);
    } else {
      view.give({ ...heard, slots: { ...heard.slots, ...first.slots } });
    }
    await dc.continueDialog();
    return;
  }
  await dropUnsettled(dc, view);
  for (const other of others.toReversed()) {
    await dc.beginDialog(dialogId(other.dialog), {
      slots: other.slots,
      later: true,
    } satisfies FlowOptions);
  }
  view.give(NOTHING_HEARD);
  await dc.beginDialog(dialogId(first.dialog), { slots: first.slots } satisfies FlowOptions);
}

/** What had not even come to an order, or was left long ago, is not taken up again. */
async function dropUnsettled(dc: DialogContext, view: TurnView): Promise<void> {
  const { askedAt } = view.turn.state;
  const old = askedAt !== undefined && view.turn.now.getTime() - askedAt.getTime() > RESUMABLE_MS;
  const { slots } = (dc.activeDialog?.state ?? {}) as { slots?: Slots };
  if (old || !slots?.order) await dc.cancelAllDialogs();
}

/** Below what runs: its turn comes when that has ended. */
function queue(dc: DialogContext, { dialog, slots }: Start): void {
  dc.stack.splice(-1, 0, { id: dialogId(dialog), state: { slots } });
}

async function goOn(dc: DialogContext, view: TurnView, heard: Heard): Promise<void> {
  if (heard.lost)
    view.say({ text: view.turn.messages.some(hasMedia) ? words.media : words.notUnderstood });
  const { asked } = view.turn.state;
  if ((heard.yes || heard.no) && asked?.choices && asked.kind !== 'yes_no')
    view.say({ text: words.pickOne });
  if (dc.activeDialog?.id === VERIFICATION) passToTask(dc, heard);
  view.give(heard);
  await dc.continueDialog();
}

/** What is said about the task while the code is asked for belongs to the task. */
function passToTask(dc: DialogContext, { slots }: Heard): void {
  const { email: _e, phone: _p, code: _c, ...others } = slots;
  const task = dc.stack.at(-2);
  if (!task || Object.keys(others).length === 0) return;
  const state = task.state as { slots: Slots };
  task.state = { ...state, slots: { ...state.slots, ...others } };
}

async function withoutTask(
  dc: DialogContext,
  view: TurnView,
  heard: Heard,
  commands: readonly Command[],
): Promise<void> {
  const isStaff = view.draft.party.kind === 'staff';
  view.draft.asked = undefined;
  if (heard.slots.order || (isStaff && heard.slots.customer)) {
    return begin(dc, view, [{ dialog: 'order_status', slots: heard.slots }], NOTHING_HEARD);
  }
  if (heard.picks.length > 0) return offerTasks(view, words.settled);
  if (heard.lost) {
    const text = view.turn.messages.some(hasMedia) ? words.media : words.notUnderstood;
    return offerTasks(view, `${text} ${isStaff ? words.staffHelp : words.help}`);
  }
  if (heard.yes || heard.no) return view.say({ text: words.nothingToSay });
  const greeted = commands.some(
    (command) =>
      command.kind === 'answer' &&
      (command.topic === 'greeting' || command.topic === 'what_can_you_do'),
  );
  if (greeted) offerTasks(view, '');
}

function offerTasks(
  view: TurnView,
  text: string,
  names: readonly DialogName[] = ['refund', 'order_status', 'cancel_order', 'dispute'],
): void {
  const offered = names.filter((name) => !isOff(view, name));
  const choices = offered.map(
    (name): Choice => ({ id: `start:${name}`, label: words.tasks[name] }),
  );
  const said = text || view.draft.replies.pop()?.text || words.help;
  view.say({ text: said, choices });
  view.draft.asked = { kind: 'choice', choices };
  view.draft.step = 'root/offer';
}

async function leave(dc: DialogContext, view: TurnView): Promise<void> {
  await dc.cancelAllDialogs();
  view.draft.asked = undefined;
  view.draft.step = 'root/left';
}

async function stop(dc: DialogContext, view: TurnView): Promise<void> {
  await leave(dc, view);
  const again = view.turn.state.optedOut;
  view.draft.replies.length = 0;
  if (!again) view.say({ text: words.stopped });
  view.draft.optedOut = true;
  view.draft.step = 'root/stopped';
}

function start(view: TurnView): void {
  view.draft.optedOut = false;
  view.say({ text: words.started });
  view.draft.step = 'root/started';
}

/** Nothing may be sent to who opted out; what they write is not lost, a colleague sees it. */
async function silently(view: TurnView, commands: readonly Command[]): Promise<void> {
  if (commands.length > 0) await handOff(view, handoffWords.why.optedOut);
  view.draft.replies.length = 0;
  view.draft.step = 'root/opted_out';
}

async function callPerson(view: TurnView, why: string): Promise<void> {
  const paused = view.turn.switches.botPaused;
  view.draft.confused = 0;
  // While the bot is paused every message comes here; who waits already needs no second notice.
  if (paused && view.draft.mode.kind === 'waiting') {
    view.draft.step = 'handoff/paused';
    return;
  }
  await handOff(view, why, paused ? handoffWords.paused : handoffWords.passedOn);
}

/** Who waits for a person may go on writing; the desk's thread shows all of it. */
function showDesk({ draft, turn }: TurnView): void {
  if (draft.mode.kind !== 'waiting') return;
  for (const { activity } of turn.messages) {
    if (activity.text)
      draft.toDesk.push({
        reply: { text: activity.text },
        speaker: turn.state.profileName ?? 'Customer',
      });
  }
}

const runningName = (dc: DialogContext): string | undefined => dc.activeDialog?.id.split('@')[0];

const isOff = ({ turn }: TurnView, name: string): boolean =>
  turn.switches.dialogsOff.includes(name);

const hasMedia = ({ activity }: TurnView['turn']['messages'][number]): boolean =>
  (activity.attachments?.length ?? 0) > 0;
