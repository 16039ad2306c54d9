import type { PolicyRules } from '../../src/commerce/policy.ts';
import type { AnswerTopic, DialogName } from '../../src/understanding/command.ts';

/** What is said around the dialogs. */
export const rootWords = {
  introduction: (shop: string) =>
    `Hi, this is the automated assistant of ${shop}. Write PERSON at any time to reach a colleague.`,

  help: 'I can help with a refund, a cancellation, a problem with an order or a charge, and where an order is. What do you need?',
  staffHelp:
    'Tell me whom it is about (name, e-mail, phone or order number) and what they need: order status, refund, cancellation or dispute.',
  tasks: {
    refund: 'Get a refund',
    cancel_order: 'Cancel an order',
    dispute: 'Report a problem',
    order_status: 'Where is my order?',
  } satisfies Record<DialogName, string>,
  whichTask: 'What would you like to do?',

  notUnderstood: 'Sorry, I did not get that.',
  pickOne: 'Please answer with one of these, or in your own words.',
  media: 'I can not look at pictures, recordings or files yet, so please tell me in words.',
  stillLost: 'I am not getting this right, so I am asking a colleague to help.',

  left: 'Okay, I have left that. Nothing was changed. Is there anything else?',
  nothingToSay: 'Okay. If there is anything you need, just write.',
  settled: 'That question is settled already. What can I do for you?',
  later: (order: string) => `I will take ${order} right after this.`,
  off: 'That is not available here at the moment.',

  stopped: 'You will get no more messages from us here. Write START to hear from us again.',
  started: 'Welcome back. You will get our messages again. What can I do for you?',
};

export const answers = (topic: AnswerTopic, rules: PolicyRules): string => {
  switch (topic) {
    case 'greeting':
      return 'Hello! What can I do for you?';
    case 'thanks':
      return 'You are welcome. Is there anything else?';
    case 'goodbye':
      return 'Goodbye, and thank you for writing.';
    case 'are_you_a_bot':
      return 'Yes, I am an automated assistant. Write PERSON and a colleague takes over.';
    case 'what_can_you_do':
      return rootWords.help;
    case 'refund_policy':
      return `You can send things back within ${rules.returnWindowDays} days of delivery. What arrives damaged, wrong or not as described is refunded within ${rules.claimWindowDays} days, without sending it back. Money goes back to where it came from, within ${rules.moneyBackDays} days.`;
    case 'cancellation_policy':
      return 'An order can be cancelled free of charge until it is sent. After that you can send it back.';
    case 'refund_status':
      return `A refund reaches your account within ${rules.moneyBackDays} days. Write the order number and I will look it up.`;
    case 'delivery_info':
      return 'Write the order number and I will tell you where it is and when it should arrive.';
    case 'not_supported_yet':
      return 'I can not do that myself. Write PERSON and a colleague will help you.';
  }
};
