import type { CustomerId, EffectKey, ItemId, OrderId } from '../conversation/ids.ts';
import type { Money } from './money.ts';

export interface Customer {
  readonly id: CustomerId;
  readonly name: string;
  /** E.164. The contacts on file: a code goes only to these. */
  readonly phones: readonly string[];
  readonly email: string;
  /** BCP 47. */
  readonly language: string;
}

export interface OrderItem {
  readonly id: ItemId;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** What was paid for one, discounts and tax included. */
  readonly unitPrice: Money;
  readonly kind: 'physical' | 'digital';
  readonly finalSale: boolean;
  /** How many of them left the warehouse, arrived, came back, were refunded. */
  readonly shipped: number;
  readonly delivered: number;
  readonly returned: number;
  readonly refunded: number;
  /** On their way back by a registered return, not refunded yet. */
  readonly returning?: number;
}

export type OrderStatus = 'processing' | 'partly_shipped' | 'shipped' | 'delivered' | 'cancelled';

export interface Order {
  readonly id: OrderId;
  readonly customerId: CustomerId;
  readonly placedAt: Date;
  readonly status: OrderStatus;
  readonly items: readonly OrderItem[];
  readonly captured: Money;
  readonly refunded: Money;
  readonly shippedAt?: Date;
  readonly deliveredAt?: Date;
  /** When it should arrive. */
  readonly expectedAt?: Date;
  readonly tracking?: { readonly carrier: string; readonly number: string };
  /** In words a customer knows: "Visa ending in 4242". Money goes back there and nowhere else. */
  readonly paidWith: string;
}

export interface RefundLine {
  readonly itemId: ItemId;
  readonly quantity: number;
}

export type RefundReason =
  | 'damaged'
  | 'wrong_item'
  | 'not_as_described'
  | 'not_received'
  | 'changed_mind'
  | 'late'
  | 'other';

export type DisputeType =
  | 'not_received'
  | 'not_as_described'
  | 'charged_twice'
  | 'not_recognised'
  | 'wrong_amount'
  | 'refund_missing';

/** A change at the shop, asked for by an effect. Everything that is needed to do it, and nothing else. */
export type ShopAction =
  | {
      readonly kind: 'refund';
      readonly orderId: OrderId;
      readonly lines: readonly RefundLine[];
      readonly amount: Money;
      readonly reason: RefundReason;
    }
  | { readonly kind: 'cancellation'; readonly orderId: OrderId; readonly amount: Money }
  | {
      readonly kind: 'return';
      readonly orderId: OrderId;
      readonly lines: readonly RefundLine[];
      readonly amount: Money;
      readonly reason: RefundReason;
    }
  | {
      readonly kind: 'dispute';
      readonly orderId: OrderId;
      readonly type: DisputeType;
      readonly facts: string;
    };

/** What the shop gives back for an action done: shown to the customer, kept for ever. */
export interface ShopReceipt {
  /** RF-…, CX-…, RT-…, D-… */
  readonly reference: string;
  readonly action: ShopAction['kind'];
  readonly orderId: OrderId;
  readonly amount?: Money;
  /** When it was done. */
  readonly at: Date;
  /** Money on the account, the case's answer, the parcel's last day, by kind. */
  readonly expectedBy: Date;
  /** Of a return: what to write on the parcel. */
  readonly label?: string;
}

/** `refused`: the shop says no for good (already refunded, already shipped …), `code` says why. */
export type ShopOutcome =
  | { readonly kind: 'done'; readonly receipt: ShopReceipt }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string };

export type RefusalCode =
  | 'order_unknown'
  | 'already_refunded'
  | 'amount_exceeds_captured'
  | 'currency_mismatch'
  | 'already_shipped'
  | 'already_cancelled'
  | 'dispute_open'
  | 'not_refundable';

/**
 * A shop's back end. Reads and actions may throw (down, slow): nothing is known then, and an action
 * is looked up by its key before it is tried again.
 */
export interface Commerce {
  customersByPhone(e164: string): Promise<readonly Customer[]>;
  customersByEmail(email: string): Promise<readonly Customer[]>;
  /** By name, e-mail, phone or order number, for staff only. At most 10. */
  searchCustomers(query: string): Promise<readonly Customer[]>;
  customer(id: CustomerId): Promise<Customer | undefined>;
  /** Newest first. */
  ordersOf(id: CustomerId): Promise<readonly Order[]>;
  order(id: OrderId): Promise<Order | undefined>;
  /** Idempotent by `key`, for ever: the same key gives the same receipt. */
  perform(key: EffectKey, action: ShopAction): Promise<ShopOutcome>;
  /** What became of `key`, if the shop ever saw it. */
  outcomeOf(key: EffectKey): Promise<ShopOutcome | undefined>;
}
