import type { Choice, Reply } from '../../src/conversation/reply.ts';

/** Puts the one-time code for a nonce into a text: only what goes out ever holds it. */
export type Reveal = (nonce: string) => string;

/** What is said, the card's lines under it, and the code where one belongs. */
export function saidAndShown(reply: Reply, reveal: Reveal): string {
  const { codeNonce, card } = reply;
  const said = codeNonce ? reply.text.replaceAll('{code}', () => reveal(codeNonce)) : reply.text;
  const shown = card
    ? [card.title, ...card.lines.map(({ label, value }) => `${label}: ${value}`)].join('\n')
    : '';
  return [said.trim(), shown].filter(Boolean).join('\n\n');
}

/** One choice a line, to be answered by its number, its words, or, for a plain question, YES or NO. */
export function choiceLines(choices: readonly Choice[]): string {
  return yesOrNo(choices) ?? choices.map(numbered).join('\n');
}

function numbered({ label, description }: Choice, index: number): string {
  return `${index + 1}. ${description ? `${label} - ${description}` : label}`;
}

/**
 * "Yes, refund it" / "No" → "Reply YES (refund it) or NO."; in other languages "OUI (remboursez) / NON",
 * as a reply doesn't say which language it is in. Undefined for labels that don't begin with such a word.
 */
function yesOrNo(choices: readonly Choice[]): string | undefined {
  const [yes, no] = choices;
  if (!yes || !no || choices.length !== 2) return undefined;
  if (!/^yes\b/.test(yes.id) || !/^no\b/.test(no.id)) return undefined;
  const [agreeing, refusing] = [keyword(yes.label), keyword(no.label)];
  if (!agreeing || !refusing) return undefined;
  return agreeing.word === 'YES' && refusing.word === 'NO'
    ? `Reply ${agreeing.drawn} or ${refusing.drawn}.`
    : `${agreeing.drawn} / ${refusing.drawn}`;
}

function keyword(label: string) {
  const [, first, rest] = /^(\p{L}+)(?:[,:.!]\s*(.*))?$/u.exec(label.trim()) ?? [];
  if (!first) return undefined;
  const word = first.toUpperCase();
  return { word, drawn: rest ? `${word} (${rest})` : word };
}
