import type { TurnContext } from 'botbuilder';
import type { Commerce, Customer, ShopAction } from '../commerce/commerce.ts';
import type { PolicyRules } from '../commerce/policy.ts';
import type { EffectRequest, Why } from '../log/document.ts';
import type { Asked, Slots } from '../understanding/command.ts';
import type { ChannelId } from './activity.ts';
import type { Address } from './channel.ts';
import type { DialogTurn } from './dialog-turn.ts';
import type { Reply } from './reply.ts';
import type { Mode, Party, Proof, Waiting } from './state.ts';

/** What a dialog may act on in this turn. It is handed to one dialog, once. */
export interface Heard {
  readonly slots: Slots;
  /** Ids of choices that were picked. */
  readonly picks: readonly string[];
  readonly yes: boolean;
  readonly no: boolean;
  /** Nothing in it could be used. */
  readonly lost: boolean;
}

export const NOTHING_HEARD: Heard = { slots: {}, picks: [], yes: false, no: false, lost: false };

/** What the turn decides, while it decides it. Nothing of it has happened. */
export interface Draft {
  party: Party;
  mode: Mode;
  optedOut: boolean;
  asked: Asked | undefined;
  proof: Proof | undefined;
  orderMisses: number;
  confused: number;
  waiting: readonly Waiting[];
  /** Parts of the one answer, in order. */
  readonly replies: Reply[];
  readonly toDesk: { readonly reply: Reply; readonly speaker?: string }[];
  /** A card of its own at the desk; it opens the thread. */
  card: Reply | undefined;
  readonly codes: { readonly to: Address; readonly reply: Reply }[];
  readonly effects: EffectRequest[];
  readonly policy: NonNullable<Why['policy']>[number][];
  step: string | undefined;
  trouble: string | undefined;
}

/** A turn as dialogs see it: what came in, what they may read, and what they decide. */
export interface TurnView {
  readonly turn: DialogTurn;
  readonly draft: Draft;
  readonly commerce: Pick<
    Commerce,
    'customersByPhone' | 'customersByEmail' | 'searchCustomers' | 'customer' | 'ordersOf' | 'order'
  >;
  readonly rules: PolicyRules;
  readonly shopName: string;
  /** Where colleagues are, if anywhere. */
  readonly desk: Address | undefined;
  /** The channel that carries codes to phones on file, if there is one. */
  readonly codeChannel: ChannelId | undefined;
  readonly codes: { matches(nonce: string, typed: string): boolean };
  readonly newNonce: () => string;
  /** What the dialogs have not been given yet. */
  take(): Heard;
  give(heard: Heard): void;
  say(reply: Reply): void;
  /** Keeps a decision of policy with the turn. */
  explain(decision: { readonly rule: string; readonly kind: string; readonly words: string }): void;
  /** Asks for an effect. `decision`: the rule that allows it. */
  request(action: ShopAction, decision: { readonly rule: string; readonly words: string }): void;
  /** Whom this is about: the customer who writes, or the one a colleague acts for. */
  subject(): Promise<Customer | undefined>;
}

const KEY = Symbol('turn view');

export const withView = (context: TurnContext, view: TurnView): void => {
  context.turnState.set(KEY, view);
};

export function viewOf(context: TurnContext): TurnView {
  const view = context.turnState.get(KEY) as TurnView | undefined;
  if (!view) throw new Error('a dialog ran outside of a turn');
  return view;
}
