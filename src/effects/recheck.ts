import type { Order, RefusalCode, ShopAction } from '../commerce/commerce.ts';

/**
 * Looks at the order once more, under its reservation, right before an effect: what another
 * conversation did since the yes may have made it void. The shop has the last word all the same.
 */
export function recheck(order: Order | undefined, action: ShopAction): RefusalCode | undefined {
  if (!order) return 'order_unknown';
  switch (action.kind) {
    case 'refund':
      return recheckRefund(order, action);
    case 'cancellation':
      if (order.status === 'cancelled') return 'already_cancelled';
      return order.items.some(({ shipped }) => shipped > 0) ? 'already_shipped' : undefined;
    case 'return':
      return linesLeft(order, action.lines) ? undefined : 'already_refunded';
    case 'dispute':
      return undefined;
  }
}

function recheckRefund(
  order: Order,
  action: Extract<ShopAction, { kind: 'refund' }>,
): RefusalCode | undefined {
  const { amount } = action;
  if (amount.currency !== order.captured.currency) return 'currency_mismatch';
  if (!Number.isSafeInteger(amount.minor) || amount.minor <= 0) return 'not_refundable';
  if (!linesLeft(order, action.lines)) return 'already_refunded';
  const left = order.captured.minor - order.refunded.minor;
  return amount.minor > left ? 'amount_exceeds_captured' : undefined;
}

function linesLeft(
  order: Order,
  lines: readonly { readonly itemId: string; readonly quantity: number }[],
): boolean {
  return lines.every(({ itemId, quantity }) => {
    const item = order.items.find(({ id }) => id === itemId);
    return item !== undefined && quantity > 0 && item.quantity - item.refunded >= quantity;
  });
}
