import { mentioned, plainText } from './markup.ts';
import type { Members } from './members.ts';

/** What a person wrote, with the names of the people they mention. */
export async function writtenText(members: Members, text: string): Promise<string> {
  const ids = mentioned(text);
  const names = await Promise.all(ids.map((id) => members.nameOf(id)));
  return plainText(text, (id) => names[ids.indexOf(id)]);
}
