/**
 * Mends typos in key words only: a word of a message that is none of the known ones, but nearly a key
 * word with the same beginning, is read as that word. Short words are left alone.
 */
export function mendSpelling(
  text: string,
  keyWords: readonly string[],
  known: ReadonlySet<string>,
): string {
  return text
    .split(' ')
    .map((word) => (known.has(word) ? word : (nearest(word, keyWords) ?? word)))
    .join(' ');
}

/** Whether two words are one, a slip of the finger aside. */
export function alike(word: string, other: string): boolean {
  if (word === other) return true;
  const shorter = Math.min(word.length, other.length);
  if (shorter < 4 || /\d/.test(word + other)) return false;
  return distance(word, other, allowed(shorter)) <= allowed(shorter);
}

function nearest(word: string, keyWords: readonly string[]): string | undefined {
  if (word.length < 4 || word.length > 16 || /[^a-z]/.test(word)) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const key of keyWords) {
    if (key === word) return key;
    if (!sameBeginning(word, key)) continue;
    const most = allowed(Math.min(word.length, key.length));
    const found = distance(word, key, most);
    if (found <= most && found < bestDistance) {
      best = key;
      bestDistance = found;
    }
  }
  return best;
}

/** The first letter is rarely wrong; it may have changed places with the second, or be missing. */
function sameBeginning(word: string, key: string): boolean {
  if (word[0] === key[0]) return true;
  if (word[0] === key[1] && word[1] === key[0]) return true;
  return word === key.slice(1);
}

const allowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Insertions, deletions, substitutions and neighbours swapped; more than `most` is not counted out. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = previous;
    previous = row;
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], index: number): number =>
  row[index] ?? Number.POSITIVE_INFINITY;
