import type { DisputeType } from '../../src/commerce/commerce.ts';

export const disputeWords = {
  whatHappened: 'Sorry to hear that. What is wrong?',
  types: {
    not_received: 'It never arrived',
    not_as_described: 'Not as described',
    charged_twice: 'Charged twice',
    not_recognised: 'Unknown charge',
    wrong_amount: 'Wrong amount',
    refund_missing: 'Refund is missing',
  } satisfies Record<DisputeType, string>,
  named: {
    not_received: 'an order that did not arrive',
    not_as_described: 'something that is not as described',
    charged_twice: 'a double charge',
    not_recognised: 'a charge you do not recognise',
    wrong_amount: 'a wrong amount',
    refund_missing: 'a missing refund',
  } satisfies Record<DisputeType, string>,
  facts: 'Please tell me in a sentence or two what happened, for the colleague who looks into it.',
  quote: (order: string, named: string, days: number, nextStep: string) =>
    `I can open a case on ${order} about ${named}. ${nextStep} You get an answer within ${days} days. Shall I open it?`,
  yes: 'Yes, open a case',
  no: 'No, leave it',
  kept: 'Okay, no case is opened. Is there anything else?',
  denied: (words: string) =>
    `${words} If you see it differently, write PERSON and a colleague looks at it.`,
};
