declare const brand: unique symbol;
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** What a log document belongs to: a conversation, an order's reservations, or the operator switches. */
export type StreamId = Brand<string, 'StreamId'>;
/** A conversation's stream. Opaque (a keyed hash), so that it may stay after an erasure. */
export type ConversationId = StreamId & Brand<string, 'ConversationId'>;
/** `<conversation>/<seq>.<n>`: the nth message of a turn. Rides in the provider's status callback. */
export type MessageId = Brand<string, 'MessageId'>;
/** The idempotency key of an effect: `<conversation>/<seq>!<kind>`, the same for ever. */
export type EffectKey = Brand<string, 'EffectKey'>;
export type OrderId = Brand<string, 'OrderId'>;
export type ItemId = Brand<string, 'ItemId'>;
export type CustomerId = Brand<string, 'CustomerId'>;

export const messageId = (conversation: ConversationId, seq: number, n: number): MessageId =>
  `${conversation}/${seq}.${n}` as MessageId;

export const effectKey = (conversation: ConversationId, seq: number, kind: string): EffectKey =>
  `${conversation}/${seq}!${kind}` as EffectKey;

/** The conversation that a message or an effect belongs to. */
export const conversationOf = (id: MessageId | EffectKey): ConversationId =>
  id.slice(0, id.indexOf('/')) as ConversationId;
