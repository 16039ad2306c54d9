export const verificationWords = {
  contact:
    'To show you orders I need to know who you are. What is the e-mail address or phone number on your order?',
  noContact: 'I need an e-mail address or a phone number, such as name@example.com or +15550101.',
  /** The same whether or not the contact is known, so that nobody can find out. */
  sent: (minutes: number) =>
    `If that is on file, a 6-digit code is on its way by SMS to the phone number we have there. Please write it here within ${minutes} minutes.`,
  resend: 'Send a new code',
  otherContact: 'Use another contact',
  wrong: (left: number) =>
    `That is not the code. ${left === 1 ? 'One try is' : `${left} tries are`} left.`,
  expired: 'That code is too old now.',
  proven: 'Thank you, that is right.',
  locked: 'That did not work too often, so I am asking a colleague to help you.',
  noWay: 'I can not check who you are from here, so I am asking a colleague to help you.',
  /** What the phone on file receives. */
  code: (shop: string) =>
    `{code} is your code for ${shop}, valid for 10 minutes. Somebody asked for it in a chat; if it was not you, ignore it and tell nobody.`,
};
