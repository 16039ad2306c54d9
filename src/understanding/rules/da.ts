import { type LanguageTable, phrases, wordList } from './table.ts';

export const da: LanguageTable = {
  language: 'da',
  evidence: wordList(
    'jeg og at det en et ikke min mit mine er vil med for hvor har pa som kan til af den men hvornar hej i faet onsker noget gerne',
  ),
  yes: phrases(
    'ja | ja tak | jep | jo | jada | absolut | praecis | rigtigt | det er rigtigt | det passer | korrekt | gor det | ga i gang | bekraeft | bekraefter | jeg bekraefter | bekraeftet | selvfolgelig | gerne | 👍 | ✅',
  ),
  softYes: phrases('ok | okay | okej | fint | det er fint | godt | super | perfekt'),
  no: phrases(
    'nej | nej tak | naeh | ikke endnu | ikke nu | aldrig | vent | helst ikke | lad vaere | det passer ikke | forkert | ingen | ikke | 👎 | ❌',
  ),
  polite: phrases('tak | mange tak | tusind tak | venligst | da | det | nu | sa'),
  stop: phrases('stop | afmeld | afmelde'),
  start: phrases('begynd'),
  leave: phrases(
    'glem det | lige meget | det er lige meget | det gor ikke noget | afbryd | annuller | tilbage | jeg har ombestemt mig | jeg har skiftet mening',
  ),
  people: phrases(
    'menneske | et menneske | rigtigt menneske | et rigtigt menneske | person | en person | rigtig person | medarbejder | en medarbejder | kundeservice | kundesupport | nogen | agent | radgiver | leder | ansat | support',
  ),
  askFor:
    /\b(tale|snakke|kontakte|kontakt|ringe|stille om|stilles om|vil|onsker|kan jeg|have|chatte|brug for|fa)\b/,
  notAskedFor:
    /\b(ikke|ingen|uden)\b( \w+){0,4} (tale|snakke|menneske|person|medarbejder)\b|\b(person|medarbejder|agent|nogen|ansat) (som|der|var|har|sagde|havde)\b|\b(til|for) (nogen|en person)\b/,
  everything:
    /\b(alt|det hele|hele (ordren|bestillingen|kobet)|alle (varer|produkter))\b|^(alle|begge)$/,
  ordinals: [
    ['forste', 'en'],
    ['anden', 'andet', 'to'],
    ['tredje', 'tre'],
    ['fjerde', 'fire'],
  ],
  last: phrases('sidste'),
  intents: [
    [
      'refund',
      0.85,
      /\b(refusion|refundere|refunderet|refunder|tilbagebetaling|tilbagebetalt|tilbagebetale|pengene tilbage|penge tilbage|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(hvor|hvornar|status)\b.*\b(refusion|refundering|tilbagebetaling|tilbagebetalingen|pengene|penge)\b/,
    ],
    [
      'refund_policy',
      0.93,
      /\b(vilkar|regler|betingelser)\b.*\b(refusion|retur|returnering|tilbagebetaling)\b|\b(fortrydelsesret|returpolitik|returret)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(annullere|annuller|annullering|afbestille|afbestil|afbestilling|aflyse|aflys)\b/,
    ],
    ['cancellation_policy', 0.95, /\b(gebyr|vilkar|regler|koster)\b.*\b(annuller|afbestil)/],
    [
      'dispute',
      0.88,
      /\b(bestride|bestrider|indsigelse|tvist|reklamere|reklamation|chargeback|svindel|uautoriseret)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(hvor|hvornar|status|spore)\b.*\b(ordre|ordren|bestilling|bestillingen|pakke|pakken|levering|leveringen)\b|\b(ordrestatus|sporing)\b/,
    ],
    ['return_or_exchange', 0.8, /\b(returnere|retur|sende tilbage|bytte|ombytte)\b/],
    ['change_address', 0.9, /\b(aendre|skifte|opdatere|ny|forkert)\b.*\b\w*adresse(n)?\b/],
    ['invoice', 0.88, /\b(faktura|fakturaen|kvittering|kvitteringen)\b/],
    ['delivery_info', 0.85, /\b(fragtpris|leveringstid|forsendelsesomkostninger)\b/],
    ['account', 0.8, /\b(adgangskode|kodeord|min konto|logge ind|registrere)\b/],
    ['complaint', 0.85, /\b(klage|uacceptabelt)\b/],
    ['greeting', 0.7, /^(hej|hejsa|halloj|god(morgen|aften|dag)|god (morgen|aften|dag))$/],
    ['thanks', 0.7, /^((ok|tusind|mange) )*tak( (skal du have|for hjaelpen))?$/],
    ['goodbye', 0.75, /^(farvel|hej hej|ha en god dag|vi ses)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(odelagt|odelagte|beskadiget|skadet|defekt|gaet i stykker|i stykker|virker ikke|fungerer ikke|revnet)\b/,
    ],
    [
      'wrong_item',
      /\bforkert(e)? (vare|produkt|storrelse|farve|model|ting)\b|\bfaet (den |det )?forkerte?\b/,
    ],
    [
      'not_as_described',
      /\b(ikke som (beskrevet|pa billedet)|stemmer ikke|svarer ikke til|forfalskning|darlig kvalitet)\b/,
    ],
    [
      'not_received',
      /\b(aldrig|ikke|intet)( \w+){0,2} (faet|kommet|modtaget|leveret|ankommet)\b|\b(blevet vaek|forsvundet)\b/,
    ],
    ['late', /\b(for sent|forsinket|forsinkelse)\b/],
    [
      'changed_mind',
      /\b(ombestemt mig|fortrudt|skiftet mening|passer (mig )?ikke|for (lille|stor|dyr)|kan ikke lide|behover (den |det )?ikke)\b/,
    ],
  ],
  disputes: [
    ['charged_twice', /\b(to gange|2 gange|dobbelt)\b/],
    [
      'not_recognised',
      /\b(kender ikke|genkender ikke|ukendt (traek|betaling|haevning)|ikke mig|svindel|ikke lavet)\b/,
    ],
    ['wrong_amount', /\bforkert (belob|sum|pris)\b|\bfor meget (betalt|trukket|haevet)\b/],
    [
      'refund_missing',
      /\b(refusion|tilbagebetaling|tilbagebetalingen|penge|pengene)\b.*\b(ikke|aldrig|stadig)\b.*\b(faet|kommet|modtaget)\b|\b(ikke|aldrig) (faet|modtaget)\b.*\b(refusion|penge|pengene|tilbagebetaling)/,
    ],
    [
      'not_received',
      /\b(aldrig|ikke|intet)( \w+){0,2} (faet|kommet|modtaget|leveret|ankommet)\b|\b(blevet vaek|forsvundet)\b/,
    ],
    ['not_as_described', /\b(ikke som (beskrevet|pa billedet)|forfalskning)\b/],
  ],
  unwanted:
    /\b(ingen|ikke)\b( \w+){0,2} (refusion|annullere|afbestille|tilbagebetaling|pengene tilbage)\b/,
  keyWords: wordList(
    'refusion refundere annullere afbestille bestilling kundeservice faktura levering tilbagebetaling medarbejder',
  ),
  knownWords: wordList('bestillinger bestilt leveringer medarbejdere'),
};
