import { byId, h, sync } from './dom.js';
import { firstName, openChat, send } from './phone.js';
import { person, state, unseen } from './state.js';

const initials = ({ name, stranger }) =>
  stranger
    ? '?'
    : name
        .split(/\s+/)
        .map(([first]) => first)
        .slice(0, 2)
        .join('');

export function drawPeople(showPhone) {
  const now = person();
  if (now === undefined) return;
  const tones = state.people.length;
  sync(
    byId('people'),
    state.people.map((who, i) => {
      const news = unseen(who.phone, 'sms') + unseen(who.phone, 'whatsapp');
      const open = who.phone === now.phone;
      return {
        key: who.phone,
        sign: who.name,
        build: () =>
          h(
            'button',
            {
              type: 'button',
              class: `person tone-${who.stranger ? 'x' : i % Math.min(tones, 6)}`,
              onclick: () => choose(who, showPhone),
            },
            h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(who)),
            h('span', { class: 'who' }, h('strong', {}, who.name), h('small', {}, who.phone)),
            h('b', { class: 'badge' }),
          ),
        update: (button) => {
          if (open && button.getAttribute('aria-pressed') === 'false') {
            button.scrollIntoView({ block: 'nearest', inline: 'center' });
          }
          button.setAttribute('aria-pressed', String(open));
          const badge = button.querySelector('.badge');
          badge.hidden = news === 0 || open;
          badge.textContent = String(news);
          badge.setAttribute('aria-label', `${news} new`);
        },
      };
    }),
  );
  byId('ideas-title').textContent = now.stranger
    ? 'Things a stranger might try'
    : `${firstName(now)}’s orders`;
  sync(byId('orders'), ideas(now, showPhone));
}

/** The other phone may have only the other app's news: that is what they came for. */
function choose(who, showPhone) {
  const other = state.app === 'sms' ? 'whatsapp' : 'sms';
  openChat(
    who.phone,
    unseen(who.phone, state.app) === 0 && unseen(who.phone, other) > 0 ? other : state.app,
  );
  showPhone();
}

function ideas(who, showPhone) {
  const chip = ({ label, text }) =>
    h(
      'button',
      {
        type: 'button',
        class: 'chip',
        title: text,
        onclick: () => {
          showPhone();
          void send({ text });
        },
      },
      label,
    );
  const orders = who.orders.map(({ id, summary }) => ({
    key: `${who.phone} ${id}`,
    sign: summary,
    build: () =>
      h(
        'div',
        { class: 'order' },
        h('p', {}, h('strong', {}, id), ' ', h('span', {}, summary)),
        h('div', { class: 'chips' }, who.suggestions.filter(({ about }) => about === id).map(chip)),
      ),
  }));
  return [
    ...orders,
    {
      key: `${who.phone} more`,
      build: () =>
        h(
          'div',
          { class: 'chips more' },
          who.suggestions.filter(({ about }) => about === undefined).map(chip),
        ),
    },
  ];
}
