/** One thing to tap or to answer by its number. `id` comes back as the button's payload. */
export interface Choice {
  readonly id: string;
  /** At most 20 characters where a channel has buttons; channels shorten it for themselves. */
  readonly label: string;
  readonly description?: string;
}

/** An order as a customer would recognise it; each channel draws it with what it has. */
export interface OrderCard {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
}

/** What the bot says, free of any channel. `text` alone must make sense where nothing else is shown. */
export interface Reply {
  readonly text: string;
  readonly card?: OrderCard;
  readonly choices?: readonly Choice[];
  /**
   * A one-time code to be put in place of `{code}` in `text` when the message is rendered for
   * sending, derived from the nonce and the installation's secret: the log never holds the code.
   */
  readonly codeNonce?: string;
}
