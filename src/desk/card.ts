import type { ConversationId } from '../conversation/ids.ts';
import type { Choice, OrderCard, Reply } from '../conversation/reply.ts';
import type { CardNow } from './log-desk.ts';

export interface HandoffFacts {
  readonly conversation: ConversationId;
  readonly name: string;
  readonly channel: string;
  /** Where they write from; the card shows its last four characters. */
  readonly address?: string;
  /** BCP 47. */
  readonly language?: string;
  /** Why a person is called, to stand after the name: `asks for a person`. */
  readonly why: string;
  /** Their recent words, oldest first. */
  readonly said: readonly string[];
  /** What the bot did or tried, in words. */
  readonly tried?: readonly string[];
}

/** What a button of a desk card asks for. */
export interface DeskAction {
  readonly kind: 'claim' | 'give_back';
  readonly conversation: ConversationId;
}

const MOST_SAID = 5;
const LONGEST_SAID = 400;
const CHANNELS: Readonly<Record<string, string>> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  slack: 'Slack',
  terminal: 'Terminal',
};

/** The card that calls a person, with what they need before they take over. */
export function handoffCard(facts: HandoffFacts): Reply {
  const said = facts.said.filter((text) => text.trim()).slice(-MOST_SAID);
  const lines = [
    { label: 'Channel', value: from(facts.channel, facts.address) },
    ...(facts.language ? [{ label: 'Language', value: languageName(facts.language) }] : []),
    ...(facts.tried?.length ? [{ label: 'Tried', value: facts.tried.join('\n') }] : []),
  ];
  return {
    text: [`${facts.name} ${facts.why}`, ...said.map(quoted)].join('\n'),
    card: { title: 'About the conversation', lines },
    choices: [claimChoice(facts.conversation)],
  };
}

/** The card as it stands once somebody has the conversation, or had it. */
export function cardNow(original: Reply, now: CardNow): Reply {
  switch (now.kind) {
    case 'claimed':
      return {
        ...withLine(original, 'Claimed by', now.by.name),
        choices: [{ id: `desk:give_back:${now.conversation}`, label: 'Give back' }],
      };
    case 'given_back':
      return withLine(original, 'Given back by', now.by.name);
  }
}

/** Reads the id of a desk card's choice; undefined for any other. */
export function readDeskAction(choice: string): DeskAction | undefined {
  const [, kind, conversation] = /^desk:(claim|give_back):(\w+)$/.exec(choice) ?? [];
  if ((kind !== 'claim' && kind !== 'give_back') || !conversation) return undefined;
  return { kind, conversation: conversation as ConversationId };
}

const claimChoice = (conversation: ConversationId): Choice => ({
  id: `desk:claim:${conversation}`,
  label: 'Claim',
});

function withLine({ text, card }: Reply, label: string, value: string): Reply {
  if (!card) return { text: `${text}\n${label} ${value}` };
  const now: OrderCard = { title: card.title, lines: [...card.lines, { label, value }] };
  return { text, card: now };
}

function from(channel: string, address: string | undefined): string {
  const name = CHANNELS[channel] ?? channel;
  return address ? `${name}, …${address.slice(-4)}` : name;
}

function quoted(text: string): string {
  const chars = [...text];
  const short = chars.length > LONGEST_SAID ? `${chars.slice(0, LONGEST_SAID).join('')}…` : text;
  return short
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** The name in English, or the tag where it is no language. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
