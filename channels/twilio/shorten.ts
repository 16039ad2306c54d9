const MARK = '...';
/** Below this a cut at a line would throw away too much: a sentence or a word ends it instead. */
const LEAST = 0.6;

/**
 * Joins what is said and what can be answered within `most` UTF-16 units (Twilio's count). Only what
 * is said is shortened: a question without its choices could not be answered.
 */
export function withAnswers(said: string, answers: string, most: number): string {
  const tail = answers ? `\n\n${shorten(answers, Math.floor(most * LEAST))}` : '';
  return `${shorten(said, most - tail.length)}${tail}`.trim();
}

/** Ends at a line, else at a sentence, else at a word, never inside a character. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most - MARK.length - 1);
  const least = room.length * LEAST;
  const line = room.lastIndexOf('\n');
  if (line >= least) return `${room.slice(0, line).trimEnd()}\n${MARK}`;
  const sentence = Math.max(...['. ', '! ', '? ', '。'].map((end) => room.lastIndexOf(end)));
  if (sentence >= least) return `${room.slice(0, sentence + 1)} ${MARK}`;
  const word = room.lastIndexOf(' ');
  const cut = word >= least ? room.slice(0, word) : wholeCharacters(room);
  return `${cut.trimEnd()}${MARK}`;
}

/** Drops a character of several units (an emoji, a letter with its marks) that the cut went through. */
function wholeCharacters(room: string): string {
  const last = [...new Intl.Segmenter().segment(room.slice(-40))].at(-1)?.segment ?? '';
  return room.slice(0, room.length - last.length);
}
