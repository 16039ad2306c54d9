import type { Outgoing } from '../../src/conversation/channel.ts';
import { plainSigns } from './gsm.ts';
import { choiceLines, type Reveal, saidAndShown } from './reply-text.ts';
import { withAnswers } from './shorten.ts';

/** What Twilio takes in one message, in UTF-16 units. */
export const MOST_TEXT = 1_600;

/** A reply as an SMS. The same message gives the same text each time: it is found again by it. */
export function renderSms({ reply }: Pick<Outgoing, 'reply'>, reveal: Reveal): string {
  const said = plainSigns(saidAndShown(reply, reveal));
  return withAnswers(said, plainSigns(choiceLines(reply.choices ?? [])), MOST_TEXT);
}
