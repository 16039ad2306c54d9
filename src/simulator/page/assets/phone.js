import { byId, dayOf, emptyRoom, h, keepAtEnd, setBadge, sync, timeOf, writingBox } from './dom.js';
import { styled } from './markup.js';
import { act } from './net.js';
import { changed, chatOf, markSeen, person, remember, state, unseen } from './state.js';

/** Longest that an unanswered message shows somebody writing, in ms. */
const PATIENCE = 12_000;
const GAP = 20 * 60_000;

export const send = (body) =>
  act('phone/messages', { from: person().phone, app: state.app, ...body });

export function openChat(phone, app = state.app) {
  state.person = phone;
  state.app = app;
  remember('person');
  remember('app');
  changed();
}

export function startPhone() {
  writingBox(byId('composer'), byId('composer-text'), (text) => void send({ text }));
  byId('attach').addEventListener('click', () => {
    const area = byId('composer-text');
    void send({ photo: true, text: area.value });
    area.value = '';
  });
  for (const button of byId('apps').children) {
    button.addEventListener('click', () => openChat(person().phone, button.dataset.app));
  }
  const tick = () => {
    byId('clock').textContent = timeOf(new Date());
  };
  tick();
  setInterval(tick, 5_000);
}

export function drawPhone() {
  const who = person();
  if (who === undefined) return;
  const chat = chatOf(who.phone, state.app);
  byId('device').dataset.app = state.app;
  byId('chat-number').textContent = state.numbers[state.app];
  byId('composer-text').placeholder = state.app === 'sms' ? 'Text message' : 'Message';
  for (const button of byId('apps').children) {
    const open = button.dataset.app === state.app;
    button.setAttribute('aria-pressed', String(open));
    setBadge(button, open ? 0 : unseen(who.phone, button.dataset.app));
  }
  const scroller = byId('chat');
  const other = scroller.dataset.of !== `${state.app}${who.phone}`;
  if (other) {
    scroller.dataset.of = `${state.app}${who.phone}`;
    sync(scroller, []);
  }
  keepAtEnd(scroller, () => sync(scroller, chat.length === 0 ? [empty(who)] : rows(chat)));
  if (other) scroller.scrollTop = scroller.scrollHeight;
  look(who, chat);
}

/** What is on the screen is read: the badge goes, and WhatsApp tells the sender. */
function look(who, chat) {
  const narrow = matchMedia('(max-width: 719px)').matches;
  if (document.hidden || (narrow && state.view !== 'phone')) return;
  const last = chat.findLast(({ mine }) => !mine);
  if (last === undefined) return;
  markSeen(`${state.app}${who.phone}`, last.at);
  if (
    state.app === 'whatsapp' &&
    chat.some(({ mine, status }) => !mine && status === 'delivered')
  ) {
    void act('phone/read', { phone: who.phone });
  }
}

function empty(who) {
  return {
    key: 'empty',
    sign: who.phone,
    build: () =>
      emptyRoom(
        `This is ${who.stranger ? 'a stranger’s' : `${firstName(who)}’s`} phone`,
        'Say hello, or tap a suggestion.',
        who.suggestions.slice(0, 4).map(({ text }) => [text, () => send({ text })]),
      ),
  };
}

export const firstName = ({ name }) => name.split(' ')[0];

function rows(chat) {
  const items = [];
  let before;
  for (const [i, message] of chat.entries()) {
    const at = new Date(message.at);
    if (before === undefined || at - new Date(before.at) > GAP) {
      const text = `${dayOf(at)} ${timeOf(at)}`;
      items.push({
        key: `at ${message.id}`,
        sign: text,
        build: () => h('p', { class: 'when' }, text),
      });
    }
    const joined = before?.mine === message.mine;
    const last = chat[i + 1]?.mine !== message.mine;
    const answered = chat.slice(i + 1).some(({ mine }) => !mine);
    items.push({
      key: message.id,
      sign: JSON.stringify([message, joined, last, answered]),
      build: () => bubble(message, { joined, last, answered }),
    });
    before = message;
  }
  if (writing(chat)) items.push({ key: 'typing', build: typing });
  return items;
}

function bubble(message, { joined, last, answered }) {
  const side = message.mine ? 'mine' : 'theirs';
  const classes = ['row', side, joined && 'joined', last && 'last', message.carrier && 'carrier'];
  if (message.status === 'failed') {
    return h(
      'p',
      { class: 'note' },
      `A message to this phone was not delivered (${message.errorCode}).`,
    );
  }
  return h(
    'div',
    { class: classes.filter(Boolean).join(' ') },
    h(
      'div',
      { class: 'bubble' },
      h(
        'span',
        { class: 'hidden' },
        message.mine ? 'You: ' : message.carrier ? 'Network: ' : 'Demo shop: ',
      ),
      message.photos > 0 && photo(message),
      message.text !== '' &&
        h(
          'span',
          { class: 'words', dir: 'auto' },
          message.app === 'whatsapp' ? styled(message.text) : message.text,
        ),
      h(
        'span',
        { class: 'meta' },
        timeOf(new Date(message.at)),
        message.mine && message.app === 'whatsapp' && ticks(message, answered),
      ),
    ),
    message.menu && menu(message),
    message.mine &&
      refused(message) &&
      h('p', { class: 'note bad' }, `Not accepted (${message.webhookStatus || 'no answer'})`),
  );
}

const refused = ({ webhookStatus }) =>
  webhookStatus !== undefined && (webhookStatus < 200 || webhookStatus > 299);

function photo({ mine }) {
  if (!mine) return h('span', { class: 'attachment' }, 'Picture');
  return h('img', {
    src: `${document.body.dataset.base}/assets/photo.png`,
    alt: 'A photo of a mug with a broken handle',
    width: '220',
    height: '165',
  });
}

function ticks(message, answered) {
  const read = answered || message.typingUntil !== undefined;
  const taken = read || (message.webhookStatus !== undefined && !refused(message));
  const label = read ? 'Read' : taken ? 'Delivered' : 'Sent';
  return h(
    'span',
    { class: read ? 'ticks read' : 'ticks', role: 'img', 'aria-label': label },
    taken ? '✓✓' : '✓',
  );
}

function menu(message) {
  const { kind, choices, button } = message.menu;
  const tap = (choice) => () => send({ tap: { message: message.id, choice: choice.id } });
  const used = message.tapped !== undefined && kind === 'quick-reply';
  return h(
    'div',
    { class: `menu ${kind}`, role: 'group', 'aria-label': button ?? 'Quick replies' },
    kind === 'list-picker' && h('p', { class: 'menu-title' }, button),
    choices.map((choice) =>
      h(
        'button',
        {
          type: 'button',
          disabled: used,
          class: choice.id === message.tapped ? 'chosen' : undefined,
          onclick: tap(choice),
        },
        h('span', {}, choice.title),
        choice.description && h('small', {}, choice.description),
      ),
    ),
  );
}

let again;
function writing(chat) {
  const last = chat.at(-1);
  if (!last?.mine || refused(last)) return false;
  const until = Math.max(
    new Date(last.at).getTime() + PATIENCE,
    new Date(last.typingUntil ?? 0).getTime(),
  );
  const left = until - Date.now();
  clearTimeout(again);
  if (left > 0) again = setTimeout(changed, left + 50);
  return left > 0;
}

const typing = () =>
  h(
    'div',
    { class: 'row theirs last' },
    h(
      'div',
      { class: 'bubble dots' },
      h('span', { class: 'hidden' }, 'The bot is writing'),
      h('i'),
      h('i'),
      h('i'),
    ),
  );
