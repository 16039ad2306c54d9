import type { Order, RefundLine } from '../../src/commerce/commerce.ts';
import { type RefundableLine, refundableLines } from '../../src/commerce/policy.ts';
import type { ItemId } from '../../src/conversation/ids.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import type { Heard } from '../../src/conversation/turn-view.ts';
import type { Asked, Slots } from '../../src/understanding/command.ts';
import { namedIn } from '../../src/understanding/slots/named.ts';
import { refundWords } from '../wording/refund.en.ts';

/** What of an order was settled on so far. */
export interface ItemsProgress {
  readonly slots: Slots;
  readonly items?: readonly ItemId[];
  readonly quantities?: Readonly<Record<string, number>>;
  /** The item whose quantity was asked for. */
  readonly counting?: ItemId;
}

export type ChosenItems =
  | { readonly kind: 'lines'; readonly lines: readonly RefundLine[] }
  | {
      readonly kind: 'ask';
      readonly step: string;
      readonly reply: Reply;
      readonly asked: Asked;
      readonly counting?: ItemId;
    };

const MOST_COUNTED = 9;

/** Takes what was just said about items into the progress; a new word on it voids the old one. */
export function withItemsHeard<P extends ItemsProgress>(progress: P, heard: Heard): P {
  const { slots, picks } = heard;
  const { items: _i, quantities: _q, counting: _c, ...rest } = progress;
  const counted = picks.find((pick) => pick.startsWith('qty:'))?.split(':');
  if (counted) {
    const [, item = '', n = ''] = counted;
    return { ...progress, quantities: { ...progress.quantities, [item]: Number(n) } };
  }
  if (progress.counting && slots.whole) {
    const all = { ...progress.quantities, [progress.counting]: Number.POSITIVE_INFINITY };
    const { whole: _w, ...others } = progress.slots;
    return { ...progress, slots: others, quantities: all };
  }
  const picked = picks.filter((pick) => pick.startsWith('item:')).map((pick) => pick.slice(5));
  if (picked.includes('all')) return { ...rest, slots: { ...progress.slots, whole: true } } as P;
  if (picked.length > 0) {
    const { whole: _w, ...others } = progress.slots;
    return { ...rest, slots: others, items: picked as ItemId[] } as unknown as P;
  }
  if (slots.items) {
    const { whole: _w, ...others } = progress.slots;
    return { ...rest, slots: { ...others, items: slots.items } } as P;
  }
  if (slots.whole || slots.order) return rest as unknown as P;
  return progress;
}

/** Which items, and how many of each: as said, or the only one there is, or asked for. */
export function chooseItems(order: Order, progress: ItemsProgress): ChosenItems {
  const left = refundableLines(order);
  // Nothing is left: policy says why, about all of it.
  if (left.length === 0) return { kind: 'lines', lines: order.items.map(asLine) };
  if (progress.slots.whole) return { kind: 'lines', lines: left.map(asLine) };

  const chosen = progress.items ?? named(order, progress.slots.items);
  if (!chosen) {
    const [only] = left;
    if (left.length > 1 || !only) return askWhich(order, left);
    return counted(order, [only.itemId], left, progress);
  }
  return chosen.length === 0
    ? askWhich(order, left, refundWords.notInOrder(order.id))
    : counted(order, chosen, left, progress);
}

function named(order: Order, said: readonly string[] | undefined): readonly ItemId[] | undefined {
  if (!said) return undefined;
  const names = order.items.map(({ name }) => name);
  const found = said.flatMap((text) => {
    const exact = names.indexOf(text);
    return exact >= 0 ? [exact] : namedIn(text, names);
  });
  return [...new Set(found)].flatMap((index) => order.items[index]?.id ?? []);
}

function counted(
  order: Order,
  chosen: readonly ItemId[],
  left: readonly RefundableLine[],
  { quantities = {} }: ItemsProgress,
): ChosenItems {
  const lines: RefundLine[] = [];
  for (const itemId of chosen) {
    const item = order.items.find(({ id }) => id === itemId);
    if (!item) continue;
    const most = left.find((line) => line.itemId === itemId)?.quantity ?? 0;
    const wanted = quantities[itemId];
    if (most > 1 && wanted === undefined) return askHowMany(itemId, item.name, most);
    // More than is left, or none: policy says so.
    const quantity = wanted === undefined ? Math.max(1, most) : Math.min(wanted, Math.max(1, most));
    lines.push({ itemId, quantity });
  }
  return { kind: 'lines', lines };
}

function askWhich(order: Order, left: readonly RefundableLine[], missed?: string): ChosenItems {
  const choices = [
    ...left.slice(0, 9).map(({ itemId, name, quantity }) => ({
      id: `item:${itemId}`,
      label: name,
      ...(quantity > 1 ? { description: `${quantity} x` } : {}),
    })),
    ...(left.length > 1 ? [{ id: 'item:all', label: refundWords.everything }] : []),
  ];
  const text = [missed, refundWords.whichItems(order.id)].filter(Boolean).join(' ');
  return {
    kind: 'ask',
    step: 'choose_items',
    reply: { text, choices },
    asked: { kind: 'items', choices },
  };
}

function askHowMany(itemId: ItemId, name: string, most: number): ChosenItems {
  const numbers = Array.from({ length: Math.min(most, MOST_COUNTED) }, (_, n) => n + 1);
  const choices = numbers.map((n) => ({
    id: `qty:${itemId}:${n}`,
    label: n === most ? refundWords.all(n) : String(n),
  }));
  return {
    kind: 'ask',
    step: 'how_many',
    reply: { text: refundWords.howMany(name), choices },
    asked: { kind: 'items', choices },
    counting: itemId,
  };
}

const asLine = ({
  quantity,
  ...item
}: { quantity: number } & ({ id: ItemId } | { itemId: ItemId })): RefundLine => ({
  itemId: 'id' in item ? item.id : item.itemId,
  quantity,
});
