import type { types } from '@slack/bolt';
import type { Outgoing } from '../../src/conversation/channel.ts';
import type { Choice, OrderCard } from '../../src/conversation/reply.ts';
import { escapeMarkup } from './markup.ts';
import { splitEscaped } from './split.ts';

export type Reveal = (nonce: string) => string;
export interface SlackContent {
  /** For notifications, and where blocks aren't shown. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

// Slack's limits: characters of a section, a field and a button, fields of a section, buttons of a message.
const SECTION = 3_000;
const FIELD = 2_000;
const FIELDS = 10;
const LABEL = 75;
const ROW = 5;
export const MOST_BUTTONS = 25;
/** Keeps text and fallback within Slack's 50 blocks and 40,000 characters. */
const MOST_SECTIONS = 10;

/** Draws a reply in Block Kit; whatever anybody wrote is shown as it is and can't mention or link. */
export function renderSlack(outgoing: Outgoing, reveal: Reveal): SlackContent {
  const { reply, speaker } = outgoing;
  const choices = reply.choices ?? [];
  const buttons = choices.length <= MOST_BUTTONS;
  const told = [textOf(outgoing, reveal), ...(buttons ? [] : numbered(choices))].join('\n');
  const parts = splitEscaped(told, SECTION - (speaker ? 100 : 0), MOST_SECTIONS);
  const [first = '', ...rest] = parts;
  const named = speaker ? `*${escapeMarkup(clip(speaker, 75))}*\n${first}` : first;
  return {
    text: [speaker ? `${escapeMarkup(speaker)}: ${first}` : first, ...rest].join('\n') || '…',
    blocks: [
      ...[named, ...rest].filter(Boolean).map(section),
      ...(reply.card ? cardBlocks(reply.card) : []),
      ...(buttons ? buttonBlocks(choices) : []),
    ],
  };
}

/** The same, drawn for a terminal. */
export function renderSlackText(outgoing: Outgoing, reveal: Reveal): string {
  const { card, choices = [] } = outgoing.reply;
  const speaker = outgoing.speaker ? [`*${outgoing.speaker}*`] : [];
  const shown = card
    ? [card.title, ...card.lines.map((line) => `${line.label}: ${line.value}`)]
    : [];
  const buttons =
    choices.length > MOST_BUTTONS
      ? numbered(choices)
      : choices.map(
          ({ label, description }) => `[ ${label} ]${description ? ` ${description}` : ''}`,
        );
  return [...speaker, textOf(outgoing, reveal), ...shown, ...buttons].join('\n');
}

function textOf({ reply: { text, codeNonce } }: Outgoing, reveal: Reveal): string {
  return codeNonce === undefined ? text : text.replaceAll('{code}', () => reveal(codeNonce));
}

const numbered = (choices: readonly Choice[]): string[] =>
  choices.map(({ label, description }, index) =>
    [`${index + 1}  ${label}`, ...(description ? [description] : [])].join(' · '),
  );

function cardBlocks({ title, lines }: OrderCard): types.KnownBlock[] {
  const fields = lines.map(({ label, value }) =>
    mrkdwn(`*${escapeMarkup(clip(label, 100))}*\n${within(value, FIELD - 700)}`),
  );
  const rows = chunks(fields, FIELDS).map((row) => ({ type: 'section' as const, fields: row }));
  return [section(`*${within(title, 500)}*`), ...rows];
}

function buttonBlocks(choices: readonly Choice[]): types.KnownBlock[] {
  const described = choices.flatMap(({ label, description }) =>
    description ? [`*${escapeMarkup(label)}* ${escapeMarkup(description)}`] : [],
  );
  const buttons = choices.map(({ id, label }, index) => ({
    type: 'button' as const,
    action_id: `choice:${index + 1}`,
    value: id,
    text: { type: 'plain_text' as const, text: clip(label, LABEL) },
  }));
  return [
    ...(described.length > 0 ? [section(described.join('\n').slice(0, SECTION))] : []),
    ...chunks(buttons, ROW).map((row) => ({ type: 'actions' as const, elements: row })),
  ];
}

const section = (text: string): types.KnownBlock => ({ type: 'section', text: mrkdwn(text) });

// `verbatim`: Slack would else make mentions and links of what a customer wrote.
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text, verbatim: true });

const within = (text: string, most: number): string => splitEscaped(text, most, 1)[0] ?? ' ';

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    items.slice(row * size, (row + 1) * size),
  );
}
