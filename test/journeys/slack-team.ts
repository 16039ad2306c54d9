import { createHmac } from 'node:crypto';
import { DESK, type FakeSlack } from '../channels/slack/fake-slack.ts';
import { blockAction, direct, envelope, inThread } from '../channels/slack/front.ts';
import { eventually } from '../support/kernel.ts';
import { SLACK_SECRET } from '../support/service.ts';

/** The shop's colleagues in Slack: signed events and clicks in, what the bot posted to read. */
export function slackTeam({ url, slack }: { readonly url: string; readonly slack: FakeSlack }) {
  async function post(body: string, type = 'application/json'): Promise<void> {
    const at = String(Math.floor(Date.now() / 1000));
    const digest = createHmac('sha256', SLACK_SECRET).update(`v0:${at}:${body}`).digest('hex');
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${digest}`,
      },
    });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`Slack was answered with ${response.status}`);
  }

  const postedIn = (channel: string) =>
    slack.posted().filter(({ given }) => given.channel === channel);

  async function click(user: string, channel: string, label: string): Promise<void> {
    const newest = newestWith(label, channel);
    const form = blockAction(slack, {
      user,
      channel,
      ts: newest.ts,
      value: newest.value,
      label,
    });
    await post(
      new URLSearchParams({ payload: JSON.stringify(form) }).toString(),
      'application/x-www-form-urlencoded',
    );
  }

  /** The newest message of a channel, as it stands now, that has this button. */
  function newestWith(label: string, channel: string): { ts: string; value: string } {
    for (const call of slack.calls.toReversed()) {
      if (call.given.channel !== channel) continue;
      const value = buttonValue(label, call.given.blocks);
      const ts = call.ts ?? call.given.ts;
      if (value && ts) return { ts, value };
    }
    throw new Error(`no button "${label}" was posted in ${channel}`);
  }

  return {
    /** A colleague's direct messages with the bot. */
    member(user: string) {
      const channel = `D0${user.slice(2)}`;
      let read = 0;
      async function next(): Promise<string> {
        const shown = postedIn(channel).map(({ given }) => given.text);
        await eventually(
          `an answer to ${user} in Slack; so far: ${JSON.stringify(shown)}`,
          () => postedIn(channel).length > read,
        );
        read += 1;
        const call = postedIn(channel)[read - 1];
        return call ? slack.shown(call) : '';
      }
      return {
        next,
        unread: () => postedIn(channel).length - read,
        async says(text: string): Promise<string> {
          await post(envelope(direct(user, text)));
          return next();
        },
        /** Writes, whatever comes of it. */
        writes: (text: string) => post(envelope(direct(user, text))),
        async taps(label: string): Promise<string> {
          await click(user, channel, label);
          return next();
        },
      };
    },
    /** Cards that call a person, oldest first. */
    cards: () => postedIn(DESK).filter(({ given }) => !given.thread_ts),
    async card(): Promise<{ readonly ts: string; readonly shown: string }> {
      await eventually('a card at the desk', () =>
        postedIn(DESK).some(({ given }) => !given.thread_ts),
      );
      const card = postedIn(DESK).findLast(({ given }) => !given.thread_ts);
      return { ts: card?.ts ?? '', shown: card ? slack.shown(card) : '' };
    },
    claims: (user: string) => click(user, DESK, 'Claim'),
    givesBack: (user: string) => click(user, DESK, 'Give back'),
    writesInThread: (user: string, thread: string, text: string) =>
      post(envelope(inThread(user, text, thread))),
    inThread: (thread: string) =>
      postedIn(DESK)
        .filter(({ given }) => given.thread_ts === thread)
        .map((call) => slack.shown(call)),
  };
}

function buttonValue(label: string, blocks: string | undefined): string | undefined {
  const found = (node: unknown): string | undefined => {
    if (typeof node !== 'object' || node === null) return undefined;
    const { text, value } = node as { text?: { text?: string }; value?: string };
    if (value !== undefined && text?.text === label) return value;
    for (const inner of Object.values(node)) {
      const deeper = found(inner);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };
  return found(JSON.parse(blocks ?? 'null'));
}
