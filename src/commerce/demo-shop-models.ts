import { type Connection, type Model, Schema } from 'mongoose';
import type { CustomerId, EffectKey, OrderId } from '../conversation/ids.ts';
import type {
  Customer,
  DisputeType,
  Order,
  RefundLine,
  ShopAction,
  ShopOutcome,
} from './commerce.ts';
import type { Money } from './money.ts';

export interface CustomerRecord extends Omit<Customer, 'id'> {
  readonly _id: CustomerId;
  /** Name and e-mail without case and accents, for staff to search in. */
  readonly folded: string;
}

/** What a key did, in the order itself: one atomic update changes the order and remembers the key. */
interface Effect {
  readonly key: EffectKey;
  readonly action: ShopAction['kind'];
  readonly outcome: ShopOutcome;
}

export interface ReturnRecord {
  readonly reference: string;
  readonly lines: readonly RefundLine[];
  readonly amount: Money;
  readonly label: string;
  readonly sendBy: Date;
}

export interface DisputeRecord {
  readonly reference: string;
  readonly type: DisputeType;
  readonly facts: string;
  readonly answerBy: Date;
  readonly state: 'open' | 'closed';
}

export interface OrderRecord extends Omit<Order, 'id'> {
  readonly _id: OrderId;
  /** Grows with every change; an update names the one that it read. */
  readonly revision: number;
  readonly effects: readonly Effect[];
  readonly returns: readonly ReturnRecord[];
  readonly disputes: readonly DisputeRecord[];
}

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly kind: 'physical' | 'digital';
  readonly finalSale: boolean;
  readonly prices: readonly Money[];
}
interface ProductRecord extends Omit<Product, 'sku'> {
  readonly _id: string;
}

export interface ShopModels {
  readonly customers: Model<CustomerRecord>;
  readonly orders: Model<OrderRecord>;
  readonly products: Model<ProductRecord>;
  readonly seeds: Model<{ readonly _id: string; readonly at: Date }>;
}

/** Models on this connection; asking twice gives the same ones. */
export const shopModels = (connection: Connection): ShopModels => {
  const model = <T>(name: string, schema: Schema<T>): Model<T> =>
    (connection.models[name] as Model<T> | undefined) ?? connection.model<T>(name, schema, name);
  return {
    customers: model('shop_customers', customerSchema),
    orders: model('shop_orders', orderSchema),
    products: model('shop_products', productSchema),
    seeds: model('shop_seeds', seedSchema),
  };
};

// `autoIndex` off: seed() builds the indexes and waits for them.
const options = { autoIndex: false, versionKey: false } as const;
const inner = { _id: false } as const;

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;
const money = new Schema<Money>({ minor: count, currency: text }, inner);

const item = new Schema(
  {
    id: text,
    sku: text,
    name: text,
    quantity: count,
    unitPrice: { type: money, required: true },
    kind: text,
    finalSale: { type: Boolean, required: true },
    shipped: count,
    delivered: count,
    returned: count,
    refunded: count,
    returning: Number,
  },
  inner,
);

const effect = new Schema(
  { key: text, action: text, outcome: { type: Schema.Types.Mixed, required: true } },
  inner,
);
const line = new Schema({ itemId: text, quantity: count }, inner);
const returned = new Schema(
  { reference: text, lines: [line], amount: money, label: text, sendBy: date },
  inner,
);
const dispute = new Schema(
  {
    reference: text,
    type: { type: String, required: true },
    facts: String,
    answerBy: date,
    state: text,
  },
  inner,
);

const orderSchema = new Schema<OrderRecord>(
  {
    _id: text,
    customerId: text,
    placedAt: date,
    status: text,
    items: [item],
    captured: { type: money, required: true },
    refunded: { type: money, required: true },
    shippedAt: Date,
    deliveredAt: Date,
    expectedAt: Date,
    tracking: { type: new Schema({ carrier: text, number: text }, inner) },
    paidWith: text,
    revision: count,
    effects: [effect],
    returns: [returned],
    disputes: [dispute],
  },
  options,
);
orderSchema.index({ customerId: 1, placedAt: -1 });
// A key belongs to one order for ever. Partial, because an empty list would be indexed as one null.
orderSchema.index(
  { 'effects.key': 1 },
  { unique: true, partialFilterExpression: { 'effects.key': { $type: 'string' } } },
);

const customerSchema = new Schema<CustomerRecord>(
  { _id: text, name: text, phones: [String], email: text, language: text, folded: text },
  options,
);
customerSchema.index({ phones: 1 });
customerSchema.index({ email: 1 });

const productSchema = new Schema<ProductRecord>(
  {
    _id: text,
    name: text,
    kind: text,
    finalSale: { type: Boolean, required: true },
    prices: [money],
  },
  options,
);
const seedSchema = new Schema<{ _id: string; at: Date }>({ _id: text, at: date }, options);
