/** Slack's three reserved signs; what is escaped so can't become a link, a mention or a call to all. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const ENTITY = /<([^<>|]*)(?:\|([^<>]*))?>/g;
const USER = /^@([UW][A-Z0-9]+)$/;

/** The people a text mentions by id, for looking up their names. */
export function mentioned(text: string): string[] {
  const ids = [...text.matchAll(ENTITY)].flatMap(([, target = '']) => USER.exec(target)?.[1] ?? []);
  return [...new Set(ids)];
}

/** What a person wrote, from Slack's markup: links, mentions and escaped signs as plain text. */
export function plainText(text: string, nameOf: (user: string) => string | undefined): string {
  return unescaped(
    text.replace(ENTITY, (_whole, target: string, label: string | undefined) =>
      entity(target, label, nameOf),
    ),
  );
}

function entity(
  target: string,
  label: string | undefined,
  nameOf: (user: string) => string | undefined,
): string {
  const user = USER.exec(target)?.[1];
  if (user) return `@${nameOf(user) ?? label ?? 'someone'}`;
  if (target.startsWith('@')) return `@${label ?? 'someone'}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  // Groups carry their sign in the label, `<!subteam^S1|@care>`; a date's label is its plain form.
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return link(target, label);
}

function link(target: string, label: string | undefined): string {
  const bare = target.replace(/^(?:mailto|tel):/, '');
  // Slack makes a link of what looks like one: then the label is what was written.
  const typed = label !== undefined && withoutScheme(target) === withoutScheme(label);
  if (!label || label === bare) return bare;
  return typed ? label : `${label} (${bare})`;
}

const withoutScheme = (url: string): string =>
  url.replace(/^(?:https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '');

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
