import type { IncomingActivity } from '../../src/conversation/activity.ts';

/** One line typed, as an activity. `id` must be unique for ever: the process names it once. */
export function lineToActivity(line: {
  readonly id: string;
  readonly from: string;
  readonly text: string;
}): IncomingActivity {
  return {
    type: 'message',
    channelId: 'terminal',
    id: line.id,
    from: { id: line.from, name: '' },
    recipient: { id: 'shop', name: '' },
    conversation: { id: line.from, name: '', isGroup: false, conversationType: 'personal' },
    text: line.text,
    channelData: {},
  };
}
