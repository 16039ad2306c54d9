import type { DisputeType } from './commerce.ts';

/** What the shop promises and allows, as data: the same order under the same rules decides the same. */
export interface PolicyRules {
  /** Kept with every decision; changes whenever anything below does. */
  readonly version: string;
  /** Days from delivery in which something unwanted may be sent back. */
  readonly returnWindowDays: number;
  /** Days from delivery in which damaged, wrong, misdescribed or missing goods are reported. */
  readonly claimWindowDays: number;
  /** Days past the expected date after which a parcel counts as lost. */
  readonly lostAfterExpectedDays: number;
  /** The same from shipment, for a parcel without an expected date. */
  readonly lostAfterShippedDays: number;
  /**
   * Most that an order pays back in all without a person's approval, in minor units by currency.
   * A currency that is not named here always needs approval.
   */
  readonly approvalLimit: Readonly<Record<string, number>>;
  /** The same where the phone number is the only proof of who asks: numbers can be taken over. */
  readonly numberOnlyLimit: Readonly<Record<string, number>>;
  /** Percent of what was paid: a second refund of an order that would pass it needs approval. */
  readonly repeatedRefundPercent: number;
  /** Days until money is back on the account, once it is sent (or once the parcel is back). */
  readonly moneyBackDays: number;
  /** Days in which a registered return has to be handed in. */
  readonly sendBackDays: number;
  /** Days from the order in which a charge may be disputed. */
  readonly disputeWindowDays: number;
  /** Days until a dispute is answered. */
  readonly disputeAnswerDays: Readonly<Record<DisputeType, number>>;
}

export const policyRules: PolicyRules = deepFreeze({
  version: '2026-11-23',
  returnWindowDays: 30,
  claimWindowDays: 60,
  lostAfterExpectedDays: 3,
  lostAfterShippedDays: 14,
  approvalLimit: {
    USD: 250_00,
    EUR: 250_00,
    GBP: 200_00,
    SEK: 2_500_00,
    NOK: 2_500_00,
    JPY: 35_000,
  },
  numberOnlyLimit: {
    USD: 100_00,
    EUR: 100_00,
    GBP: 80_00,
    SEK: 1_000_00,
    NOK: 1_000_00,
    JPY: 15_000,
  },
  repeatedRefundPercent: 75,
  moneyBackDays: 5,
  sendBackDays: 14,
  disputeWindowDays: 120,
  disputeAnswerDays: {
    not_received: 5,
    not_as_described: 5,
    charged_twice: 3,
    not_recognised: 2,
    wrong_amount: 3,
    refund_missing: 3,
  },
});

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  }
  return Object.freeze(value);
}
