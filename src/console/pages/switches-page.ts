import type { SwitchesEntry } from '../../log/document.ts';
import { type Html, html } from '../html.ts';
import { DIALOGS } from '../queries.ts';
import { dialogName, type Frame, page } from './layout.ts';
import { when } from './words.ts';

export interface SwitchesView {
  readonly history: readonly SwitchesEntry[];
  readonly problem?: string;
  readonly saved?: boolean;
}

/** What an operator can stop at once, and who stopped what and why. */
export function switchesPage(frame: Frame, { history, problem, saved }: SwitchesView): string {
  const { switches, session, base } = frame;
  return page(
    frame,
    'switches',
    'Switches',
    html`<h1>Switches</h1>
<p class="lead">They take effect at once, in every process. The way to a person always stays open.</p>
${problem && html`<p class="problem" role="alert">${problem}</p>`}
${saved && html`<p class="saved" role="status">Saved.</p>`}
<form class="switches" method="post" action="${base}/switches">
  <input type="hidden" name="csrf" value="${session.csrf}">
  ${box('botPaused', switches.botPaused, 'Pause the assistant', 'Every message is handed to a person.')}
  ${box('moneyPaused', switches.moneyPaused, 'Pause money', 'Refunds, cancellations, returns and disputes that have not begun wait until this is off.')}
  ${DIALOGS.map((dialog) =>
    box(
      `off.${dialog}`,
      switches.dialogsOff.includes(dialog),
      `Turn off ${dialogName(dialog)}`,
      'Who asks for it is handed to a person.',
    ),
  )}
  <label class="reason"><span>Reason</span><input name="reason" required maxlength="500" placeholder="What your colleagues should know"></label>
  <div class="actions"><button>Save</button></div>
</form>
<h2>History</h2>
${
  history.length > 0
    ? html`<ol class="history">${history.map(entryMarkup)}</ol>`
    : html`<p class="fine">Nothing was ever paused.</p>`
}`,
  );
}

/** With what it was, so that only what this operator changed is changed. */
const box = (name: string, on: boolean, label: string, hint: string): Html =>
  html`<label class="switch"><input type="checkbox" name="${name}" value="on"${on && html` checked`}><input type="hidden" name="was.${name}" value="${on ? 'on' : ''}"><span><b>${label}</b><small>${hint}</small></span></label>`;

function entryMarkup({ wroteAt, by, reason, switches }: SwitchesEntry): Html {
  const { botPaused, moneyPaused, dialogsOff } = switches;
  const on = [
    botPaused && 'assistant paused',
    moneyPaused && 'money paused',
    ...dialogsOff.map((dialog) => `${dialogName(dialog)} off`),
  ].filter(Boolean);
  return html`<li><p><b>${on.length > 0 ? on.join(', ') : 'all on'}</b> · ${when(wroteAt)} · ${by}</p><p class="fine" dir="auto">${reason}</p></li>`;
}
