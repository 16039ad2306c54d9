import type { MessageId } from '../src/conversation/ids.ts';
import type { TurnView } from '../src/conversation/turn-view.ts';
import { handoffCard } from '../src/desk/card.ts';
import { who } from './steps/who.ts';
import { handoffWords as words } from './wording/handoff.en.ts';

/** The card's id is known once the turn's messages have theirs; the engine puts it in. */
const CARD_TO_COME = '' as MessageId;

/** Calls a person: a card at the desk with who, what and what was tried. It works in every state. */
export async function handOff(
  view: TurnView,
  why: string,
  say: string = words.passedOn,
): Promise<void> {
  const { draft, turn, desk } = view;
  const { state, messages } = turn;
  draft.step = 'handoff/called';
  if (draft.party.kind === 'staff') {
    view.say({ text: words.staff });
    return;
  }
  if (!desk) {
    // Supervisors see who waits; without a desk nobody can answer from here, and that is said.
    draft.step = 'handoff/no_desk';
    draft.mode = { kind: 'waiting', card: CARD_TO_COME };
    view.say({ text: words.noDesk });
    return;
  }
  if (draft.mode.kind !== 'bot') {
    view.say({ text: words.waiting });
    return;
  }
  draft.mode = { kind: 'waiting', card: CARD_TO_COME };
  draft.card = handoffCard({
    conversation: turn.conversation,
    name: state.profileName ?? (await nameOf(view)) ?? 'A customer',
    channel: state.address.channel,
    address: state.address.id,
    language: state.language,
    why,
    said: messages.map(({ activity }) => activity.text).filter(Boolean),
    tried: tried(view),
  });
  view.say({ text: say });
}

/** Known by their number also before any task asked who they are. */
async function nameOf(view: TurnView): Promise<string | undefined> {
  // Calling a person must not wait for a shop that is down.
  return who(view, {}).then(
    (found) => (found.kind === 'known' ? found.customer.name : undefined),
    () => undefined,
  );
}

/** What the assistant was at, for the colleague who takes it from here. */
function tried({ turn, draft }: TurnView): string[] {
  const frames = turn.state.dialogs.dialogStack as readonly {
    id?: string;
    state?: { slots?: object };
  }[];
  const dialogs = frames.map(({ id = '', state }) => {
    const known = Object.entries(state?.slots ?? {})
      .filter(([name]) => name !== 'code')
      .map(
        ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
      );
    return [id.split('@')[0], ...known].join(', ');
  });
  return [...dialogs, ...draft.policy.map(({ decision, words: rule }) => `${decision}: ${rule}`)];
}
