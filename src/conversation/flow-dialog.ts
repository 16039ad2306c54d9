import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Asked, DialogName, Slots } from '../understanding/command.ts';
import type { Reply } from './reply.ts';
import { type Heard, NOTHING_HEARD, type TurnView, viewOf } from './turn-view.ts';

/** What a dialog knows so far, by name; plain data, because it is kept in the log. */
export interface Progress {
  readonly slots: Slots;
}

/**
 * What a dialog does next. `step` names where it stands: `confirm`, `choose_order`.
 *
 * - `ask`: waits for an answer
 * - `prove`: who this is must be known first; the dialog goes on when it is
 * - `goto`: another dialog takes its place
 * - `hand_off`: a person takes it from here
 */
export type Next<P extends Progress> =
  | {
      readonly kind: 'ask';
      readonly step: string;
      readonly progress: P;
      readonly reply: Reply;
      readonly asked: Asked;
    }
  | { readonly kind: 'end'; readonly step: string; readonly reply?: Reply }
  | { readonly kind: 'prove'; readonly progress: P }
  | {
      readonly kind: 'goto';
      readonly dialog: DialogName;
      readonly slots: Slots;
      readonly reply?: Reply;
    }
  | {
      readonly kind: 'hand_off';
      readonly step: string;
      readonly why: string;
      readonly reply?: Reply;
    };

export interface FlowOptions {
  readonly slots: Slots;
  /** Put on the stack now, begun when its turn comes. */
  readonly later?: boolean;
}

export interface FlowDeps<P extends Progress> {
  /** Name and version of its progress: `refund@1`. Another version is another dialog. */
  readonly id: string;
  readonly start: (slots: Slots) => P;
  /** Evaluated from the top each time, so that a correction voids what depended on it. */
  readonly flow: (view: TurnView, progress: P, heard: Heard) => Promise<Next<P>>;
  readonly handOff: (view: TurnView, why: string) => Promise<void>;
}

export const VERIFICATION = 'verification@1';
export const dialogId = (name: DialogName): string => `${name}@1`;

/** A botbuilder dialog whose progress has names, not step numbers. */
export class FlowDialog<P extends Progress> extends Dialog {
  private readonly deps: FlowDeps<P>;

  constructor(deps: FlowDeps<P>) {
    super(deps.id);
    this.deps = deps;
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { slots, later } = options as FlowOptions;
    const { activeDialog } = dc;
    if (activeDialog) activeDialog.state = this.deps.start(slots);
    return later ? Dialog.EndOfTurn : this.run(dc);
  }

  override continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.run(dc);
  }

  override resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.run(dc);
  }

  private async run(dc: DialogContext): Promise<DialogTurnResult> {
    const view = viewOf(dc.context);
    const { activeDialog } = dc;
    if (!activeDialog) return Dialog.EndOfTurn;
    const heard = view.take();
    view.draft.asked = undefined;
    const next = await this.deps.flow(view, activeDialog.state as P, heard);
    if (next.kind !== 'prove' && next.reply) await say(dc, next.reply);
    switch (next.kind) {
      case 'ask':
        activeDialog.state = next.progress;
        view.draft.asked = next.asked;
        this.stepped(view, next.step);
        return Dialog.EndOfTurn;
      case 'end':
        this.stepped(view, next.step);
        return dc.endDialog();
      case 'prove':
        activeDialog.state = next.progress;
        return dc.beginDialog(VERIFICATION, { slots: next.progress.slots } satisfies FlowOptions);
      case 'goto':
        view.give(NOTHING_HEARD);
        return dc.replaceDialog(dialogId(next.dialog), { slots: next.slots } satisfies FlowOptions);
      case 'hand_off':
        await this.deps.handOff(view, next.why);
        this.stepped(view, next.step);
        return dc.endDialog();
    }
  }

  private stepped(view: TurnView, step: string): void {
    view.draft.step = `${this.id.split('@')[0]}/${step}`;
  }
}

async function say(dc: DialogContext, { text, ...rest }: Reply): Promise<void> {
  await dc.context.sendActivity({ type: 'message', text, channelData: rest });
}
