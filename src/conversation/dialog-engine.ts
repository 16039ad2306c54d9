import { type Activity, TurnContext } from 'botbuilder';
import { type Dialog, DialogContext, DialogSet, type DialogState } from 'botbuilder-dialogs';
import type { Commerce, Customer } from '../commerce/commerce.ts';
import type { PolicyRules } from '../commerce/policy.ts';
import type { EffectRequest, OutgoingMessage } from '../log/document.ts';
import type { ChannelId } from './activity.ts';
import type { Address } from './channel.ts';
import type { Decide, DialogDecision, DialogTurn } from './dialog-turn.ts';
import { effectKey, messageId } from './ids.ts';
import { LogAdapter } from './log-adapter.ts';
import { withOptOut } from './person-turn.ts';
import type { Reply } from './reply.ts';
import type { ConversationState, Waiting } from './state.ts';
import { type Draft, NOTHING_HEARD, type TurnView, withView } from './turn-view.ts';

/** The dialogs with what leads through them; `dialogs/index.ts` has them. */
export interface Dialogs {
  readonly dialogs: readonly Dialog[];
  /** Decides what this turn does: which dialog begins, goes on, is left. */
  root(dc: DialogContext, view: TurnView): Promise<void>;
  /** What is said once, before the first answer. */
  introduction(view: TurnView): string;
}

export interface DialogEngineDeps {
  readonly dialogs: Dialogs;
  readonly commerce: Commerce;
  readonly rules: PolicyRules;
  readonly shopName: string;
  readonly desk: Address | undefined;
  readonly codeChannel: ChannelId | undefined;
  readonly codes: TurnView['codes'];
  readonly newNonce: () => string;
}

const CONFIGURATION = 'DialogStateManagerConfiguration';

/**
 * Runs botbuilder's dialogs over the state that the log gave, and takes down what they decide. One
 * answer a turn: whatever dialogs say becomes one message.
 */
export function createDialogEngine(deps: DialogEngineDeps): Decide {
  const adapter = new LogAdapter();
  const set = new DialogSet();
  for (const dialog of deps.dialogs.dialogs) set.add(dialog);
  // botbuilder builds this anew for each turn otherwise, which costs more than the turn itself.
  let shared: unknown;

  return async (turn) => {
    const dialogs = stackOf(turn.state, set);
    const draft = draftOf(turn, dialogs.dropped);
    const view = viewFor(deps, turn, draft);
    const context = new TurnContext(adapter, activityOf(turn));
    if (shared) context.turnState.set(CONFIGURATION, shared);
    withView(context, view);
    const dc = new DialogContext(set, context, dialogs.state);
    shared ??= context.turnState.get(CONFIGURATION);
    await deps.dialogs.root(dc, view);
    return decisionOf(deps, view, dialogs.state);
  };
}

/** The stack as it was left, as a copy; dialogs of a version that is not here any more are dropped. */
function stackOf(state: ConversationState, set: DialogSet) {
  const copy = structuredClone(state.dialogs) as DialogState;
  const known = copy.dialogStack.filter(({ id }) => set.find(id) !== undefined);
  const dropped = known.length < copy.dialogStack.length;
  return { state: { dialogStack: dropped ? [] : known } as DialogState, dropped };
}

function draftOf({ state, messages }: DialogTurn, dropped: boolean): Draft {
  return {
    party: state.party,
    mode: state.mode,
    optedOut: messages.reduce(withOptOut, state).optedOut,
    asked: dropped ? undefined : state.asked,
    proof: state.proof,
    orderMisses: state.orderMisses ?? 0,
    confused: state.confused ?? 0,
    waiting: state.waiting,
    replies: [],
    toDesk: [],
    card: undefined,
    codes: [],
    effects: [],
    policy: [],
    step: undefined,
    trouble: dropped ? 'a dialog of another version was left' : undefined,
  };
}

function viewFor(deps: DialogEngineDeps, turn: DialogTurn, draft: Draft): TurnView {
  let heard = NOTHING_HEARD;
  let known: Promise<Customer | undefined> | undefined;
  let knownFor: string | undefined;
  return {
    ...deps,
    turn,
    draft,
    take() {
      const taken = heard;
      heard = NOTHING_HEARD;
      return taken;
    },
    give(given) {
      heard = given;
    },
    say: (reply) => draft.replies.push(reply),
    explain: ({ rule, kind, words }) => draft.policy.push({ rule, decision: kind, words }),
    request(action, { rule, words }) {
      const key = effectKey(turn.conversation, turn.seq, action.kind);
      if (draft.effects.some((effect) => effect.key === key)) {
        throw new Error(`a turn asks for one ${action.kind} at most`);
      }
      const { party } = draft;
      const effect: EffectRequest = {
        key,
        action,
        actor:
          party.kind === 'staff' ? { kind: 'staff', staff: party.staff } : { kind: 'customer' },
        subject: subjectId(draft) ?? '',
        decision: { rule, words },
        confirmedBy: turn.messages.at(-1)?._id ?? '',
      };
      const waiting: Waiting = { key, action, orderId: action.orderId };
      draft.effects.push(effect);
      draft.waiting = [...draft.waiting, waiting];
    },
    subject() {
      const id = subjectId(draft);
      if (!known || knownFor !== id)
        known = id ? deps.commerce.customer(id) : Promise.resolve(undefined);
      knownFor = id;
      return known;
    },
  };
}

const subjectId = ({ party }: Draft) => (party.kind === 'staff' ? party.subject : party.customerId);

/** What botbuilder is given; the turn's own messages stay with the view. */
function activityOf({ conversation, messages }: DialogTurn): Partial<Activity> {
  const last = messages.at(-1)?.activity;
  return last
    ? ({
        ...last,
        conversation: { ...last.conversation, id: conversation },
      } as unknown as Partial<Activity>)
    : {
        type: 'event',
        name: 'result',
        conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
      };
}

function decisionOf(deps: DialogEngineDeps, view: TurnView, dialogs: DialogState): DialogDecision {
  const { turn, draft } = view;
  const { state } = turn;
  const messages: OutgoingMessage[] = [];
  const add = (message: Omit<OutgoingMessage, 'id' | 'author'>) => {
    const id = messageId(turn.conversation, turn.seq, messages.length);
    messages.push({ ...message, id, author: { kind: 'bot' } });
    return id;
  };

  const answer = answerOf(deps, view);
  const answered = answer && add({ lane: 'customer', to: state.address, reply: answer });
  for (const { to, reply } of draft.codes) add({ lane: 'code', to, reply });
  const card = draft.card && deps.desk && add({ lane: 'desk', to: deps.desk, reply: draft.card });
  const mode: ConversationState['mode'] =
    draft.mode.kind === 'waiting' && card ? { kind: 'waiting', card } : draft.mode;
  if (deps.desk && mode.kind === 'waiting') {
    const to = { ...deps.desk, thread: mode.card };
    for (const said of draft.toDesk) add({ lane: 'desk', to, ...said });
    if (answer && !card)
      add({ lane: 'desk', to, reply: { text: answer.text }, speaker: deps.shopName });
  }

  const asks = draft.asked !== undefined;
  const askedNow = asks && answered !== undefined && draft.asked !== state.asked;
  const { asked: _a, askedIn, askedAt, proof: _p, ...kept } = state;
  const askedWhere = askedNow
    ? { askedIn: answered, askedAt: turn.now }
    : { ...(askedIn ? { askedIn } : {}), ...(askedAt ? { askedAt } : {}) };
  return {
    state: {
      ...kept,
      ...profileOf(turn),
      language:
        turn.understood?.by === 'certain'
          ? state.language
          : (turn.understood?.language ?? state.language),
      party: draft.party,
      mode,
      introduced: state.introduced || answered !== undefined,
      optedOut: draft.optedOut,
      dialogs: { dialogStack: dialogs.dialogStack },
      ...(draft.asked ? { asked: draft.asked, ...askedWhere } : {}),
      ...(draft.proof ? { proof: draft.proof } : {}),
      orderMisses: draft.orderMisses,
      confused: draft.confused,
      waiting: draft.waiting,
    },
    messages,
    effects: draft.effects,
    why: {
      ...(draft.step ? { step: draft.step } : {}),
      ...(draft.policy.length > 0 ? { policy: draft.policy } : {}),
      ...(draft.trouble ? { trouble: draft.trouble } : {}),
    },
  };
}

/** All that was said as one message: the texts in order, the last question's choices, the last card. */
function answerOf(deps: DialogEngineDeps, view: TurnView): Reply | undefined {
  const { replies } = view.draft;
  const texts = replies.map(({ text }) => text).filter((text) => text !== '');
  if (texts.length === 0) return undefined;
  const { introduced, party } = view.turn.state;
  const first = !introduced && party.kind === 'customer' ? [deps.dialogs.introduction(view)] : [];
  const card = replies.findLast((reply) => reply.card)?.card;
  const choices = replies.at(-1)?.choices;
  return {
    text: [...first, ...texts].join('\n\n'),
    ...(card ? { card } : {}),
    ...(choices ? { choices } : {}),
  };
}

function profileOf({ messages }: DialogTurn): Pick<ConversationState, 'profileName'> {
  const name = messages.findLast(({ activity }) => activity.from.name)?.activity.from.name;
  return name ? { profileName: name } : {};
}
