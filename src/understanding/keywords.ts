import { plain } from './normalise.ts';
import { tables, tablesFrom } from './rules/tables.ts';

/** STOP and its like, or START, as a whole message. The carrier's keywords in English, ours beside them. */
export function optKeyword(text: string): 'stop' | 'start' | undefined {
  const words = plain(text);
  if (tables.some(({ stop }) => stop.includes(words))) return 'stop';
  if (tables.some(({ start }) => start.includes(words))) return 'start';
  return undefined;
}

/** "Never mind" as a whole message or clause. */
export function leavesTask(text: string, language: string): boolean {
  const words = plain(text).replace(
    /^(oh|no|ok|okay|actually|well|sorry|hmm|please|just) |( please| thanks| thank you| then| now)$/g,
    '',
  );
  return words !== '' && tablesFrom(language).some(({ leave }) => leave.includes(words));
}

/**
 * A bare "cancel". It leaves a task, but inside a cancellation it may as well mean the order: there
 * nobody can say, and the question is put again. (A carrier's opt-out comes as an event, not as text.)
 */
export function isBareCancel(text: string): boolean {
  return BARE_CANCEL.test(plain(text));
}

const BARE_CANCEL =
  /^((please|pls|just|ok|i want to|bitte|por favor|svp) )*(cancel|cancell|cancle|canel|abbrechen|stornieren|annuler|annulez|cancelar|cancela|annulla|annullare|annuleren|annuleer|avbryt|avbestall|kanseller|annuller|afbryd|peruuta|anuluj)( (it|this|that|please|pls|now))*$/;
