import { drawBlocks } from './blocks.js';
import { byId, emptyRoom, h, keepAtEnd, setBadge, sync, timeOf, writingBox } from './dom.js';
import { emoji, mrkdwn } from './markup.js';
import { act } from './net.js';
import { changed, colleague, markSeen, person, remember, slackOf, state } from './state.js';

const PATIENCE = 12_000;
const nameOf = (id) => state.colleagues.find((one) => one.id === id)?.name ?? 'Redress';
const isBot = (id) => !state.colleagues.some((one) => one.id === id);
const channelOf = (room) => (room === 'channel' ? state.desk.id : colleague()?.dm);
const dateOf = (ts) => new Date(Number(ts) * 1000);

const write = (text, threadTs) =>
  act('desk/messages', { user: colleague().id, channel: channelOf(state.room), threadTs, text });

export function startDesk() {
  writingBox(byId('desk-composer'), byId('desk-text'), (text) => write(text));
  byId('staff').addEventListener('change', ({ target }) => {
    state.staff = target.value;
    remember('staff');
    changed();
  });
  const tabs = [...document.querySelectorAll('[role=tab]')];
  for (const [i, tab] of tabs.entries()) {
    tab.addEventListener('click', () => openRoom(tab.dataset.room));
    tab.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      const next = tabs[(i + 1) % tabs.length];
      openRoom(next.dataset.room);
      next.focus();
    });
  }
}

export function openRoom(room) {
  state.room = room;
  changed();
}

/** News in a room that nobody looks at. */
export const deskNews = (room) => {
  const channel = channelOf(room);
  const since = state.seen[channel] ?? '';
  return channel === undefined || (room === 'channel' && colleague()?.guest)
    ? 0
    : slackOf(channel).filter(({ ts, user }) => isBot(user) && ts > since).length;
};

export function drawDesk(looking) {
  const me = colleague();
  if (me === undefined) return;
  sync(
    byId('staff'),
    state.colleagues.map(({ id, name, guest }, i) => ({
      key: id,
      build: () =>
        h('option', { value: id }, guest ? `${name} (guest)` : i === 0 ? `${name} (you)` : name),
    })),
  );
  byId('staff').value = me.id;
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const open = tab.dataset.room === state.room;
    tab.setAttribute('aria-selected', String(open));
    tab.tabIndex = open ? 0 : -1;
    setBadge(tab, open && looking ? 0 : deskNews(tab.dataset.room));
  }
  const channel = channelOf(state.room);
  const messages = slackOf(channel);
  const scroller = byId('desk-scroll');
  scroller.setAttribute('aria-labelledby', `tab-${state.room}`);
  byId('desk-composer').hidden = state.room !== 'bot';
  const other = scroller.dataset.of !== channel + me.id;
  if (other) {
    scroller.dataset.of = channel + me.id;
    sync(scroller, []);
  }
  keepAtEnd(scroller, () =>
    sync(scroller, state.room === 'bot' ? direct(messages, me) : threads(messages, me)),
  );
  if (other) scroller.scrollTop = scroller.scrollHeight;
  if (looking && messages.length > 0) markSeen(channel, messages.at(-1).ts);
}

function threads(messages, me) {
  if (me.guest)
    return [
      hint(
        'guest',
        `${me.name} is a guest`,
        'Guests are not in this channel, so they see no customers. What they ask Redress directly is refused as well.',
      ),
    ];
  const roots = messages.filter(({ threadTs }) => threadTs === undefined);
  if (roots.length === 0) {
    const ask = () =>
      act('phone/messages', {
        from: person().phone,
        app: state.app,
        text: 'I would like to talk to a person',
      });
    return [
      hint(
        'empty',
        'Nobody is waiting',
        'When a customer needs a person, a card appears here. Claim it, reply in its thread, and give it back.',
        [['Ask for a person', ask]],
      ),
    ];
  }
  return roots.map((root) => {
    const replies = messages.filter(({ threadTs }) => threadTs === root.ts);
    return {
      key: root.id,
      build: () => {
        // What only one person sees has no thread, as in Slack.
        const form = root.ephemeralTo ? [] : [replyForm(root)];
        return h(
          'article',
          { class: 'thread', 'aria-label': `Thread of ${timeOf(dateOf(root.ts))}` },
          h('div'),
          h('div', { class: 'replies' }),
          ...form,
        );
      },
      update: (article) => {
        sync(article.children[0], [row(root)]);
        sync(article.children[1], replies.map(row));
      },
    };
  });
}

function replyForm(root) {
  const area = h('textarea', {
    rows: '1',
    maxlength: '4000',
    placeholder: 'Reply in thread',
    'aria-label': 'Reply in thread',
  });
  const form = h(
    'form',
    { class: 'reply', autocomplete: 'off' },
    area,
    h('button', { class: 'text' }, 'Reply'),
  );
  writingBox(form, area, (text) => write(text, root.ts));
  return form;
}

function direct(messages, me) {
  const order = state.people.flatMap(({ orders, name }) =>
    orders.map(({ id }) => ({ id, name })),
  )[0];
  if (messages.length === 0) {
    const ask = (text) => [text, () => write(text)];
    const tries =
      order === undefined
        ? [ask('Hello')]
        : [ask(`Where is order ${order.id}?`), ask(`Refund ${order.id} for ${order.name}`)];
    return [
      hint(
        'empty',
        'Ask Redress',
        'Ask about an order, or act for a customer by name. Only members of the desk may.',
        tries,
      ),
    ];
  }
  const last = messages.at(-1);
  const left = dateOf(last.ts).getTime() + PATIENCE - Date.now();
  const waiting = last.user === me.id && left > 0 && accepted(last);
  if (waiting) setTimeout(changed, left + 50);
  return [
    ...messages.map(row),
    ...(waiting
      ? [{ key: 'writing', build: () => h('p', { class: 'writing' }, 'Redress is writing …') }]
      : []),
  ];
}

const accepted = ({ webhookStatus }) =>
  webhookStatus === undefined || (webhookStatus >= 200 && webhookStatus < 300);

function row(message) {
  return {
    key: message.id,
    sign: JSON.stringify([message, state.staff]),
    build: () => drawMessage(message),
  };
}

function drawMessage(message) {
  const bot = isBot(message.user);
  const name = message.username ?? nameOf(message.user);
  const click = (action) =>
    act('desk/clicks', {
      user: colleague().id,
      channel: message.channel,
      ts: message.ts,
      blockId: action.blockId,
      actionId: action.actionId,
    });
  const names = (text) => mrkdwn(text, nameOf);
  return h(
    'div',
    { class: message.ephemeralTo ? 'post whisper' : 'post' },
    bot && message.username === undefined
      ? h('img', {
          class: 'avatar',
          src: `${document.body.dataset.base}/assets/mark.svg`,
          alt: '',
          width: '34',
          height: '34',
        })
      : h(
          'span',
          {
            class: `avatar staff-${bot ? 'app' : message.user.slice(-4).toLowerCase()}`,
            'aria-hidden': 'true',
          },
          name[0],
        ),
    h(
      'div',
      { class: 'post-body' },
      h(
        'p',
        { class: 'by' },
        h('strong', {}, name),
        bot && h('span', { class: 'app' }, 'App'),
        h('time', {}, timeOf(dateOf(message.ts))),
        message.ephemeralTo && h('span', { class: 'only' }, 'Only visible to you'),
      ),
      message.blocks.length > 0
        ? drawBlocks(message.blocks, { names, click })
        : h(
            'p',
            { class: 'said', dir: 'auto' },
            names(message.text),
            message.editedTs && h('span', { class: 'edited' }, ' (edited)'),
          ),
      message.reactions.length > 0 &&
        h(
          'p',
          { class: 'reactions' },
          message.reactions.map(({ name: reaction, users }) =>
            h(
              'span',
              { title: `${users.map(nameOf).join(', ')}: ${reaction}` },
              emoji(reaction),
              users.length > 1 ? ` ${users.length}` : '',
            ),
          ),
        ),
      !bot &&
        !accepted(message) &&
        h(
          'p',
          { class: 'note bad' },
          `Not accepted yet (${message.webhookStatus || 'no answer'}); Slack will try again`,
        ),
    ),
  );
}

const hint = (key, title, text, tries = []) => ({
  key,
  build: () => emptyRoom(title, text, tries),
});
