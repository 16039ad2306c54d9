import type { TurnLine } from '../../transcripts/transcript.ts';
import type { Command } from '../../understanding/command.ts';
import { type Html, html } from '../html.ts';

const BY: Readonly<Record<'certain' | 'model' | 'rules', string>> = {
  certain: 'without doubt',
  model: 'by the model',
  rules: 'by rules',
};

/** Why a turn said what it said, to be opened by whoever wonders. */
export function whyDetails({ why, seq }: TurnLine): Html {
  const { understood, model, policy, step, trouble, ms } = why;
  return html`<li class="why"><details><summary>Why</summary><dl>
${understood && fact('Understood', `${understood.intent}, ${BY[understood.by]}, ${Math.round(understood.confidence * 100)} % sure`)}
${understood && understood.commands.length > 0 && fact('Meaning', understood.commands.map(commandWords).join('; '))}
${step && fact('Step', step)}
${policy?.map(({ rule, decision, words }) => fact(`Rule ${rule}`, `${decision}: ${words}`))}
${model && fact('Model', modelWords(model))}
${trouble && fact('Trouble', trouble)}
${fact('Took', `${ms} ms, turn ${seq}`)}
</dl></details></li>`;
}

const fact = (label: string, value: string): Html =>
  html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`;

function commandWords(command: Command): string {
  switch (command.kind) {
    case 'start':
      return `start ${command.dialog}${slotWords(command.slots)}`;
    case 'set':
      return `fill in${slotWords(command.slots)}`;
    case 'pick':
      return `pick ${command.choice}`;
    case 'handoff':
      return `a person, because ${command.why}`;
    case 'clarify':
      return `${command.between.join(' or ')}?`;
    case 'answer':
      return `answer about ${command.topic}`;
    case 'affirm':
    case 'deny':
    case 'cancel':
    case 'stop_messages':
    case 'start_messages':
    case 'unknown':
      return command.kind.replaceAll('_', ' ');
  }
}

function slotWords(slots: object): string {
  const known = Object.entries(slots).map(([name, value]) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `${name} ${text}`;
  });
  return known.length > 0 ? ` (${known.join(', ')})` : '';
}

function modelWords(model: NonNullable<TurnLine['why']['model']>): string {
  const { name, promptVersion, inputTokens, outputTokens, ms, failure } = model;
  const tokens =
    inputTokens === undefined ? [] : [`${inputTokens} tokens in, ${outputTokens ?? 0} out`];
  return [
    name,
    `prompt ${promptVersion}`,
    ...tokens,
    `${ms} ms`,
    ...(failure ? [`not used: ${failure}`] : []),
  ].join(', ');
}
