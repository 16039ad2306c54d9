import type { Staff } from '../conversation/state.ts';

interface Words {
  claimed(name: string): string;
  givenBack(name: string): string;
}

/** What a customer reads when a person takes over or hands back; plain letters, so that an SMS stays short. */
const WORDS = {
  en: {
    claimed: (name) => `${name} from our team is here now and will answer you.`,
    givenBack: (name) =>
      `${name} has left the conversation. You are talking to the automated assistant again.`,
  },
  da: {
    claimed: (name) => `${name} fra vores team er her nu og svarer dig.`,
    givenBack: (name) =>
      `${name} har forladt samtalen. Du skriver igen med den automatiske assistent.`,
  },
  de: {
    claimed: (name) => `${name} aus unserem Team ist jetzt da und antwortet Ihnen.`,
    givenBack: (name) =>
      `${name} hat das Gespräch verlassen. Sie schreiben wieder mit dem automatischen Assistenten.`,
  },
  es: {
    claimed: (name) => `${name}, de nuestro equipo, ya está aquí y le responderá.`,
    givenBack: (name) =>
      `${name} ha dejado la conversación. Vuelve a hablar con el asistente automático.`,
  },
  fi: {
    claimed: (name) => `${name} tiimistämme on nyt paikalla ja vastaa sinulle.`,
    givenBack: (name) =>
      `${name} on poistunut keskustelusta. Sinulle vastaa taas automaattinen avustaja.`,
  },
  fr: {
    claimed: (name) => `${name}, de notre équipe, est là et va vous répondre.`,
    givenBack: (name) =>
      `${name} a quitté la conversation. Vous parlez de nouveau à l'assistant automatique.`,
  },
  it: {
    claimed: (name) => `${name} del nostro team è qui e le risponderà.`,
    givenBack: (name) =>
      `${name} ha lasciato la conversazione. Ora le risponde di nuovo l'assistente automatico.`,
  },
  nb: {
    claimed: (name) => `${name} fra teamet vårt er her nå og svarer deg.`,
    givenBack: (name) =>
      `${name} har forlatt samtalen. Du skriver igjen med den automatiske assistenten.`,
  },
  nl: {
    claimed: (name) => `${name} van ons team is er nu en geeft u antwoord.`,
    givenBack: (name) =>
      `${name} heeft het gesprek verlaten. U praat weer met de automatische assistent.`,
  },
  pl: {
    claimed: (name) => `${name} z naszego zespołu jest już tutaj i odpowie na wiadomości.`,
    givenBack: (name) =>
      `${name} nie bierze już udziału w rozmowie. Znów odpowiada automatyczny asystent.`,
  },
  pt: {
    claimed: (name) => `${name}, da nossa equipa, já está aqui e vai responder.`,
    givenBack: (name) =>
      `${name} saiu da conversa. Quem responde de novo é o assistente automático.`,
  },
  sv: {
    claimed: (name) => `${name} från vårt team är här nu och svarar dig.`,
    givenBack: (name) =>
      `${name} har lämnat samtalet. Du skriver med den automatiska assistenten igen.`,
  },
} as const satisfies Readonly<Record<string, Words>>;

export const claimedWords = (by: Staff, language: string): string =>
  wordsIn(language).claimed(by.name);

export const givenBackWords = (by: Staff, language: string): string =>
  wordsIn(language).givenBack(by.name);

/** Any Norwegian reads Bokmål; a language that is not here reads English. */
function wordsIn(language: string): Words {
  const [base = ''] = language.toLowerCase().split('-');
  const code = base === 'no' || base === 'nn' ? 'nb' : base;
  return Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS] : WORDS.en;
}
