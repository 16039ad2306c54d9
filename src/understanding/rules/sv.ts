import { type LanguageTable, phrases, wordList } from './table.ts';

export const sv: LanguageTable = {
  language: 'sv',
  evidence: wordList(
    'jag och att det en ett inte min mitt mina ar vill med for var har pa som kan till av den men nar hej ni fatt',
  ),
  yes: phrases(
    'ja | ja tack | japp | jadu | jajamen | jo | javisst | visst | absolut | precis | stammer | det stammer | korrekt | gor det | kor pa | bekrafta | jag bekraftar | bekraftar | bekraftat | sjalvklart | garna | 👍 | ✅',
  ),
  softYes: phrases('ok | okej | okay | bra | det ar bra | perfekt | toppen'),
  no: phrases(
    'nej | nej tack | nae | nej da | inte an | inte nu | aldrig | vanta | helst inte | gor inte det | det stammer inte | fel | ingen | inget | inga | inte | 👎 | ❌',
  ),
  polite: phrases('tack | tack sa mycket | snalla | da | det | nu | sa'),
  stop: phrases('stopp | avsluta | avregistrera | avanmal | sluta'),
  start: phrases('starta'),
  leave: phrases(
    'strunta i det | glom det | skit samma | det kvittar | det gor inget | avbryt | tillbaka | jag har andrat mig | lat bli',
  ),
  people: phrases(
    'manniska | en manniska | riktig manniska | en riktig manniska | person | en person | riktig person | medarbetare | en medarbetare | handlaggare | kundtjanst | kundservice | nagon | agent | radgivare | chef | support | personal',
  ),
  askFor:
    /\b(prata|tala|snacka|kontakta|kontakt|ringa|koppla|vill|behover|kan jag|fa|chatta|onskar)\b/,
  notAskedFor:
    /\b(inte|ingen|utan)\b( \w+){0,4} (prata|tala|manniska|person|medarbetare)\b|\b(person|medarbetare|agent|nagon) (som|var|har|sa|hade)\b|\b(at|till|for) (nagon|en person)\b/,
  everything:
    /\b(allt|alltihop|hela (ordern|bestallningen|kopet)|alla (varor|produkter))\b|^(alla|bada)$/,
  ordinals: [
    ['forsta', 'ett'],
    ['andra', 'tva'],
    ['tredje', 'tre'],
    ['fjarde', 'fyra'],
  ],
  last: phrases('sista | senaste'),
  intents: [
    [
      'refund',
      0.85,
      /\b(aterbetalning|aterbetala|aterbetalt|aterbetalningen|pengarna tillbaka|pengar tillbaka|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(var|nar|status)\b.*\b(aterbetalning|aterbetalningen|pengarna|pengar)\b/,
    ],
    [
      'refund_policy',
      0.93,
      /\b(villkor|policy|regler)\b.*\b(aterbetalning|retur|oppet kop)\b|\b(returpolicy|angerratt|oppet kop)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(avbestalla|avbestall|avbestallning|annullera|makulera|avboka|avbryta (min )?(order|bestallning)|avbryt (min )?(order|bestallning))\b/,
    ],
    [
      'cancellation_policy',
      0.95,
      /\b(avgift|villkor|policy|kostar)\b.*\b(avbestall|avboka|annuller)/,
    ],
    [
      'dispute',
      0.88,
      /\b(bestrida|bestrider|tvist|reklamera|reklamation|chargeback|bedrageri|obehorig)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(var|nar|status|spara)\b.*\b(order|ordern|bestallning|bestallningen|paket|paketet|leverans|leveransen)\b|\b(orderstatus|spara paket)\b/,
    ],
    ['return_or_exchange', 0.8, /\b(returnera|retur|skicka tillbaka|byta|byte)\b/],
    ['change_address', 0.9, /\b(andra|byta|uppdatera|ny|fel)\b.*\b\w*adress(en)?\b/],
    ['invoice', 0.88, /\b(faktura|fakturan|kvitto|kvittot)\b/],
    ['delivery_info', 0.85, /\b(fraktkostnad|leveranstid|leveranstider|fraktalternativ)\b/],
    ['account', 0.8, /\b(losenord|mitt konto|logga in|registrera)\b/],
    ['complaint', 0.85, /\b(klagomal|klaga|oacceptabelt)\b/],
    ['greeting', 0.7, /^(hej|hejsan|hallo|tjena|god (morgon|kvall|dag)|goddag)$/],
    ['thanks', 0.7, /^((ok|okej|stort|bra) )*tack( (sa mycket|for hjalpen))?$/],
    ['goodbye', 0.75, /^(hej da|adjo|ha det( bra)?|vi hors)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(trasig|trasigt|trasiga|skadad|skadat|defekt|sonder|funkar inte|fungerar inte|sprucken)\b/,
    ],
    ['wrong_item', /\b(fel) (vara|produkt|storlek|farg|artikel|modell|sak)\b|\bfatt fel\b/],
    [
      'not_as_described',
      /\b(inte som (beskriven|beskrivet|pa bilden)|stammer inte (med|overens)|forfalskning|dalig kvalitet)\b/,
    ],
    [
      'not_received',
      /\b(aldrig|inte|inget)( \w+){0,2} (fatt|kommit|mottagit|levererats|anlant|levererad)\b|\b(kommit bort|forsvunnit)\b/,
    ],
    ['late', /\b(for sent|forsenad|forsenat|forsening)\b/],
    [
      'changed_mind',
      /\b(andrat mig|angrat mig|passar inte|for (liten|stor|dyr|litet|stort)|gillar inte|behover inte)\b/,
    ],
  ],
  disputes: [
    [
      'charged_twice',
      /\b(dubbelt|tva ganger|2 ganger|dubbla)\b.*|\b(dubbeldebiterad|dubbel dragning)\b/,
    ],
    [
      'not_recognised',
      /\b(kanner inte igen|okand (debitering|betalning|dragning)|inte gjort|inte jag|bedrageri)\b/,
    ],
    ['wrong_amount', /\bfel (belopp|summa|pris)\b|\bfor mycket (betalt|debiterat|draget)\b/],
    [
      'refund_missing',
      /\b(aterbetalning|aterbetalningen|pengar|pengarna)\b.*\b(inte|aldrig|fortfarande)\b.*\b(fatt|kommit)\b|\b(inte|aldrig) fatt\b.*\b(aterbetalning|pengar)/,
    ],
    [
      'not_received',
      /\b(aldrig|inte|inget)( \w+){0,2} (fatt|kommit|mottagit|levererats|anlant|levererad)\b|\b(kommit bort|forsvunnit)\b/,
    ],
    ['not_as_described', /\b(inte som (beskriven|beskrivet|pa bilden)|forfalskning)\b/],
  ],
  unwanted: /\b(ingen|inte)\b( \w+){0,2} (aterbetalning|avbestalla|annullera|pengar tillbaka)\b/,
  keyWords: wordList(
    'aterbetalning aterbetala avbestalla bestallning faktura leverans kundtjanst reklamera',
  ),
  knownWords: wordList('bestallningar bestallt leveranser'),
};
