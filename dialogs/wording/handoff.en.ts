export const handoffWords = {
  passedOn: 'I have passed this to a colleague, with what you told me. They will answer you here.',
  waiting: 'A colleague has been told and will answer you here.',
  paused: 'Our assistant is off at the moment, so a colleague will answer you here.',
  noDesk:
    'I can not reach a colleague from here right now. What you wrote is kept for them; I can go on helping you meanwhile.',
  staff: 'You are the person here: take conversations over in the desk channel.',
  apology: 'Sorry, something went wrong on our side, and what you wrote is not lost.',
  why: {
    fault: 'wrote what could not be dealt with; nothing was decided',
    lost: 'the assistant did not understand',
    misses: 'several order numbers that are not theirs',
    code: 'could not prove who they are',
    optedOut: 'wrote after opting out; nothing may be sent to them until they write START',
  },
};
