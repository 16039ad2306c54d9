import type { Attachment, IncomingActivity } from '../../src/conversation/activity.ts';
import type { Staff } from '../../src/conversation/state.ts';
import type { ButtonClick, Written } from './payloads.ts';

/** A message's `channel:ts`: what Slack knows it by, whichever event tells of it. */
export const messageKey = ({ channel, ts }: { channel: string; ts: string }): string =>
  `${channel}:${ts}`;

/** A message as an activity; `text` is what was written, without Slack's markup. */
export function messageToActivity(
  message: Written,
  options: { readonly from: Staff; readonly botUser: string; readonly text: string },
): IncomingActivity {
  const attachments = (message.files ?? []).flatMap((file): Attachment[] =>
    file.url_private
      ? [
          {
            contentType: file.mimetype ?? 'application/octet-stream',
            contentUrl: file.url_private,
            ...(file.name ? { name: file.name } : {}),
          },
        ]
      : [],
  );
  const { ts, thread_ts: thread } = message;
  return {
    ...inChannel(message.channel, options.from, options.botUser),
    id: messageKey(message),
    text: options.text,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(thread && thread !== ts ? { replyToId: thread } : {}),
    channelData: message,
  };
}

/** A tapped choice as an activity. What would let a reader of the log act in Slack is left out. */
export function clickToActivity(
  click: ButtonClick,
  options: { readonly from: Staff; readonly botUser: string },
): IncomingActivity {
  const [action] = click.actions;
  const { token: _token, response_url: _url, trigger_id: _trigger, ...kept } = click;
  return {
    ...inChannel(click.channel.id, options.from, options.botUser),
    id: `${click.channel.id}:${click.message.ts}:${action.action_ts}`,
    text: action.text?.text ?? '',
    value: { choice: action.value },
    replyToId: click.message.ts,
    channelData: kept,
  };
}

const inChannel = (channel: string, from: Staff, botUser: string) => ({
  type: 'message',
  channelId: 'slack',
  from: { id: from.id, name: from.name },
  recipient: { id: botUser, name: '' },
  conversation: { id: channel, name: '', isGroup: false, conversationType: 'personal' },
});
