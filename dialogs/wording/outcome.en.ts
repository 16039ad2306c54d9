import type { RefusalCode, ShopReceipt } from '../../src/commerce/commerce.ts';
import { day, money } from './common.en.ts';

/** What became of an effect. */
export const outcomeWords = {
  done: (receipt: ShopReceipt, paidWith: string | undefined, now: Date): string => {
    const { reference, orderId, amount, expectedBy } = receipt;
    const sum = amount ? money(amount) : '';
    const to = paidWith ? ` to ${paidWith}` : '';
    switch (receipt.action) {
      case 'refund':
        return `Done: ${sum} for ${orderId} goes back${to}, by ${day(expectedBy, now)} at the latest. Your reference is ${reference}.`;
      case 'cancellation':
        return `Done: order ${orderId} is cancelled and ${sum} goes back${to}, by ${day(expectedBy, now)} at the latest. Your reference is ${reference}.`;
      case 'return':
        return `Your return for ${orderId} is registered. Please write ${receipt.label ?? reference} on the parcel and hand it in by ${day(expectedBy, now)}; ${sum} is refunded once it is back. Your reference is ${reference}.`;
      case 'dispute':
        return `Your case on ${orderId} is open, under the number ${reference}. You get an answer by ${day(expectedBy, now)}.`;
    }
  },
  refused: {
    order_unknown: 'I could not find that order any more, so nothing was changed.',
    already_refunded: 'That has been refunded already, so nothing more was paid.',
    amount_exceeds_captured:
      'That would be more than was paid for the order, so nothing was refunded.',
    currency_mismatch: 'The amounts did not match, so nothing was refunded.',
    already_shipped:
      'The order has left our warehouse meanwhile, so it could not be cancelled. You can ask for a return instead.',
    already_cancelled: 'The order has been cancelled already, so nothing more was changed.',
    dispute_open: 'A case about that is open already, so no second one was opened.',
    not_refundable: 'The order has changed meanwhile, so nothing was refunded.',
  } satisfies Record<RefusalCode, string>,
  refusedEnd: 'Write PERSON if you would like a colleague to look at it.',
  unsettled:
    'This is taking longer than usual. You do not need to do anything: it is being worked on, and I will write as soon as it is done.',
};
