import { h } from './dom.js';

const EMOJI = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  ballot_box_with_check: '☑️',
  eyes: '👀',
  warning: '⚠️',
  x: '❌',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  outbox_tray: '📤',
  inbox_tray: '📥',
  email: '✉️',
  envelope: '✉️',
  speech_balloon: '💬',
  wave: '👋',
  raised_hand: '✋',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  lock: '🔒',
  money_with_wings: '💸',
  package: '📦',
  truck: '🚚',
  bust_in_silhouette: '👤',
  robot_face: '🤖',
  bell: '🔔',
  telephone_receiver: '📞',
  iphone: '📱',
  rotating_light: '🚨',
  tada: '🎉',
  thumbsup: '👍',
  '+1': '👍',
  blue_heart: '💙',
  clock3: '🕒',
  repeat: '🔁',
  arrows_counterclockwise: '🔄',
  leftwards_arrow_with_hook: '↩️',
  mute: '🔇',
  sos: '🆘',
};
export const emoji = (name) => EMOJI[name] ?? `:${name}:`;

const unescaped = (text) =>
  text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name]);

const STYLES = { '*': 'strong', _: 'em', '~': 's', '`': 'code' };
const STYLED = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]+?)(?<=\S)\1(?![\p{L}\p{N}])/u;

/** WhatsApp's own *bold*, _italic_, ~struck~ and `fixed`. */
export function styled(text, plain = (words) => [words]) {
  const found = STYLED.exec(text);
  if (found === null) return plain(text);
  const [whole, mark, inner] = found;
  const after = text.slice(found.index + whole.length);
  const words = mark === '`' ? [inner] : styled(inner, plain);
  return [
    ...plain(text.slice(0, found.index)),
    h(STYLES[mark], {}, words),
    ...styled(after, plain),
  ];
}

/** Slack's mrkdwn: styles, quotes, mentions, links (which lead nowhere here), emoji. */
export function mrkdwn(text, nameOf) {
  const plain = (words) => [
    unescaped(words.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name))),
  ];
  const angle = (given) => {
    if (given.startsWith('@'))
      return h('span', { class: 'mention' }, `@${nameOf(given.slice(1).split('|')[0])}`);
    if (given.startsWith('#'))
      return h('span', { class: 'mention' }, `#${given.split('|')[1] ?? 'channel'}`);
    if (given.startsWith('!')) {
      return h(
        'span',
        { class: 'mention' },
        given.split('|')[1] ?? `@${given.slice(1).split('^')[0]}`,
      );
    }
    const [url, label] = given.split('|');
    return h('span', { class: 'link', title: unescaped(url) }, unescaped(label ?? url));
  };
  const line = (words) =>
    words
      .split(/(<[^<>\n]+>)/)
      .flatMap((part) =>
        /^<[^<>]+>$/.test(part) ? [angle(part.slice(1, -1))] : styled(part, plain),
      );
  const lines = [];
  for (const words of text.split('\n')) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(words);
    const last = lines.at(-1);
    if (quote !== null && last?.quote) last.words.push(h('br'), ...line(quote[1]));
    else lines.push({ quote: quote !== null, words: line(quote === null ? words : quote[1]) });
  }
  return lines.flatMap(({ quote, words }, i) => {
    if (quote) return [h('blockquote', {}, words)];
    return i > 0 && !lines[i - 1].quote ? [h('br'), ...words] : words;
  });
}
