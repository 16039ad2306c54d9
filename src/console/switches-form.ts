import type { Switches } from '../log/document.ts';
import { DIALOGS } from './queries.ts';

export type SwitchesForm =
  | { readonly kind: 'change'; readonly switches: Partial<Switches>; readonly reason: string }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * What the operator changed against what the page had shown: a colleague's change in between stays.
 */
export function changeOf(
  form: Readonly<Partial<Record<string, string>>>,
  now: Switches,
): SwitchesForm {
  const changed = (name: string): boolean | undefined => {
    const on = form[name] === 'on';
    return on === (form[`was.${name}`] === 'on') ? undefined : on;
  };
  const botPaused = changed('botPaused');
  const moneyPaused = changed('moneyPaused');
  const dialogs = DIALOGS.filter((dialog) => changed(`off.${dialog}`) !== undefined);
  const dialogsOff = DIALOGS.filter(
    (dialog) => changed(`off.${dialog}`) ?? now.dialogsOff.includes(dialog),
  );
  const switches = {
    ...(botPaused === undefined ? {} : { botPaused }),
    ...(moneyPaused === undefined ? {} : { moneyPaused }),
    ...(dialogs.length > 0 ? { dialogsOff } : {}),
  };
  const reason = form['reason']?.trim() ?? '';
  if (reason === '' || reason.length > 500) {
    return { kind: 'problem', problem: 'Say why, in at most 500 characters: nothing was changed.' };
  }
  if (Object.keys(switches).length === 0) {
    return { kind: 'problem', problem: 'Nothing was changed: tick or untick something first.' };
  }
  return { kind: 'change', switches, reason };
}
