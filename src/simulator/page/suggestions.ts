import type { SimulatedPerson } from '../context.ts';

export interface Suggestion {
  readonly about?: string;
  readonly label: string;
  readonly text: string;
}

/** First messages to tap. English only: it is what is understood best without a model. */
export function suggestionsFor(person: SimulatedPerson): readonly Suggestion[] {
  const about = person.orders.flatMap(({ id, summary }): Suggestion[] => {
    const refund = { about: id, label: 'Refund', text: `I want my money back for ${id}` };
    const status = { about: id, label: 'Where is it?', text: `Where is my order ${id}?` };
    const cancel = { about: id, label: 'Cancel', text: `Please cancel order ${id}` };
    const dispute = { about: id, label: 'Charged twice', text: `I was charged twice for ${id}` };
    if (/cancel|refunded/i.test(summary))
      return [{ ...status, label: 'Where is my refund?', text: `Where is my refund for ${id}?` }];
    if (/process|not (yet )?shipped|prepar|paid/i.test(summary)) return [cancel, status];
    if (/deliver|arriv|digital|download/i.test(summary)) return [refund, dispute];
    return [status, refund];
  });
  const first =
    person.orders.length === 0
      ? [{ label: 'Ask for a refund', text: 'Hi, I would like a refund for my order' }]
      : [];
  return [
    ...about,
    ...first,
    { label: 'Say hello', text: 'Hello!' },
    { label: 'Talk to a person', text: 'I would like to talk to a person' },
  ];
}
