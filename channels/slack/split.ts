import { escapeMarkup } from './markup.ts';

/**
 * Escapes a text and cuts it into at most `parts` parts of at most `most` characters, at white space
 * where there is some, never within a character or an escape. What is over ends in an ellipsis.
 */
export function splitEscaped(text: string, most: number, parts: number): string[] {
  const found: string[] = [];
  let rest = text.trimEnd();
  while (rest && found.length < parts) {
    const last = found.length === parts - 1;
    const over = last && escapeMarkup(rest).length > most;
    const end = cut(rest, over ? most - 1 : most);
    const part = escapeMarkup(rest.slice(0, end).trimEnd());
    if (part) found.push(over ? `${part}…` : part);
    rest = rest.slice(end);
  }
  return found;
}

/** How much of a text fits; not less than half of that for the sake of a space. */
function cut(text: string, most: number): number {
  let length = 0;
  let end = 0;
  let space = 0;
  for (const char of text) {
    length += escapeMarkup(char).length;
    if (length > most) return space > end / 2 ? space : end;
    end += char.length;
    if (/\s/.test(char)) space = end;
  }
  return end;
}
