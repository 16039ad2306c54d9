/** An amount in integer minor units (cents; yen for JPY) of an ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}
