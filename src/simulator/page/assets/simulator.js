import { deskNews, drawDesk, startDesk } from './desk.js';
import { byId, setBadge } from './dom.js';
import { follow, toast, watchHealth } from './net.js';
import { drawPeople } from './people.js';
import { drawPhone, openChat, startPhone } from './phone.js';
import { changed, onChange, person, state, unseen } from './state.js';

const narrow = matchMedia('(max-width: 719px)');
const views = document.querySelector('.views');

function show(view) {
  state.view = view;
  document.body.dataset.view = view;
  changed();
  // What is not shown can't be scrolled: go to the newest message now.
  requestAnimationFrame(() => {
    for (const id of ['chat', 'desk-scroll']) byId(id).scrollTop = byId(id).scrollHeight;
  });
}

function draw() {
  if (state.people.length === 0) return;
  document.body.dataset.loaded = '';
  const looking = !document.hidden && (!narrow.matches || state.view === 'desk');
  drawPeople(() => show('phone'));
  drawPhone();
  drawDesk(looking);
  for (const button of views.children) {
    const open = button.dataset.view === state.view;
    button.setAttribute('aria-pressed', String(open));
    setBadge(button, open ? 0 : newsIn(button.dataset.view));
  }
}

const newsIn = (view) =>
  view === 'desk'
    ? deskNews('channel') + deskNews('bot')
    : ['sms', 'whatsapp'].reduce((sum, app) => sum + unseen(person().phone, app), 0);

/** A code goes to the phone on file, which may not be the one in hand: say where it went. */
function arrived(kind, message, before) {
  if (kind !== 'phone') return;
  if (!message.mine && message.webhookStatus !== undefined && before?.webhookStatus === undefined) {
    toast(`The service refused a delivery receipt (${message.webhookStatus || 'no answer'}).`, {
      tone: 'error',
    });
  }
  const isNew =
    !message.mine &&
    message.status === 'sent' &&
    (before === undefined || before.status === 'queued');
  const who = state.people.find(({ phone }) => phone === message.phone);
  if (!isNew || who === undefined || who.phone === person()?.phone) return;
  toast(`${who.name} got a message.`, {
    label: 'Look',
    action: () => {
      openChat(who.phone, message.app);
      show('phone');
    },
  });
}

byId('ideas').open = !narrow.matches;
for (const button of views.children) {
  button.addEventListener('click', () => show(button.dataset.view));
}
document.addEventListener('visibilitychange', changed);
narrow.addEventListener('change', changed);
startPhone();
startDesk();
onChange(draw);
follow(arrived);
watchHealth();
