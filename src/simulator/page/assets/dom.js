/** Makes an element. Text is only ever set as text: nothing people write becomes markup. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

const kept = new WeakMap();

/**
 * Makes a parent's children match the items, in order. An element is kept while its `key` and `sign`
 * stay the same, so that focus, half-written text and animations survive; `update` freshens a kept one.
 */
export function sync(parent, items) {
  const before = kept.get(parent) ?? new Map();
  const after = new Map();
  let place = parent.firstChild;
  for (const { key, sign = '', build, update } of items) {
    const known = before.get(key);
    const same = known !== undefined && known.sign === sign;
    const element = same ? known.element : build();
    if (!same && known !== undefined) {
      if (known.element === place) place = place.nextSibling;
      known.element.remove();
    }
    if (element === place) place = place.nextSibling;
    else parent.insertBefore(element, place);
    update?.(element);
    after.set(key, { sign, element });
  }
  while (place !== null) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
  kept.set(parent, after);
}

export const byId = (id) => document.getElementById(id);

export function setBadge(button, count) {
  const badge = button.querySelector('.badge');
  badge.hidden = count === 0;
  badge.textContent = count > 9 ? '9+' : String(count);
  badge.setAttribute('aria-label', `${count} new`);
}

/** Grows with what is written; Enter sends, Shift+Enter makes a new line. */
export function writingBox(form, area, send) {
  const grow = () => {
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 120)}px`;
  };
  area.addEventListener('input', grow);
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = area.value;
    if (text.trim() === '') return;
    area.value = '';
    grow();
    send(text);
  });
}

/** Stays at the newest message unless somebody has scrolled up to read. */
export function keepAtEnd(scroller, change) {
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  change();
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
export const timeOf = (date) => clock.format(date);
export const dayOf = (date) =>
  date.toDateString() === new Date().toDateString() ? 'Today' : day.format(date);

/** What an empty room says, with something to tap. `tries` are pairs of a label and what it does. */
export const emptyRoom = (title, text, tries) =>
  h(
    'div',
    { class: 'empty' },
    h('img', { src: `${document.body.dataset.base}/assets/mark.svg`, alt: '' }),
    h('p', { class: 'empty-title' }, title),
    h('p', {}, text),
    h(
      'div',
      { class: 'chips' },
      tries.map(([label, run]) =>
        h('button', { type: 'button', class: 'chip', onclick: run }, label),
      ),
    ),
  );
