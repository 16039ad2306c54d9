import type { SimulatorContext } from '../context.ts';

export type OptOutType = 'STOP' | 'START' | 'HELP';

const WORDS: Readonly<Record<string, OptOutType>> = {
  STOP: 'STOP',
  STOPALL: 'STOP',
  UNSUBSCRIBE: 'STOP',
  CANCEL: 'STOP',
  END: 'STOP',
  QUIT: 'STOP',
  REVOKE: 'STOP',
  OPTOUT: 'STOP',
  START: 'START',
  UNSTOP: 'START',
  HELP: 'HELP',
  INFO: 'HELP',
};

/** What Twilio itself texts back; the service must not answer as well. */
export const OPT_OUT_ANSWER: Readonly<Record<OptOutType, string>> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

/** Twilio's Advanced Opt-Out on text messages: the whole message is one of its words. */
export function createOptOuts({ store, clock }: Pick<SimulatorContext, 'store' | 'clock'>) {
  const key = (ours: string, theirs: string) => `${ours} ${theirs}`;

  const isOut = async (ours: string, theirs: string): Promise<boolean> =>
    (await store.optOuts.findOne({ _id: key(ours, theirs) })) !== null;

  return {
    isOut,

    /** Recognises the word and remembers what it says. `YES` means START only to one who is out. */
    async hear(ours: string, theirs: string, body: string): Promise<OptOutType | undefined> {
      const word = body.trim().toUpperCase();
      const type = word === 'YES' && (await isOut(ours, theirs)) ? 'START' : WORDS[word];
      const _id = key(ours, theirs);
      if (type === 'STOP') {
        await store.optOuts.replaceOne({ _id }, { at: clock.now() }, { upsert: true });
      }
      if (type === 'START') await store.optOuts.deleteOne({ _id });
      return type;
    },
  };
}
