/** What stands before an offer that is made again. */
export const confirmWords = {
  changed: 'This has changed since I asked. It now stands like this:',
  repeat: 'Let me make sure, because some time has passed:',
};
