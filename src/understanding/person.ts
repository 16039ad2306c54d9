import { clausesOf } from './clauses.ts';
import { mended } from './rules/mended.ts';
import type { LanguageTable } from './rules/table.ts';
import { tablesFrom } from './rules/tables.ts';

/** How many words may stand between "talk to" and the person. */
const REACH = 6;

/**
 * Whether somebody asks for a person, in any of our languages: the person named alone, or asked for
 * in a clause. To be asked wrongly costs a colleague a look; not to be heard is worse.
 */
export function asksForPerson(text: string, language: string): boolean {
  const clauses = clausesOf(text);
  return tablesFrom(language).some((table) =>
    clauses.some((clause) => asks(mended(clause, table), table)),
  );
}

function asks(clause: string, table: LanguageTable): boolean {
  if (table.notAskedFor.test(clause) || QUESTION_ABOUT_THE_BOT.test(clause)) return false;
  return namedAlone(clause, table) || askedFor(clause, table);
}

function namedAlone(clause: string, table: LanguageTable): boolean {
  const words = clause.split(' ');
  if (words.length > 8) return false;
  let rest = ` ${clause} `;
  for (const phrase of table.people) rest = rest.replace(` ${phrase} `, '  ');
  if (rest === ` ${clause} `) return false;
  const courtesies = new Set([
    ...table.polite,
    ...table.softYes,
    ...(table.language === 'en' ? [] : table.evidence),
  ]);
  return rest.split(' ').every((word) => word === '' || courtesies.has(word));
}

function askedFor(clause: string, table: LanguageTable): boolean {
  const asked = new RegExp(table.askFor, 'g');
  for (const { index, 0: verb } of clause.matchAll(asked)) {
    const after = ` ${clause
      .slice(index + verb.length)
      .trim()
      .split(' ')
      .slice(0, REACH)
      .join(' ')} `;
    const named = table.people.find((phrase) => after.includes(` ${phrase} `));
    if (named && (!VAGUE.has(named) || TALK.test(verb) || TO_TALK.test(after))) return true;
  }
  return false;
}

const QUESTION_ABOUT_THE_BOT =
  /^((so|and|hey|hi|hello|wait|but) )*(am i (even |really |actually )?(talking|speaking|chatting|texting)|(are|r) (you|u) (a|an|even|really|actually|human|real|just)|is (this|it) (a|an|even|really|actually))\b/;

/** Anybody: counts as asking only where talking is what's wanted. */
const VAGUE = new Set(
  `someone|somebody|anyone|anybody|people|staff|support|employee|colleague|assistant|your team|the team|team member|
   customer support|jemand|jemandem|jemanden|kollege|kollegen|quelqu un|collegue|employe|alguien|empleado|soporte|qualcuno|
   assistenza|iemand|collega|nagon|personal|noen|ansatt|nogen|ansat|joku|jonkun|ktos|kims|alguem|funcionario|colaborador|personne|atendimento`
    .split('|')
    .map((word) => word.trim()),
);

/** "Is there anyone I can talk to": said behind them. */
const TO_TALK = / (?:talk|speak|chat) (?:to|with) /;

const TALK =
  /^(talk\w*|speak\w*|spk|chat\w*|connect\w*|transfer\w*|put|escalate\w*|contact\w*|reach|call|sprechen|reden|verbind\w*|telefonieren|kontakt\w*|anrufen|parler|parle|discuter|joindre|contacter|appeler|hablar|hable|hablo|comunic\w*|contactar|llamar|parl\w*|chiamare|contattare|spreken|praten|bellen|doorverbinden|prata|tala|snacka|ringa|koppla|snakke|prate|ringe|tale|puhu\w*|jutella|keskustella|yhdist\w*|soittaa|rozmawiac|porozmawiac|pogadac|polacz\w*|skontaktowac|zadzwonic|falar|falo|conversar|ligar|chamar)$/;
