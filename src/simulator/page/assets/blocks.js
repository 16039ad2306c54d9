import { h } from './dom.js';

/** Draws the part of Slack's Block Kit that the simulator accepts. */
export function drawBlocks(blocks, { names, click }) {
  const words = (text) => (text.type === 'mrkdwn' ? names(text.text) : [text.text]);

  const button = (block, element) =>
    h(
      'button',
      {
        type: 'button',
        class: `kit-button ${element.style ?? ''}`,
        onclick: ({ currentTarget }) =>
          ask(element, currentTarget, () =>
            click({ blockId: block.block_id, actionId: element.action_id }),
          ),
      },
      element.text.text,
    );

  const draw = {
    header: (block) => h('h3', {}, block.text.text),
    section: (block) =>
      h(
        'div',
        { class: 'section' },
        h(
          'div',
          { class: 'section-text' },
          block.text && h('p', { dir: 'auto' }, words(block.text)),
          block.fields &&
            h(
              'div',
              { class: 'fields' },
              block.fields.map((field) => h('p', { dir: 'auto' }, words(field))),
            ),
        ),
        block.accessory && button(block, block.accessory),
      ),
    context: (block) =>
      h(
        'p',
        { class: 'context' },
        block.elements.map((one) => h('span', {}, words(one))),
      ),
    actions: (block) =>
      h(
        'div',
        { class: 'actions' },
        block.elements.map((one) => button(block, one)),
      ),
    divider: () => h('hr'),
  };
  return h(
    'div',
    { class: 'card' },
    blocks.map((block) => draw[block.type]?.(block)),
  );
}

/** A button may want a yes first; and a second click while the first is under way does nothing. */
async function ask(element, button, go) {
  if (
    element.confirm !== undefined &&
    !window.confirm(element.confirm.text?.text ?? 'Are you sure?')
  )
    return;
  button.disabled = true;
  await go();
  setTimeout(() => {
    button.disabled = false;
  }, 600);
}
