import { byId, h } from './dom.js';
import { changed, state } from './state.js';

const base = document.body.dataset.base;

export function toast(text, { tone = 'info', action, label } = {}) {
  const close = () => note.remove();
  const note = h(
    'div',
    { class: `toast ${tone}` },
    h('p', {}, text),
    action &&
      h(
        'button',
        {
          type: 'button',
          class: 'text',
          onclick: () => {
            close();
            action();
          },
        },
        label,
      ),
    h('button', { type: 'button', class: 'close', 'aria-label': 'Dismiss', onclick: close }, '×'),
  );
  const box = byId('toasts');
  if (box.children.length > 2) box.firstChild.remove();
  box.append(note);
  setTimeout(close, tone === 'error' ? 9_000 : 6_000);
}

const refusals = {
  0: 'The service could not be reached. It may be starting or stopping.',
  401: 'The service refused the signature (401).',
  403: 'The service refused the signature (403).',
  404: 'The service has no such webhook yet (404).',
  413: 'The service found this too large (413).',
  503: 'The service is not ready: nothing was acknowledged (503).',
};

/** Does something as a customer or a colleague, and says so when the service's webhook refused it. */
export async function act(path, body) {
  try {
    const response = await fetch(`${base}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok)
      toast(`That did not work: ${answer.error ?? response.status}.`, { tone: 'error' });
    else if (answer.ok === false) {
      toast(refusals[answer.status] ?? `The service refused this message (${answer.status}).`, {
        tone: 'error',
      });
    }
  } catch {
    toast('The simulator could not be reached.', { tone: 'error' });
  }
}

/** Follows the simulator. The browser connects again by itself, and then everything is told anew. */
export function follow(arrived) {
  const stream = new EventSource(`${base}/api/stream`);
  // After an answer other than 200 a browser gives up: a service that is starting may give one.
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => follow(arrived), 2_000);
  });
  stream.addEventListener('snapshot', ({ data }) => {
    const { phone, slack, ...rest } = JSON.parse(data);
    Object.assign(state, rest);
    state.phone = new Map(phone.map((message) => [message.id, message]));
    state.slack = new Map(slack.map((message) => [message.id, message]));
    changed();
  });
  for (const kind of ['phone', 'slack']) {
    stream.addEventListener(kind, ({ data }) => {
      const message = JSON.parse(data);
      const before = state[kind].get(message.id);
      state[kind].set(message.id, message);
      arrived(kind, message, before);
      changed();
    });
  }
}

export function watchHealth() {
  const health = byId('health');
  const show = (tone, text) => {
    health.dataset.tone = tone;
    health.lastElementChild.textContent = text;
  };
  const look = async () => {
    try {
      const { ok } = await fetch('/readyz', { cache: 'no-store' });
      show(ok ? 'good' : 'warn', ok ? 'Ready' : 'Not ready');
    } catch {
      show('bad', 'Offline');
    }
  };
  void look();
  setInterval(look, 10_000);
}
