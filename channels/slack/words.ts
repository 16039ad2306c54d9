/** What colleagues read from the channel itself. */
export const words = {
  membersOnly:
    "This assistant is for the desk's members only. Ask to be added to the desk channel.",
  guest: 'Only full members of the workspace can act at the desk.',
  tryAgain: 'That did not go through. Please try again in a moment.',
  claimed:
    'It is yours. Answer in the thread of its card; a line that begins with // stays there as a note.',
  givenBack: 'Given back: the assistant answers again.',
  taken: (name: string) => `${name} has it already.`,
  gone: 'Nobody is waiting in this conversation any more.',
  notYours: (holder: string | undefined) =>
    holder ? `${holder} has it; only they can give it back.` : 'Nobody has it at the moment.',
  notSent: (holder: string | undefined) =>
    holder
      ? `Not sent: only ${holder} answers here. It was kept as a note.`
      : 'Not sent: nobody has this conversation; press Claim first. It was kept as a note.',
  filesStay: 'Files are not passed on to the customer. What they should know has to be written.',
} as const;
