import type { types } from '@slack/bolt';
import { type Bot, DESK, SMS_FROM, WHATSAPP_FROM, type World } from './world.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const card = (claimedBy?: string): types.KnownBlock[] => [
  { type: 'header', text: { type: 'plain_text', text: 'Emma Lindqvist asks for a person' } },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Order*\nR-1001 · Stoneware mug' },
      { type: 'mrkdwn', text: '*Channel*\nSMS, +15550101' },
    ],
  },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '&gt; Two of the four mugs came *broken*.\n&gt; Can I talk to somebody?',
    },
  },
  {
    type: 'context',
    elements: [
      {
        type: 'mrkdwn',
        text: claimedBy ? `Claimed by <@${claimedBy}>` : 'Tried: refund of R-1001, needs approval',
      },
    ],
  },
  {
    type: 'actions',
    block_id: 'handoff',
    elements: claimedBy
      ? [
          {
            type: 'button',
            action_id: 'release',
            text: { type: 'plain_text', text: 'Give back' },
            value: '1',
          },
        ]
      : [
          {
            type: 'button',
            action_id: 'claim',
            style: 'primary',
            text: { type: 'plain_text', text: 'Claim' },
            value: '1',
          },
        ],
  },
];

/** Says enough to show each thing that the page draws. */
export const smallBot: Bot = {
  async text(
    world,
    { From = '', Body = '', ButtonPayload, ListTitle, MessageSid = '', OptOutType },
  ) {
    if (OptOutType !== undefined) return;
    const over = From.startsWith('whatsapp:');
    if (over)
      await world.client.messaging.v2.typingIndicator.create({
        channel: 'whatsapp',
        messageId: MessageSid,
      });
    await pause(350);
    const say = (more: { body: string } | { contentSid: string; contentVariables?: string }) =>
      world.client.messages.create({
        from: over ? `whatsapp:${WHATSAPP_FROM}` : SMS_FROM,
        to: From,
        statusCallback: world.callback('c1/3.1'),
        ...more,
      });
    if (/person/i.test(Body)) {
      await say({
        body: 'I am passing you to a colleague. They will answer right here, usually within ten minutes.',
      });
      await world.slack.chat.postMessage({
        channel: DESK,
        text: 'Emma asks for a person',
        blocks: card(),
      });
    } else if (ButtonPayload !== undefined)
      await say({
        body: `Done: *$29.00* goes back to your Visa ending in 4242 by 27 November. Reference RF-7K2M9.`,
      });
    else if (ListTitle !== undefined)
      await say({
        contentSid: await quoteFor(world),
        contentVariables: JSON.stringify({ 1: ListTitle }),
      });
    else if (over && /back|refund/i.test(Body)) await say({ contentSid: await listOf(world) });
    else if (over)
      await say({ contentSid: await quoteFor(world), contentVariables: '{"1":"Stoneware mug"}' });
    else if (/back|refund/i.test(Body)) {
      await say({
        body: 'Which items of R-1001 is it about?\n\n1  Stoneware mug, sand\n2  Stoneware mug, slate\n3  All of it\n\nReply with a number. https://shop.example/R-1001',
      });
    } else
      await say({
        body: 'Hello! I am the shop’s automated assistant. Ask me about a refund, a cancellation or an order. Write PERSON to reach a human.',
      });
  },
  slack(world, app) {
    app.action('claim', async ({ ack, body }) => {
      await ack();
      if (body.type !== 'block_actions' || body.message === undefined) return;
      await world.slack.chat.update({
        channel: DESK,
        ts: body.message.ts,
        text: 'Claimed',
        blocks: card(body.user.id),
      });
    });
    app.action('release', async ({ ack, body }) => {
      await ack();
      if (body.type !== 'block_actions' || body.message === undefined) return;
      await world.slack.chat.update({
        channel: DESK,
        ts: body.message.ts,
        text: 'Open',
        blocks: card(),
      });
    });
    app.message(async ({ message, say }) => {
      if (message.subtype !== undefined) return;
      if (message.channel_type === 'im') {
        await say(
          `*R-1001* for <@${message.user}>: delivered on 19 November, \`$58.00\` paid, nothing refunded. <https://shop.example/R-1001|Open it>`,
        );
      } else if (message.thread_ts !== undefined) {
        await world.client.messages.create({
          from: SMS_FROM,
          to: '+15550101',
          body: `Mia: ${message.text}`,
        });
        await world.slack.reactions.add({
          channel: message.channel,
          timestamp: message.ts,
          name: 'white_check_mark',
        });
      }
    });
  },
};

async function quoteFor(world: World): Promise<string> {
  const { sid } = await world.client.content.v1.contents.create({
    language: 'en',
    variables: { 1: 'the item' },
    types: {
      'twilio/quick-reply': {
        body: 'I can refund {{1}} for *$29.00* to the card you paid with. Shall I?',
        actions: [
          { type: 'QUICK_REPLY', title: 'Yes, refund it', id: 'yes' },
          { type: 'QUICK_REPLY', title: 'No', id: 'no' },
        ],
      },
    },
  } as never);
  return sid;
}

async function listOf(world: World): Promise<string> {
  const { sid } = await world.client.content.v1.contents.create({
    language: 'en',
    types: {
      'twilio/list-picker': {
        body: 'Which items of R-1001 is it about?',
        button: 'Choose items',
        items: [
          { item: 'Mug, sand', id: 'i1', description: '1 of 2 · $14.50 each' },
          { item: 'Mug, slate', id: 'i2', description: '2 · $14.50 each' },
          { item: 'All of it', id: 'all' },
        ],
      },
    },
  } as never);
  return sid;
}
