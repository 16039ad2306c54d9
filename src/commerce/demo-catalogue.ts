import type { CustomerId } from '../conversation/ids.ts';
import type { Customer } from './commerce.ts';
import type { Product } from './demo-shop-models.ts';

const person = (
  id: string,
  name: string,
  phone: string,
  email: string,
  language: string,
): Customer => ({
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

const product = (
  sku: string,
  name: string,
  prices: Record<string, number>,
  more: Partial<Product> = {},
): Product => ({
  sku,
  name,
  kind: 'physical',
  finalSale: false,
  prices: Object.entries(prices).map(([currency, minor]) => ({ minor, currency })),
  ...more,
});

export const demoProducts: readonly Product[] = [
  product('MUG-BLUE', 'Blue stoneware mug', { USD: 17_00, EUR: 16_00, GBP: 14_00 }),
  product('TEA-GREEN', 'Green tea 250 g', { USD: 12_50, EUR: 11_90, JPY: 1_800 }),
  product('LAMP-DESK', 'Desk lamp', { USD: 64_00, EUR: 59_00, GBP: 52_00 }),
  product('BAG-CANVAS', 'Canvas backpack', { USD: 79_00, EUR: 74_90, SEK: 899_00 }),
  product('SCARF-WOOL', 'Wool scarf', { EUR: 39_50, SEK: 449_00, NOK: 459_00 }),
  product('MITT-WOOL', 'Wool mittens', { SEK: 249_00, NOK: 259_00 }),
  product('BOOT-RAIN', 'Rain boots', { EUR: 68_00, SEK: 799_00 }),
  product('COAT-SALE', 'Linen coat', { EUR: 85_00 }, { finalSale: true }),
  product('SOFA-TWO', 'Two-seat sofa', { GBP: 1_299_00 }),
  product('POT-IRON', 'Cast-iron teapot', { JPY: 6_400, EUR: 48_00 }),
  product('BOOK-EPUB', 'Bread at Home (e-book)', { EUR: 14_90, JPY: 2_200 }, { kind: 'digital' }),
  product('COURSE-KNIT', 'Online knitting course', { JPY: 9_800 }, { kind: 'digital' }),
];
