import type { Switches } from '../../log/document.ts';
import { type Html, html } from '../html.ts';
import type { Session } from '../session.ts';

/** What every page of the console knows. */
export interface Frame {
  /** Where the console is mounted. */
  readonly base: string;
  readonly shopName: string;
  readonly session: Session;
  readonly switches: Switches;
}

export type Place = 'conversations' | 'cases' | 'switches';

const PLACES: readonly { readonly place: Place; readonly name: string }[] = [
  { place: 'conversations', name: 'Conversations' },
  { place: 'cases', name: 'Cases' },
  { place: 'switches', name: 'Switches' },
];

/** A page for somebody who is signed in. */
export const page = (frame: Frame, place: Place, title: string, body: Html): string =>
  documentOf(
    frame.base,
    `${title} · ${frame.shopName}`,
    html`<header class="bar">
  <a class="brand" href="${frame.base}/conversations"><img src="${frame.base}/assets/mark.svg" alt="" width="26" height="26"><span>Redress</span><em>${frame.shopName}</em></a>
  <nav aria-label="Console">${PLACES.map(
    ({ place: other, name }) =>
      html`<a href="${frame.base}/${other}"${other === place && html` aria-current="page"`}>${name}</a>`,
  )}</nav>
  <form method="post" action="${frame.base}/sign-out" class="who">
    <span title="${frame.session.email}">${frame.session.email}</span>
    <input type="hidden" name="csrf" value="${frame.session.csrf}"><button class="quiet">Sign out</button>
  </form>
</header>
${paused(frame)}
<main id="main">${body}</main>`,
  );

/** The bare document; pages before signing in use it directly. */
export const documentOf = (base: string, title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${base}/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="${base}/assets/console.css">
<script type="module" src="${base}/assets/local-time.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${body}
</body>
</html>
`.markup;

function paused({ base, switches }: Frame): Html | false {
  const { botPaused, moneyPaused, dialogsOff } = switches;
  const what = [
    botPaused && 'The assistant is paused: every message goes to a person.',
    moneyPaused && 'Money is paused: nothing new is begun at the shop.',
    dialogsOff.length > 0 && `Turned off: ${dialogsOff.map(dialogName).join(', ')}.`,
  ].filter((line): line is string => typeof line === 'string');
  return (
    what.length > 0 &&
    html`<p class="paused" role="status"><span>${what.join(' ')}</span> <a href="${base}/switches">Switches</a></p>`
  );
}

const DIALOG_NAMES: Readonly<Record<string, string>> = {
  refund: 'refunds',
  cancel_order: 'cancellations',
  dispute: 'disputes',
  order_status: 'order status',
};
export const dialogName = (dialog: string): string => DIALOG_NAMES[dialog] ?? dialog;
