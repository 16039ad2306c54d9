import type { CustomerId, ItemId, OrderId } from '../conversation/ids.ts';
import type { Customer, Order, OrderItem, OrderStatus } from './commerce.ts';
import type { Product } from './demo-shop-models.ts';
import { addMoney, timesMoney, zero } from './money.ts';
import { daysAfter } from './parcel-dates.ts';

const person = (id: string, name: string, phone: string, email: string, language: string): Customer => ({
  id: id as CustomerId,
  name,
  phones: [phone],
  email,
  language,
});

export const demoCustomers: readonly Customer[] = [
  person('C-01', 'Ana Moreno', '+15550101', 'ana@example.com', 'en'),
  person('C-02', 'Jonas Weber', '+15550102', 'jonas@example.com', 'de'),
  person('C-03', 'Claire Fontaine', '+15550103', 'claire@example.com', 'fr'),
  person('C-04', 'Lucía Ortega', '+15550104', 'lucia@example.com', 'es'),
  person('C-05', 'Elin Nyström', '+15550105', 'elin@example.com', 'sv'),
  person('C-06', 'Oliver Grant', '+15550106', 'oliver@example.com', 'en-GB'),
  person('C-07', 'Yuki Tanaka', '+15550107', 'yuki@example.com', 'ja'),
  person('C-08', 'Marta Silva', '+15550108', 'marta@example.com', 'pt'),
  person('C-09', 'Ida Berg', '+15550109', 'ida@example.com', 'nb'),
  person('C-10', 'Noah Berg', '+15550109', 'noah@example.com', 'nb'),
];

const product = (sku: string, name: string, prices: Record<string, number>, more: Partial<Product> = {}): Product => ({
  sku,
  name,
  kind: 'physical',
  finalSale: false,
  prices: Object.entries(prices).map(([currency, minor]) => ({ minor, currency })),
  ...more,
});

export const demoProducts: readonly Product[] = [
  product('MUG-BLUE', 'Blue stoneware mug', { USD: 17_00, EUR: 16_00, GBP: 14_00 }),
  product('TEA-GREEN', 'Green tea, 250 g', { USD: 12_50, EUR: 11_90, JPY: 1_800 }),
  product('LAMP-DESK', 'Desk lamp', { USD: 64_00, EUR: 59_00, GBP: 52_00 }),
  product('BAG-CANVAS', 'Canvas backpack', { USD: 79_00, EUR: 74_90, SEK: 899_00 }),
  product('SCARF-WOOL', 'Wool scarf', { EUR: 39_50, SEK: 449_00, NOK: 459_00 }),
  product('MITT-WOOL', 'Wool mittens', { SEK: 249_00, NOK: 259_00 }),
  product('BOOT-RAIN', 'Rain boots', { EUR: 68_00, SEK: 799_00 }),
  product('COAT-SALE', 'Linen coat (final sale)', { EUR: 85_00 }, { finalSale: true }),
  product('SOFA-TWO', 'Two-seat sofa', { GBP: 1_299_00 }),
  product('POT-IRON', 'Cast-iron teapot', { JPY: 6_400, EUR: 48_00 }),
  product('BOOK-EPUB', 'Bread at Home (e-book)', { EUR: 14_90, JPY: 2_200 }, { kind: 'digital' }),
  product('COURSE-KNIT', 'Knitting course (online, opens next month)', { JPY: 9_800 }, { kind: 'digital' }),
];

/** Days before the first seeding; a negative number lies ahead of it. */
interface Days {
  readonly placed: number;
  readonly shipped?: number;
  readonly expected?: number;
  readonly delivered?: number;
}
interface Line {
  readonly sku: string;
  readonly quantity?: number;
  /** Default: what the order's own status says, for all units. */
  readonly shipped?: number;
  readonly delivered?: number;
  readonly returned?: number;
  readonly refunded?: number;
}
interface Plan {
  readonly id: string;
  readonly customer: string;
  readonly currency: string;
  readonly status: OrderStatus;
  readonly days: Days;
  readonly lines: readonly Line[];
  readonly paidWith: string;
  readonly carrier?: string;
  /** What it is there to show, for the table. */
  readonly shows: string;
}

const plans: readonly Plan[] = [
  {
    id: 'R-1001', customer: 'C-01', currency: 'USD', status: 'delivered', paidWith: 'Visa ending in 4242', carrier: 'UPS',
    days: { placed: 9, shipped: 8, expected: 5, delivered: 5 }, lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
    shows: 'The simple refund: say it arrived damaged; or send it back because you changed your mind',
  },
  {
    id: 'R-1002', customer: 'C-01', currency: 'USD', status: 'processing', paidWith: 'Visa ending in 4242',
    days: { placed: 1, expected: -5 }, lines: [{ sku: 'LAMP-DESK' }, { sku: 'TEA-GREEN', quantity: 2 }],
    shows: 'Not sent yet: can be cancelled',
  },
  {
    id: 'R-1003', customer: 'C-01', currency: 'USD', status: 'shipped', paidWith: 'Visa ending in 4242', carrier: 'UPS',
    days: { placed: 3, shipped: 2, expected: -2 }, lines: [{ sku: 'BAG-CANVAS' }],
    shows: 'On its way: too late to cancel, not late enough for a refund',
  },
  {
    id: 'R-1004', customer: 'C-02', currency: 'EUR', status: 'partly_shipped', paidWith: 'SEPA direct debit', carrier: 'DHL',
    days: { placed: 12, shipped: 9, expected: 6, delivered: 6 },
    lines: [{ sku: 'LAMP-DESK', shipped: 1, delivered: 1 }, { sku: 'TEA-GREEN', quantity: 3, shipped: 0, delivered: 0 }],
    shows: 'Lamp delivered, tea not sent: the parts are settled in different ways',
  },
  {
    id: 'R-1005', customer: 'C-02', currency: 'EUR', status: 'delivered', paidWith: 'SEPA direct debit', carrier: 'DHL',
    days: { placed: 52, shipped: 50, expected: 46, delivered: 45 }, lines: [{ sku: 'BAG-CANVAS' }],
    shows: 'Past the 30 days for sending back, within the 60 for reporting damage',
  },
  {
    id: 'R-1006', customer: 'C-03', currency: 'EUR', status: 'delivered', paidWith: 'Mastercard ending in 5454', carrier: 'Colissimo',
    days: { placed: 11, shipped: 10, expected: 7, delivered: 7 }, lines: [{ sku: 'SCARF-WOOL' }],
    shows: 'Like R-1007, two days earlier: which one is meant?',
  },
  {
    id: 'R-1007', customer: 'C-03', currency: 'EUR', status: 'delivered', paidWith: 'Mastercard ending in 5454', carrier: 'Colissimo',
    days: { placed: 9, shipped: 8, expected: 5, delivered: 5 }, lines: [{ sku: 'SCARF-WOOL' }],
    shows: 'Like R-1006, two days later',
  },
  {
    id: 'R-1008', customer: 'C-04', currency: 'EUR', status: 'delivered', paidWith: 'PayPal', carrier: 'Correos',
    days: { placed: 14, shipped: 12, expected: 8, delivered: 8 }, lines: [{ sku: 'COAT-SALE' }, { sku: 'MUG-BLUE' }],
    shows: 'The coat was final sale: only when damaged or wrong; the mug as usual',
  },
  {
    id: 'R-1009', customer: 'C-04', currency: 'EUR', status: 'delivered', paidWith: 'PayPal',
    days: { placed: 4, shipped: 4, delivered: 4 }, lines: [{ sku: 'BOOK-EPUB' }],
    shows: 'Digital and delivered: no refund, a colleague looks at a faulty one',
  },
  {
    id: 'R-1010', customer: 'C-05', currency: 'SEK', status: 'delivered', paidWith: 'Visa ending in 1881', carrier: 'PostNord',
    days: { placed: 20, shipped: 18, expected: 14, delivered: 13 },
    lines: [{ sku: 'SCARF-WOOL', refunded: 1 }, { sku: 'MITT-WOOL', quantity: 2 }],
    shows: 'The scarf was refunded before: not twice, and more than 75 % in all needs a colleague',
  },
  {
    id: 'R-1011', customer: 'C-05', currency: 'SEK', status: 'shipped', paidWith: 'Visa ending in 1881', carrier: 'PostNord',
    days: { placed: 19, shipped: 17, expected: 9 }, lines: [{ sku: 'BOOT-RAIN' }],
    shows: 'Nine days late: counts as lost',
  },
  {
    id: 'R-1012', customer: 'C-06', currency: 'GBP', status: 'delivered', paidWith: 'American Express ending in 0005', carrier: 'ArrowXL',
    days: { placed: 16, shipped: 10, expected: 6, delivered: 6 }, lines: [{ sku: 'SOFA-TWO' }],
    shows: 'Damaged: above the limit, a colleague approves',
  },
  {
    id: 'R-1013', customer: 'C-06', currency: 'GBP', status: 'cancelled', paidWith: 'American Express ending in 0005',
    days: { placed: 8 }, lines: [{ sku: 'LAMP-DESK', refunded: 1 }],
    shows: 'Cancelled and paid back already',
  },
  {
    id: 'R-1014', customer: 'C-07', currency: 'JPY', status: 'delivered', paidWith: 'JCB ending in 0505', carrier: 'Yamato',
    days: { placed: 7, shipped: 6, expected: 4, delivered: 4 }, lines: [{ sku: 'POT-IRON' }, { sku: 'TEA-GREEN', quantity: 2 }],
    shows: 'A currency without decimals; several items to choose from',
  },
  {
    id: 'R-1015', customer: 'C-07', currency: 'JPY', status: 'processing', paidWith: 'JCB ending in 0505',
    days: { placed: 2 }, lines: [{ sku: 'COURSE-KNIT' }],
    shows: 'Digital and not delivered yet: can be cancelled',
  },
  {
    id: 'R-1016', customer: 'C-08', currency: 'EUR', status: 'delivered', paidWith: 'Visa ending in 3220', carrier: 'CTT',
    days: { placed: 10, shipped: 9, expected: 6, delivered: 6 }, lines: [{ sku: 'MUG-BLUE', quantity: 4 }, { sku: 'LAMP-DESK' }],
    shows: 'Four mugs: one of them, some or all; all is too much to go by the phone number alone',
  },
  {
    id: 'R-1017', customer: 'C-09', currency: 'NOK', status: 'delivered', paidWith: 'Vipps', carrier: 'Posten',
    days: { placed: 8, shipped: 7, expected: 4, delivered: 4 }, lines: [{ sku: 'MITT-WOOL' }],
    shows: 'One phone, two people: who is asking?',
  },
  {
    id: 'R-1018', customer: 'C-10', currency: 'NOK', status: 'processing', paidWith: 'Vipps',
    days: { placed: 1, expected: -6 }, lines: [{ sku: 'SCARF-WOOL' }],
    shows: 'The other person on that phone',
  },
];

/** All orders as they are at `now`, the moment of the first seeding; always the same for the same moment. */
export const demoOrders = (now: Date): readonly Order[] => plans.map((plan) => orderOf(plan, now));

export const demoPurposes: ReadonlyMap<string, string> = new Map(plans.map(({ id, shows }) => [id, shows]));

const orderOf = (plan: Plan, now: Date): Order => {
  const items = plan.lines.map((line, index) => itemOf(plan, line, index + 1));
  const total = (units: (item: OrderItem) => number) =>
    items.reduce((sum, item) => addMoney(sum, timesMoney(item.unitPrice, units(item))), zero(plan.currency));
  const { placed, shipped, expected, delivered } = plan.days;
  return {
    id: plan.id as OrderId,
    customerId: plan.customer as CustomerId,
    placedAt: daysAfter(now, -placed),
    status: plan.status,
    items,
    captured: total(({ quantity }) => quantity),
    refunded: total(({ refunded }) => refunded),
    ...(shipped === undefined ? {} : { shippedAt: daysAfter(now, -shipped) }),
    ...(expected === undefined ? {} : { expectedAt: daysAfter(now, -expected) }),
    ...(delivered === undefined ? {} : { deliveredAt: daysAfter(now, -delivered) }),
    ...(plan.carrier ? { tracking: { carrier: plan.carrier, number: `${plan.id.slice(2)}-5550-01` } } : {}),
    paidWith: plan.paidWith,
  };
};

const itemOf = ({ id, currency, status }: Plan, line: Line, n: number): OrderItem => {
  const sold = demoProducts.find(({ sku }) => sku === line.sku);
  const unitPrice = sold?.prices.find((price) => price.currency === currency);
  if (!sold || !unitPrice) throw new Error(`The demo data name ${line.sku} in ${currency}, which is not sold`);
  const quantity = line.quantity ?? 1;
  const left = status === 'shipped' || status === 'delivered';
  return {
    id: `${id}-${n}` as ItemId,
    sku: sold.sku,
    name: sold.name,
    quantity,
    unitPrice,
    kind: sold.kind,
    finalSale: sold.finalSale,
    shipped: line.shipped ?? (left ? quantity : 0),
    delivered: line.delivered ?? (status === 'delivered' ? quantity : 0),
    returned: line.returned ?? 0,
    refunded: line.refunded ?? 0,
  };
};
