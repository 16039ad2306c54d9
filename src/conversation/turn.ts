import type { Commerce } from '../commerce/commerce.ts';
import type { MessageEntry, ResultEntry, Switches, TurnEntry, Why } from '../log/document.ts';
import type { Input, Log } from '../log/log.ts';
import { tryId } from '../log/names.ts';
import type { Clock } from '../logger.ts';
import type { Understanding, UnderstandingInput, Understood } from '../understanding/command.ts';
import type { ChannelId } from './activity.ts';
import type { Address } from './channel.ts';
import type { Decide, DialogDecision, DialogTurn } from './dialog-turn.ts';
import type { ConversationId } from './ids.ts';
import { initialState } from './initial-state.ts';
import { personTurn } from './person-turn.ts';
import { recentWords } from './recent-words.ts';
import { runningDialog } from './running-dialog.ts';
import type { ConversationState } from './state.ts';
import { understandingInput } from './understanding-input.ts';

export interface TurnDeps {
  readonly log: Log;
  readonly understanding: Understanding;
  readonly decide: Decide;
  readonly commerce: Pick<Commerce, 'ordersOf' | 'customersByPhone'>;
  readonly switches: () => Switches;
  readonly desk: Address | undefined;
  /** Channels on which colleagues write, not customers. */
  readonly staffChannels: ReadonlySet<ChannelId>;
  readonly clock: Clock;
}

/** What a turn reads: the state that the newest fenced document carries, and what came since. */
export interface TurnInput {
  readonly conversation: ConversationId;
  readonly seq: number;
  readonly state: ConversationState | undefined;
  readonly inputs: readonly Input[];
}

export type NewTurn = Omit<TurnEntry, '_id' | 'v' | 'at' | 'wroteAt'>;

/**
 * Computes a turn. It reads and decides, it never acts: it may be computed twice, or thrown away.
 * Throws when something it must read can't be read; aborts when `signal` does.
 */
export function createTurn(deps: TurnDeps) {
  return {
    /** Whether these messages are certain enough to be answered without waiting for more. */
    isQuick({ state, inputs }: TurnInput): boolean {
      const messages = inputs.filter(isMessage);
      if (messages.length < inputs.length) return true;
      if (state?.mode.kind === 'person') return true;
      if (messages.some(({ activity }) => activity.type === 'event' || activity.value?.choice))
        return true;
      const first = messages[0];
      if (!first) return true;
      const known =
        state ?? initialState(first.activity, deps.staffChannels.has(first.activity.channelId));
      return deps.understanding.certain(briefInput(known, messages)) !== undefined;
    },

    async compute(turn: TurnInput, signal: AbortSignal): Promise<NewTurn> {
      const startedAt = deps.clock.now();
      const inputs = readTogether(turn);
      const messages = inputs.filter(isMessage);
      const results = inputs.filter(isResult);
      const state = turn.state ?? stateFor(messages[0], deps.staffChannels);

      const { decision, understood } = await decideFor(
        deps,
        { ...turn, state, messages, results },
        signal,
      );
      const why: Why = {
        ...decision.why,
        ...(understood ? explained(understood) : {}),
        ms: deps.clock.now().getTime() - startedAt.getTime(),
      };
      const unfinished = decision.messages.length + decision.effects.length > 0;
      return {
        kind: 'turn',
        stream: turn.conversation,
        seq: turn.seq,
        consumes: inputs.map(({ _id }) => _id),
        state: decision.state,
        messages: decision.messages,
        effects: decision.effects,
        why,
        ...(unfinished ? { open: true } : {}),
      };
    },
  };
}

export type Turn = ReturnType<typeof createTurn>;

interface Split {
  readonly conversation: ConversationId;
  readonly seq: number;
  readonly state: ConversationState;
  readonly messages: readonly MessageEntry[];
  readonly results: readonly ResultEntry[];
}

async function decideFor(
  deps: TurnDeps,
  turn: Split,
  signal: AbortSignal,
): Promise<{ decision: DialogDecision; understood?: Understood }> {
  const given = { ...turn, switches: deps.switches(), now: deps.clock.now() };
  if (turn.state.mode.kind === 'person' || turn.messages.some(isFromStaff)) {
    const results =
      turn.results.length > 0
        ? await deps.decide({ ...given, messages: [], mayConfirm: false })
        : undefined;
    return { decision: personTurn({ ...turn, desk: deps.desk, results }) };
  }
  const understood = await understand(deps, turn, signal);
  const decided: DialogTurn = {
    ...given,
    ...(understood ? { understood } : {}),
    mayConfirm: await mayConfirm(deps.log, turn),
  };
  const decision = await deps.decide(decided);
  return { decision, ...(understood ? { understood } : {}) };
}

/**
 * What one turn reads of the waiting inputs. A colleague's words that were accepted just before the
 * conversation was given back go out in a turn of their own, and the customer's wait for the next.
 */
function readTogether({ state, inputs }: TurnInput): readonly Input[] {
  if (state?.mode.kind === 'person') return inputs;
  const fromStaff = inputs.filter((input) => isMessage(input) && isFromStaff(input));
  return fromStaff.length > 0 ? fromStaff : inputs;
}

async function understand(
  deps: TurnDeps,
  turn: Split,
  signal: AbortSignal,
): Promise<Understood | undefined> {
  const { state, messages } = turn;
  const words = messages.filter(({ activity }) => activity.type !== 'event');
  if (words.length === 0) return undefined;
  if (deps.switches().botPaused) return PAUSED;

  const brief = briefInput(state, words);
  const certain = deps.understanding.certain(brief);
  if (certain) return certain;
  const input = understandingInput(state, words, {
    ...runningOf(state),
    recent: await recentWords(deps.log, turn.conversation),
    orders: await ownOrders(deps.commerce, state),
  });
  return deps.understanding.understand(input, signal);
}

/** While the bot is paused every message is handed to a person. */
const PAUSED: Understood = {
  commands: [{ kind: 'handoff', why: 'the assistant is paused' }],
  by: 'certain',
  intent: 'human',
  confidence: 1,
  language: 'en',
};

/**
 * A yes binds only if it was accepted after the message that asked was on its way: its first try
 * precedes the post, and both carry the database's own order.
 */
async function mayConfirm(log: Log, { state, messages }: Split): Promise<boolean> {
  const first = messages[0];
  if (!state.askedIn || !first) return false;
  const tried = await log.find(tryId(state.askedIn, 1));
  return tried?.kind === 'attempt' && tried.at.lessThan(first.at);
}

/** The orders that a message may speak of: those of who writes, or of whom a colleague acts for. */
async function ownOrders(
  commerce: TurnDeps['commerce'],
  { party, address }: ConversationState,
): Promise<UnderstandingInput['orders']> {
  const known = party.kind === 'staff' ? party.subject : party.customerId;
  const id = known ?? (party.kind === 'customer' ? await ownerOf(commerce, address.id) : undefined);
  if (!id) return [];
  const orders = await commerce.ordersOf(id);
  return orders.slice(0, 10).map((order) => ({
    id: order.id,
    items: order.items.map(({ name }) => name),
    placed: order.placedAt.toISOString().slice(0, 10),
    status: order.status,
  }));
}

/** Whose number this is, if it is one customer's alone. */
async function ownerOf(commerce: TurnDeps['commerce'], address: string) {
  if (!address.startsWith('+')) return undefined;
  const [only, ...others] = await commerce.customersByPhone(address);
  return others.length === 0 ? only?.id : undefined;
}

function briefInput(
  state: ConversationState,
  messages: readonly MessageEntry[],
): UnderstandingInput {
  return understandingInput(state, messages, { ...runningOf(state), recent: [], orders: [] });
}

function runningOf(state: ConversationState): Pick<UnderstandingInput, 'running'> {
  const running = runningDialog(state);
  return running ? { running } : {};
}

function stateFor(
  first: MessageEntry | undefined,
  staffChannels: ReadonlySet<ChannelId>,
): ConversationState {
  if (!first) throw new Error('a conversation begins with a message');
  return initialState(first.activity, staffChannels.has(first.activity.channelId));
}

function explained({ model, ...understood }: Understood): Pick<Why, 'understood' | 'model'> {
  return { understood, ...(model ? { model } : {}) };
}

const isFromStaff = ({ author }: MessageEntry): boolean => author.kind === 'staff';
const isMessage = (input: Input): input is MessageEntry => input.kind === 'message';
const isResult = (input: Input): input is ResultEntry => input.kind === 'result';
