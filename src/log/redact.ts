import type { IncomingActivity } from '../conversation/activity.ts';
import type { ConversationState } from '../conversation/state.ts';
import type { EffectRequest, LogEntry, OutgoingMessage, ResultEntry, Why } from './document.ts';

export type Redaction = 'erased' | 'expired';

/**
 * An entry without what was said and without whom it was: its id, number, kind and times stay, so that
 * a message delivered again is still a duplicate, and what was done at the shop stays as a record of
 * money whose person is no longer named.
 */
export function redact(entry: LogEntry, redacted: Redaction): LogEntry {
  const { open: _, ...closed } = entry;
  return { ...personless(closed as LogEntry), redacted };
}

/** What is left of a state: how far the stream has come, and that messages are not wanted. */
export const blankState = (state: ConversationState): ConversationState => ({
  address: { channel: state.address.channel, id: '' },
  language: state.language,
  party: state.party.kind === 'staff' ? state.party : { kind: 'customer' },
  mode: { kind: 'bot' },
  introduced: false,
  optedOut: state.optedOut,
  dialogs: { dialogStack: [] },
  waiting: [],
});

function personless(entry: LogEntry): LogEntry {
  switch (entry.kind) {
    case 'message':
      return { ...entry, activity: blankActivity(entry.activity) };
    case 'turn':
      return {
        ...entry,
        state: blankState(entry.state),
        messages: entry.messages.map(blankMessage),
        effects: entry.effects.map(pseudonymous),
        why: blankWhy(entry.why),
      };
    case 'claim':
      return {
        ...entry,
        state: blankState(entry.state),
        messages: entry.messages.map(blankMessage),
      };
    case 'note':
      return { ...entry, text: '' };
    case 'result':
      return { ...entry, outcome: blankOutcome(entry.outcome) };
    case 'sent':
    case 'receipt':
      return { ...entry, providerId: '' };
    case 'failed':
    case 'dead':
      // Providers put numbers into their errors; the code says enough.
      return { ...entry, error: '' };
    case 'reviewed':
      return { ...entry, reason: '' };
    case 'attempt':
    case 'withdrawn':
    case 'reservation':
    case 'switches':
      return entry;
  }
}

const nobody = { id: '', name: '' };

function blankActivity({
  type,
  name,
  channelId,
  conversation,
}: IncomingActivity): IncomingActivity {
  return {
    type,
    ...(name ? { name } : {}),
    channelId,
    id: '',
    from: nobody,
    recipient: nobody,
    conversation: { ...conversation, ...nobody },
    text: '',
    channelData: {},
  };
}

function blankMessage({ id, lane, author, to, replaces }: OutgoingMessage): OutgoingMessage {
  return {
    id,
    lane,
    author,
    to: { ...to, id: '' },
    ...(replaces ? { replaces } : {}),
    reply: { text: '' },
  };
}

function pseudonymous(effect: EffectRequest): EffectRequest {
  const { action } = effect;
  return {
    ...effect,
    subject: '',
    action: action.kind === 'dispute' ? { ...action, facts: '' } : action,
  };
}

function blankOutcome(outcome: ResultEntry['outcome']): ResultEntry['outcome'] {
  switch (outcome.kind) {
    case 'done': {
      // A return's label has the sender on it.
      const { label: _, ...receipt } = outcome.receipt;
      return { kind: 'done', receipt };
    }
    case 'refused':
      return { ...outcome, detail: '' };
    case 'unsettled':
      return outcome;
  }
}

/** What the commands carried is what the customer said. */
function blankWhy({ understood, ...why }: Why): Why {
  return understood ? { ...why, understood: { ...understood, commands: [] } } : why;
}
