import type { CustomerId, ItemId, OrderId } from '../conversation/ids.ts';
import type { Order, OrderItem } from './commerce.ts';
import { demoProducts } from './demo-catalogue.ts';
import { type Line, type Plan, plans } from './demo-plans.ts';
import { addMoney, timesMoney, zero } from './money.ts';
import { daysAfter } from './parcel-dates.ts';

export { demoCustomers, demoProducts } from './demo-catalogue.ts';

/** All orders as they are at `now`, the moment of the first seeding; always the same for the same moment. */
export const demoOrders = (now: Date): readonly Order[] => plans.map((plan) => orderOf(plan, now));

export const demoPurposes: ReadonlyMap<string, string> = new Map(
  plans.map(({ id, shows }) => [id, shows]),
);

const orderOf = (plan: Plan, now: Date): Order => {
  const items = plan.lines.map((line, index) => itemOf(plan, line, index + 1));
  const total = (units: (item: OrderItem) => number) =>
    items.reduce(
      (sum, item) => addMoney(sum, timesMoney(item.unitPrice, units(item))),
      zero(plan.currency),
    );
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
    ...(plan.carrier
      ? { tracking: { carrier: plan.carrier, number: `${plan.id.slice(2)}-5550-01` } }
      : {}),
    paidWith: plan.paidWith,
  };
};

const itemOf = ({ id, currency, status }: Plan, line: Line, n: number): OrderItem => {
  const sold = demoProducts.find(({ sku }) => sku === line.sku);
  const unitPrice = sold?.prices.find((price) => price.currency === currency);
  if (!sold || !unitPrice)
    throw new Error(`The demo data name ${line.sku} in ${currency}, which is not sold`);
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
