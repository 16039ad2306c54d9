import type { DisputeType } from './commerce.ts';

/** What the words of each rule need. The ids are stable: they are in the log for ever. */
export interface RuleFacts {
  'refund.nothing_chosen': Nothing;
  'refund.no_such_item': Nothing;
  'refund.order_cancelled': Nothing;
  'refund.already_refunded': { readonly item: string };
  'refund.return_open': { readonly item: string };
  'refund.quantity': { readonly item: string; readonly left: number };
  'refund.nothing_left': Nothing;
  'refund.nothing_paid': Nothing;
  'refund.one_way_at_a_time': Nothing;
  'refund.not_shipped': Nothing;
  'refund.came_back': { readonly item: string };
  'refund.final_sale': { readonly item: string };
  'refund.digital': { readonly item: string };
  'refund.digital_claim': { readonly item: string };
  'refund.wait_until': { readonly until: Date };
  'refund.not_received': Nothing;
  'refund.marked_delivered': { readonly on: Date };
  'refund.return_first': { readonly days: number };
  'refund.return_on_arrival': Nothing;
  'refund.faulty': { readonly days: number };
  'refund.not_arrived': Nothing;
  'refund.window': { readonly item: string; readonly days: number };
  'refund.claim_window': { readonly item: string; readonly days: number };
  'refund.date_unknown': Nothing;
  'refund.above_limit': Nothing;
  'refund.number_not_enough': Nothing;
  'refund.repeated': Nothing;
  'refund.approved': { readonly basis: RuleId };
  'cancel.before_shipment': Nothing;
  'cancel.already': Nothing;
  'cancel.nothing_left': Nothing;
  'cancel.shipped': Nothing;
  'cancel.partly_shipped': Nothing;
  'cancel.delivered': Nothing;
  'dispute.opened': { readonly type: DisputeType; readonly days: number };
  'dispute.already_open': { readonly reference: string };
  'dispute.window': { readonly days: number };
  'dispute.wait_until': { readonly until: Date };
  'dispute.not_arrived': Nothing;
  'dispute.already_refunded': Nothing;
  'dispute.no_refund_made': Nothing;
}

export type RuleId = keyof RuleFacts;
type Nothing = Readonly<Record<string, never>>;

/** A rule that decided, its facts (to say it in another language) and its words in English. */
export type Ruled = {
  readonly [R in RuleId]: {
    readonly rule: R;
    readonly facts: RuleFacts[R];
    readonly words: string;
  };
}[RuleId];

/** Words of every rule in one language, one sentence each. */
type RuleWords = { readonly [R in RuleId]: (facts: RuleFacts[R]) => string };

export const ruled = <R extends RuleId>(rule: R, facts: RuleFacts[R]): Ruled =>
  ({ rule, facts, words: english[rule](facts) }) as Ruled;

const english: RuleWords = {
  'refund.nothing_chosen': () => 'Please say which items it is about.',
  'refund.no_such_item': () => 'That item is not part of this order.',
  'refund.order_cancelled': () =>
    'This order was cancelled, so there is nothing left of it to refund.',
  'refund.already_refunded': ({ item }) => `${item} has been refunded already.`,
  'refund.return_open': ({ item }) =>
    `A return is already open for ${item}, and its refund follows once the parcel is back with us.`,
  'refund.quantity': ({ item, left }) => `Only ${left} of ${item} can still be refunded.`,
  'refund.nothing_left': () => 'All that was paid for this order has been refunded already.',
  'refund.nothing_paid': () => 'Nothing was paid for this, so there is nothing to refund.',
  'refund.one_way_at_a_time': () =>
    'Part of this can be settled right away and part only once it is back with us, so we take them one after the other.',
  'refund.not_shipped': () => 'What has not been sent yet is refunded right away.',
  'refund.came_back': ({ item }) => `${item} is back with us, so it is refunded right away.`,
  'refund.final_sale': ({ item }) =>
    `${item} was sold as final sale, which is refunded only when it is damaged, wrong, not as described or never arrived.`,
  'refund.digital': ({ item }) =>
    `${item} is a digital product, which can't be refunded once it has been delivered.`,
  'refund.digital_claim': ({ item }) =>
    `${item} is a digital product, so a colleague looks at what is wrong with it before it is refunded.`,
  'refund.wait_until': ({ until }) =>
    `The parcel is still on its way; if it has not arrived by ${day(until)}, it counts as lost and is refunded.`,
  'refund.not_received': () => 'A parcel that is this late counts as lost and is refunded.',
  'refund.marked_delivered': ({ on }) =>
    `The carrier reports it delivered on ${day(on)}, so a colleague checks with them before it is refunded.`,
  'refund.return_first': ({ days }) =>
    `Within ${days} days of delivery you can send it back, and it is refunded once it is back with us.`,
  'refund.return_on_arrival': () =>
    'It is already on its way to you, so it is refunded once you have sent it back to us.',
  'refund.faulty': ({ days }) =>
    `What arrives damaged, wrong or not as described is refunded without sending it back, within ${days} days of delivery.`,
  'refund.not_arrived': () =>
    'The carrier has not reported it delivered yet, so a colleague looks at it before it is refunded.',
  'refund.window': ({ item, days }) =>
    `${item} was delivered more than ${days} days ago, and after ${days} days it can no longer be sent back.`,
  'refund.claim_window': ({ item, days }) =>
    `${item} was delivered more than ${days} days ago, and problems have to be reported within ${days} days.`,
  'refund.date_unknown': () =>
    'We have no delivery date on file, so a colleague looks at it before it is refunded.',
  'refund.above_limit': () => 'A refund of this size is approved by a colleague first.',
  'refund.number_not_enough': () =>
    'For a refund of this size a phone number alone is not enough to prove who is asking, so a colleague approves it first.',
  'refund.repeated': () =>
    'This order was refunded in part before, so a colleague approves a further refund first.',
  'refund.approved': () => 'A colleague has approved this refund.',
  'cancel.before_shipment': () =>
    'An order that has not been sent yet can be cancelled, and all that was paid for it is refunded.',
  'cancel.already': () => 'This order has been cancelled already.',
  'cancel.nothing_left': () => 'All that was paid for this order has been refunded already.',
  'cancel.shipped': () =>
    'This order is already on its way and can no longer be cancelled, but it can be sent back for a refund.',
  'cancel.partly_shipped': () =>
    'Part of this order has been sent and it can no longer be cancelled as a whole, but what was not sent can be refunded and the rest sent back.',
  'cancel.delivered': () =>
    'This order has been delivered and can no longer be cancelled, but you can ask for a return or a refund.',
  'dispute.opened': ({ type, days }) =>
    `We look into ${disputed[type]} and answer within ${days} days.`,
  'dispute.already_open': ({ reference }) =>
    `We are looking into this already, under the number ${reference}.`,
  'dispute.window': ({ days }) => `A problem with an order has to be reported within ${days} days.`,
  'dispute.wait_until': ({ until }) =>
    `The parcel can still arrive; from ${day(until)} on we treat it as lost, and you can report it then.`,
  'dispute.not_arrived': () =>
    'This order has not been delivered yet, so it can be compared once it is there.',
  'dispute.already_refunded': () => 'All that was paid for this order has been refunded already.',
  'dispute.no_refund_made': () =>
    'No refund has been made for this order so far, but you can ask for one.',
};

/** What happens next with a dispute of each type, in words. */
export const disputeNextStep: Readonly<Record<DisputeType, string>> = {
  not_received: 'We ask the carrier where the parcel is.',
  not_as_described:
    'A colleague compares what you tell us with what was ordered; please keep the item and a photo of it.',
  charged_twice:
    'A colleague compares the charges on this order; a second charge goes back to where it came from.',
  not_recognised:
    'A colleague checks who placed this order; please also tell your bank if your card may be in other hands.',
  wrong_amount:
    'A colleague compares what was charged with the order; a difference goes back to where it came from.',
  refund_missing: 'A colleague traces the refund with the payment provider.',
};
export const deniedNextStep =
  'If you see it differently, ask for a person and a colleague will look at it.';

const disputed: Readonly<Record<DisputeType, string>> = {
  not_received: 'the parcel that did not arrive',
  not_as_described: 'what was not as described',
  charged_twice: 'the double charge',
  not_recognised: 'the charge that you do not recognise',
  wrong_amount: 'the amount that was charged',
  refund_missing: 'the refund that did not arrive',
};

const day = (date: Date): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
