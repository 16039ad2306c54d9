import type { OrderStatus } from './commerce.ts';

/** Days before the first seeding; a negative number lies ahead of it. */
interface Days {
  readonly placed: number;
  readonly shipped?: number;
  readonly expected?: number;
  readonly delivered?: number;
}
export interface Line {
  readonly sku: string;
  readonly quantity?: number;
  /** Default: what the order's own status says, for all units. */
  readonly shipped?: number;
  readonly delivered?: number;
  readonly returned?: number;
  readonly refunded?: number;
}
/** An order of the demo shop, before its dates and prices are worked out. */
export interface Plan {
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

export const plans: readonly Plan[] = [
  {
    id: 'R-1001',
    customer: 'C-01',
    currency: 'USD',
    status: 'delivered',
    paidWith: 'Visa ending in 4242',
    carrier: 'UPS',
    days: { placed: 9, shipped: 8, expected: 5, delivered: 5 },
    lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
    shows:
      'The simple refund: say it arrived damaged; or send it back because you changed your mind',
  },
  {
    id: 'R-1002',
    customer: 'C-01',
    currency: 'USD',
    status: 'processing',
    paidWith: 'Visa ending in 4242',
    days: { placed: 1, expected: -5 },
    lines: [{ sku: 'LAMP-DESK' }, { sku: 'TEA-GREEN', quantity: 2 }],
    shows: 'Not sent yet: can be cancelled',
  },
  {
    id: 'R-1003',
    customer: 'C-01',
    currency: 'USD',
    status: 'shipped',
    paidWith: 'Visa ending in 4242',
    carrier: 'UPS',
    days: { placed: 3, shipped: 2, expected: -2 },
    lines: [{ sku: 'BAG-CANVAS' }],
    shows: 'On its way: too late to cancel, not late enough for a refund',
  },
  {
    id: 'R-1004',
    customer: 'C-02',
    currency: 'EUR',
    status: 'partly_shipped',
    paidWith: 'SEPA direct debit',
    carrier: 'DHL',
    days: { placed: 12, shipped: 9, expected: 6, delivered: 6 },
    lines: [
      { sku: 'LAMP-DESK', shipped: 1, delivered: 1 },
      { sku: 'TEA-GREEN', quantity: 3, shipped: 0, delivered: 0 },
    ],
    shows: 'Lamp delivered, tea not sent: the parts are settled in different ways',
  },
  {
    id: 'R-1005',
    customer: 'C-02',
    currency: 'EUR',
    status: 'delivered',
    paidWith: 'SEPA direct debit',
    carrier: 'DHL',
    days: { placed: 52, shipped: 50, expected: 46, delivered: 45 },
    lines: [{ sku: 'BAG-CANVAS' }],
    shows: 'Past the 30 days for sending back, within the 60 for reporting damage',
  },
  {
    id: 'R-1006',
    customer: 'C-03',
    currency: 'EUR',
    status: 'delivered',
    paidWith: 'Mastercard ending in 5454',
    carrier: 'Colissimo',
    days: { placed: 11, shipped: 10, expected: 7, delivered: 7 },
    lines: [{ sku: 'SCARF-WOOL' }],
    shows: 'Like R-1007, two days earlier: which one is meant?',
  },
  {
    id: 'R-1007',
    customer: 'C-03',
    currency: 'EUR',
    status: 'delivered',
    paidWith: 'Mastercard ending in 5454',
    carrier: 'Colissimo',
    days: { placed: 9, shipped: 8, expected: 5, delivered: 5 },
    lines: [{ sku: 'SCARF-WOOL' }],
    shows: 'Like R-1006, two days later',
  },
  {
    id: 'R-1008',
    customer: 'C-04',
    currency: 'EUR',
    status: 'delivered',
    paidWith: 'PayPal',
    carrier: 'Correos',
    days: { placed: 14, shipped: 12, expected: 8, delivered: 8 },
    lines: [{ sku: 'COAT-SALE' }, { sku: 'MUG-BLUE' }],
    shows: 'The coat was final sale: only when damaged or wrong; the mug as usual',
  },
  {
    id: 'R-1009',
    customer: 'C-04',
    currency: 'EUR',
    status: 'delivered',
    paidWith: 'PayPal',
    days: { placed: 4, shipped: 4, delivered: 4 },
    lines: [{ sku: 'BOOK-EPUB' }],
    shows: 'Digital and delivered: no refund, a colleague looks at a faulty one',
  },
  {
    id: 'R-1010',
    customer: 'C-05',
    currency: 'SEK',
    status: 'delivered',
    paidWith: 'Visa ending in 1881',
    carrier: 'PostNord',
    days: { placed: 20, shipped: 18, expected: 14, delivered: 13 },
    lines: [
      { sku: 'SCARF-WOOL', refunded: 1 },
      { sku: 'MITT-WOOL', quantity: 2 },
    ],
    shows: 'The scarf was refunded before: not twice, and more than 75 % in all needs a colleague',
  },
  {
    id: 'R-1011',
    customer: 'C-05',
    currency: 'SEK',
    status: 'shipped',
    paidWith: 'Visa ending in 1881',
    carrier: 'PostNord',
    days: { placed: 19, shipped: 17, expected: 9 },
    lines: [{ sku: 'BOOT-RAIN' }],
    shows: 'Nine days late: counts as lost',
  },
  {
    id: 'R-1012',
    customer: 'C-06',
    currency: 'GBP',
    status: 'delivered',
    paidWith: 'American Express ending in 0005',
    carrier: 'ArrowXL',
    days: { placed: 16, shipped: 10, expected: 6, delivered: 6 },
    lines: [{ sku: 'SOFA-TWO' }],
    shows: 'Damaged: above the limit, a colleague approves',
  },
  {
    id: 'R-1013',
    customer: 'C-06',
    currency: 'GBP',
    status: 'cancelled',
    paidWith: 'American Express ending in 0005',
    days: { placed: 8 },
    lines: [{ sku: 'LAMP-DESK', refunded: 1 }],
    shows: 'Cancelled and paid back already',
  },
  {
    id: 'R-1014',
    customer: 'C-07',
    currency: 'JPY',
    status: 'delivered',
    paidWith: 'JCB ending in 0505',
    carrier: 'Yamato',
    days: { placed: 7, shipped: 6, expected: 4, delivered: 4 },
    lines: [{ sku: 'POT-IRON' }, { sku: 'TEA-GREEN', quantity: 2 }],
    shows: 'A currency without decimals; several items to choose from',
  },
  {
    id: 'R-1015',
    customer: 'C-07',
    currency: 'JPY',
    status: 'processing',
    paidWith: 'JCB ending in 0505',
    days: { placed: 2 },
    lines: [{ sku: 'COURSE-KNIT' }],
    shows: 'Opens next month, so not delivered yet: can be cancelled',
  },
  {
    id: 'R-1016',
    customer: 'C-08',
    currency: 'EUR',
    status: 'delivered',
    paidWith: 'Visa ending in 3220',
    carrier: 'CTT',
    days: { placed: 10, shipped: 9, expected: 6, delivered: 6 },
    lines: [{ sku: 'MUG-BLUE', quantity: 4 }, { sku: 'LAMP-DESK' }],
    shows: 'Four mugs: one of them, some or all; all is too much to go by the phone number alone',
  },
  {
    id: 'R-1017',
    customer: 'C-09',
    currency: 'NOK',
    status: 'delivered',
    paidWith: 'Vipps',
    carrier: 'Posten',
    days: { placed: 8, shipped: 7, expected: 4, delivered: 4 },
    lines: [{ sku: 'MITT-WOOL' }],
    shows: 'One phone, two people: who is asking?',
  },
  {
    id: 'R-1018',
    customer: 'C-10',
    currency: 'NOK',
    status: 'processing',
    paidWith: 'Vipps',
    days: { placed: 1, expected: -6 },
    lines: [{ sku: 'SCARF-WOOL' }],
    shows: 'The other person on that phone',
  },
];
