import type { Attachment, IncomingActivity } from '../../src/conversation/activity.ts';
import { bare, channelOf } from './address.ts';
import type { Fields } from './form.ts';
import type { IncomingMessage } from './parse.ts';

/** Twilio's own word on a keyword that it handled itself. HELP stays a message: it asks for something. */
const OPT: Readonly<Record<string, string>> = { STOP: 'optOut', START: 'optIn' };

/** A webhook's fields as an Activity: the text untouched, every field kept in `channelData`. */
export function toActivity(message: IncomingMessage, fields: Fields): IncomingActivity {
  const from = bare(message.From);
  const event = OPT[message.OptOutType ?? ''];
  const choice = message.ButtonPayload ?? message.ListId;
  const attachments = attachmentsOf(message.NumMedia, fields);
  return {
    type: event ? 'event' : 'message',
    ...(event ? { name: event } : {}),
    channelId: channelOf(message.From),
    id: message.MessageSid,
    from: { id: from, name: message.ProfileName ?? '' },
    recipient: { id: bare(message.To), name: '' },
    conversation: { id: from, name: '', isGroup: false, conversationType: 'personal' },
    text: message.Body,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(choice ? { value: { choice } } : {}),
    ...(message.OriginalRepliedMessageSid ? { replyToId: message.OriginalRepliedMessageSid } : {}),
    channelData: fields,
  };
}

function attachmentsOf(count: number, fields: Fields): Attachment[] {
  return Array.from({ length: count }, (_, n) => ({
    contentType: fields[`MediaContentType${n}`] ?? 'application/octet-stream',
    contentUrl: fields[`MediaUrl${n}`] ?? '',
  })).filter(({ contentUrl }) => contentUrl !== '');
}
