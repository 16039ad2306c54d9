import type { Outgoing } from '../../src/conversation/channel.ts';
import type { Choice } from '../../src/conversation/reply.ts';
import { MOST_TEXT } from './render-sms.ts';
import { choiceLines, type Reveal, saidAndShown } from './reply-text.ts';
import { withAnswers } from './shorten.ts';

/** WhatsApp's limits on what can be tapped. */
const MOST = {
  body: 1_024,
  buttons: 3,
  title: 20,
  entries: 10,
  item: 24,
  description: 72,
  id: 200,
};
/** What opens a list. A reply doesn't say its language, and this word is read in most of ours. */
const OPEN_LIST = 'Menu';

export type Interactive =
  | {
      readonly kind: 'quick-reply';
      readonly body: string;
      readonly actions: readonly { readonly title: string; readonly id: string }[];
    }
  | {
      readonly kind: 'list-picker';
      readonly body: string;
      readonly button: string;
      readonly items: readonly {
        readonly item: string;
        readonly id: string;
        readonly description?: string;
      }[];
    };

/** A reply without anything to tap: choices are numbered lines. Always possible. */
export function renderWhatsappText({ reply }: Pick<Outgoing, 'reply'>, reveal: Reveal): string {
  return withAnswers(saidAndShown(reply, reveal), choiceLines(reply.choices ?? []), MOST_TEXT);
}

/**
 * A reply with something to tap: up to three buttons or ten entries of a list. Undefined where there
 * is nothing to choose or WhatsApp would not take it; and for a text with a one-time code, which must
 * not stay in a content definition.
 */
export function renderWhatsappInteractive({
  reply,
}: Pick<Outgoing, 'reply'>): Interactive | undefined {
  const { choices = [], codeNonce } = reply;
  const body = codeNonce ? '' : saidAndShown(reply, () => '');
  if (choices.length === 0 || choices.length > MOST.entries || choices.some(isOdd))
    return undefined;
  // Double braces would be read as a variable of the definition.
  if (body === '' || body.length > MOST.body || body.includes('{{')) return undefined;
  const drawn = choices.length <= MOST.buttons ? quickReply(body, choices) : list(body, choices);
  const titles =
    drawn.kind === 'quick-reply'
      ? drawn.actions.map(({ title }) => title)
      : drawn.items.map(({ item }) => item);
  // Two that would look alike once shortened can't be told apart, and WhatsApp refuses them.
  return new Set(titles).size === titles.length ? drawn : undefined;
}

const isOdd = ({ id, label, description = '' }: Choice): boolean =>
  label.trim() === '' || id === '' || id.length > MOST.id || /\{\{/.test(id + label + description);

const quickReply = (body: string, choices: readonly Choice[]): Interactive => ({
  kind: 'quick-reply',
  body,
  actions: choices.map(({ id, label }) => ({ title: clip(label, MOST.title), id })),
});

const list = (body: string, choices: readonly Choice[]): Interactive => ({
  kind: 'list-picker',
  body,
  button: OPEN_LIST,
  items: choices.map(({ id, label, description }) => ({
    item: clip(label, MOST.item),
    id,
    ...(description ? { description: clip(description, MOST.description) } : {}),
  })),
});

function clip(text: string, most: number): string {
  const words = text.trim();
  if (words.length <= most) return words;
  return `${words
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
